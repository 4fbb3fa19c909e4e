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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which repositories a command is about.
final class Chosen {

    private final Connection connection;
    private final Engine engine;

    Chosen(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /// The named ones; else those begun before and all that still use a token.
    List<RepositoryName> toMigrate(List<String> typed, PersonWords words) {
        Optional<List<RepositoryName>> named = named(typed, words);
        if (named.isPresent()) {
            return named.get();
        }
        Set<RepositoryName> names = new LinkedHashSet<>(engine.begun());
        connection
                .ports()
                .github()
                .scan(
                        ScanFilter.defaults(),
                        repository -> {
                            if (usesToken(repository)) {
                                names.add(repository.name());
                            }
                        },
                        new Cancellation());
        return List.copyOf(names);
    }

    /// The named ones; else all that were begun.
    List<RepositoryName> toResume(List<String> typed, PersonWords words) {
        return named(typed, words).orElseGet(engine::begun);
    }

    /// The named ones; else all in which something was done.
    List<RepositoryName> toUndo(List<String> typed, PersonWords words) {
        return named(typed, words).orElseGet(engine::undoable);
    }

    private static Optional<List<RepositoryName>> named(List<String> typed, PersonWords words) {
        return typed.isEmpty()
                ? words.repository().map(List::of)
                : Optional.of(Arguments.repositories(typed).stream().distinct().toList());
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
