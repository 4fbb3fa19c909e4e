package dev.tokenless.record;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.GitHubException;
import dev.tokenless.migration.Draft;
import dev.tokenless.migration.Ports;
import dev.tokenless.migration.ProposedFiles;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a record of how repositories stand; both faces use it.
///
/// @param by      who walked the road, where that is known
/// @param version of Tokenless
public record Recorder(Ports ports, Optional<String> by, boolean practice, String version) {

    /// Reads what each pull request changes; a repository whose files cannot be read is recorded without them.
    ///
    /// @throws dev.tokenless.desktop.CancelledException if cancelled
    public CompletionRecord record(List<Standing> standings, Cancellation cancellation) {
        Map<RepositoryName, List<Draft>> files = new HashMap<>();
        for (Standing standing : standings) {
            cancellation.throwIfCancelled();
            files.put(standing.repository(), files(standing, cancellation));
        }
        return new CompletionRecord(ports.pace().now(), by, practice, version, standings, files);
    }

    private List<Draft> files(Standing standing, Cancellation cancellation) {
        try {
            return standing.particulars()
                    .flatMap(known -> known.proposal())
                    .map(proposed -> ProposedFiles.read(ports, standing.repository(), proposed, cancellation))
                    .orElse(List.of());
        } catch (GitHubException _) {
            return List.of();
        }
    }
}
