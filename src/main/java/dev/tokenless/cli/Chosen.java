package dev.tokenless.cli;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.Repository;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.migration.Engine;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Sources;
import java.util.ArrayList;
import java.util.List;

/// Which repositories a command is about.
final class Chosen {

    private final Connection connection;
    private final Engine engine;

    Chosen(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /// The named ones; else those begun before and, unless only those are wanted, all that still use a token.
    List<RepositoryName> names(List<String> typed, boolean onlyBegun, PersonWords words) {
        if (!typed.isEmpty()) {
            return Arguments.repositories(typed);
        }
        if (words.repository().isPresent()) {
            return List.of(words.repository().get());
        }
        List<RepositoryName> names = new ArrayList<>(engine.begun());
        if (!onlyBegun) {
            connection
                    .ports()
                    .github()
                    .scan(
                            ScanFilter.defaults(),
                            repository -> {
                                if (!names.contains(repository.name()) && usesToken(repository)) {
                                    names.add(repository.name());
                                }
                            },
                            new Cancellation());
        }
        return names;
    }

    static boolean usesToken(Repository repository) {
        Sources sources = new Sources(repository.workflows());
        return repository.workflows().keySet().stream()
                .flatMap(path -> Rewriter.rewrite(path, sources, RewriteChoices.defaults()).publications().stream())
                .anyMatch(Chosen::usesToken);
    }

    static boolean usesToken(Publication publication) {
        return publication.index().trustsPublishers()
                && switch (publication.credential()) {
                    case Credential.Token _, Credential.Password _ -> true;
                    case Credential.Trusted _, Credential.Unknown _ -> false;
                };
    }
}
