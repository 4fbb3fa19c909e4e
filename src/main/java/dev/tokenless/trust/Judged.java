package dev.tokenless.trust;

import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.Workflow;
import java.util.List;

/// One workflow file as it is judged.
///
/// @param standing the text as it is; findings are placed in it
/// @param judged the same, or what the rewriter would leave
/// @param publications those of the judged text
/// @param sources the repository's files, for the local actions that it calls
record Judged(Workflow standing, Workflow judged, List<Publication> publications, Sources sources) {

    Judged {
        publications = List.copyOf(publications);
    }

    String path() {
        return standing.path();
    }

    boolean rewritten() {
        return !standing.text().equals(judged.text());
    }

    /// Those that reach PyPI or TestPyPI by the run's identity.
    List<Publication> trusted() {
        return publications.stream()
                .filter(publication -> publication.credential() instanceof Credential.Trusted)
                .filter(publication ->
                        publication.index().trustsPublishers() || publication.index() == IndexKind.COMPUTED)
                .toList();
    }

    /// Where a job of the judged text stands in the file as it is; line 1 for a job that the rewriter adds.
    int line(Job job) {
        return standing.job(job.id()).map(Job::line).orElse(1);
    }

    int line(Publication publication) {
        return rewritten() ? line(publication.job()) : publication.line();
    }
}
