package dev.tokenless.record;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.GitHubException;
import dev.tokenless.migration.Draft;
import dev.tokenless.migration.FileChange;
import dev.tokenless.migration.Particulars;
import dev.tokenless.migration.Ports;
import dev.tokenless.migration.ProposedFiles;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a record of how repositories stand; both faces use it.
///
/// @param by      who walked the road, where that is known
/// @param version of Tokenless
public record Recorder(Ports ports, Optional<String> by, boolean practice, String version) {

    /// Reads what each pull request changes; where that cannot be read, the record says so.
    ///
    /// @throws dev.tokenless.desktop.CancelledException if cancelled
    public CompletionRecord record(List<Standing> standings, Cancellation cancellation) {
        Map<RepositoryName, ChangedFiles> files = new HashMap<>();
        for (Standing standing : standings) {
            cancellation.throwIfCancelled();
            files.put(
                    standing.repository(),
                    standing.particulars()
                            .flatMap(known -> known.proposal())
                            .map(proposed -> files(standing.repository(), proposed, cancellation))
                            .orElse(ChangedFiles.NONE));
        }
        return new CompletionRecord(ports.pace().now(), by, practice, version, standings, files);
    }

    private ChangedFiles files(RepositoryName repository, Particulars.Proposed proposed, Cancellation cancellation) {
        try {
            List<Draft> read = ProposedFiles.read(ports, repository, proposed, cancellation);
            Set<String> found = read.stream().map(Draft::path).collect(Collectors.toSet());
            return new ChangedFiles(
                    read,
                    proposed.files().stream()
                            .map(FileChange::path)
                            .filter(path -> !found.contains(path))
                            .map(path -> path + " is no longer at commit " + proposed.tip()
                                    + ", so its difference is not shown here.")
                            .toList());
        } catch (GitHubException failed) {
            return new ChangedFiles(
                    List.of(),
                    List.of("The differences could not be read when this record was written; the pull request shows"
                            + " them. " + failed.failure().sentence()));
        }
    }
}
