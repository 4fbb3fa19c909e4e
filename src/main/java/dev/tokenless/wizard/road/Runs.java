package dev.tokenless.wizard.road;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.RunStatus;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.trust.Doctor;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The runs of a repository's publishing workflows, read for the doctor.
final class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class.getName());

    private Runs() {}

    static Optional<Diagnosis> newestFailure(GitHub github, RepositoryName repository, Collection<WorkflowFile> files) {
        try {
            return files.stream()
                    .flatMap(file -> github.runs(repository, file).stream().limit(1))
                    .max(Comparator.comparing(WorkflowRun::createdAt))
                    .filter(run -> run.status() == RunStatus.COMPLETED
                            && run.conclusion().equals(Optional.of("failure")))
                    .map(run -> new Diagnosis(run, Doctor.explain(github.log(repository, run.id()))));
        } catch (GitHubException unreadable) {
            LOG.log(Level.FINE, "no log to explain", unreadable);
            return Optional.empty();
        }
    }
}
