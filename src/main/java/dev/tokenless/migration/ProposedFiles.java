package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a pull request with their texts, read again at the two commits: the journal keeps hashes only.
public final class ProposedFiles {

    private ProposedFiles() {}

    /// What the pull request changes, file by file; a file that can no longer be read is left out.
    ///
    /// @throws dev.tokenless.github.GitHubException if GitHub does not answer
    /// @throws dev.tokenless.desktop.CancelledException if cancelled
    public static List<Draft> read(
            Ports ports, RepositoryName repository, Particulars.Proposed proposed, Cancellation cancellation) {
        List<String> paths = proposed.files().stream().map(FileChange::path).toList();
        var github = ports.github().during(cancellation, _ -> {});
        Map<String, String> before =
                github.sources(repository, proposed.base(), paths).texts();
        Map<String, String> after =
                github.sources(repository, proposed.tip(), paths).texts();
        return proposed.files().stream()
                .flatMap(file -> after.containsKey(file.path())
                        ? Stream.of(new Draft(
                                file.path(),
                                Optional.ofNullable(before.get(file.path())),
                                after.getOrDefault(file.path(), ""),
                                file.changes()))
                        : Stream.empty())
                .toList();
    }
}
