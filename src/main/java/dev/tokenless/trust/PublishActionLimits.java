package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import java.util.ArrayList;
import java.util.List;

/// Where PyPI's publish action cannot run, or cannot attest (pypa/gh-action-pypi-publish, `README.md`).
final class PublishActionLimits implements StopperRule {

    @Override
    public List<Stopper> in(Subject subject) {
        List<Stopper> found = new ArrayList<>();
        subject.file().trusted().stream()
                .filter(publication -> publication.tool() == ToolName.GH_ACTION_PYPI_PUBLISH)
                .forEach(publication -> add(found, subject, publication));
        return found;
    }

    private static void add(List<Stopper> found, Subject subject, Publication publication) {
        Job job = publication.job();
        int line = subject.file().line(job);
        if (job.runsOn().stream().anyMatch(label -> label.startsWith("windows") || label.startsWith("macos"))) {
            found.add(subject.stopper(
                    "not-linux",
                    line,
                    "The publish action is able to run under GNU/Linux only; job " + job.id() + " runs on "
                            + String.join(", ", job.runsOn()) + ".",
                    "Upload the files as an artifact and publish from a job on ubuntu-latest."));
        }
        if (job.hasContainer()) {
            found.add(subject.stopper(
                    "job-container",
                    line,
                    "The publish action does not support a job with `container:`.",
                    "Publish from a job of its own without a container."));
        }
        if (isCalled(subject, job)
                && publication.step().map(PublishActionLimits::attests).orElse(false)) {
            found.add(subject.stopper(
                    "reusable-workflow-attestation",
                    line,
                    "The upload from a reusable workflow is trusted, but its attestation names the caller and is refused.",
                    "Put the publish job into the workflow that the event starts, or set `attestations: false`."));
        }
    }

    private static boolean isCalled(Subject subject, Job job) {
        return subject.ways().stream().anyMatch(way -> way.jobId().equals(job.id()) && Claims.reusable(way.claims()));
    }

    private static boolean attests(Step step) {
        Scalar attestations = step.with().get("attestations");
        return attestations == null || !attestations.text().equals("false");
    }
}
