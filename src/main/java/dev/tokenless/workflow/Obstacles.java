package dev.tokenless.workflow;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What no form of the rewrite can get around.
final class Obstacles {

    private static final Pattern MATRIX = Pattern.compile("\\$\\{\\{\\s*matrix\\.([A-Za-z_][A-Za-z0-9_-]*)\\s*}}");

    private static final Pattern ON_TAGS = Pattern.compile(
            "startsWith\\(\\s*github\\.ref\\s*,\\s*'refs/tags[^']*'\\s*\\)|github\\.ref_type\\s*==\\s*'tag'");

    private Obstacles() {}

    static void check(JobSite site) {
        for (Finding finding : site.needed()) {
            SecretConditions.refuse(site, finding);
            Publication publication = finding.publication();
            if (!finding.obstacles().isEmpty()) {
                throw new CannotPlan(finding.obstacles().getFirst());
            }
            Step step = finding.step();
            if (step.run().isPresent()
                    && (step.uses().isPresent() || !step.with().isEmpty())) {
                throw new CannotPlan(
                        "not-a-workflow",
                        publication.line(),
                        "GitHub refuses this step: `run` cannot stand beside `uses` or `with`. Make one step of each, then run this again.");
            }
            if (publication.index() == IndexKind.COMPUTED) {
                throw new CannotPlan(
                        "computed-index",
                        publication.line(),
                        "Which index this step uploads to is decided by an expression. Write one step per index, each with its URL in plain text, then run this again.");
            }
            if (publication.credential() instanceof Credential.Unknown unknown) {
                throw new CannotPlan(
                        "unknown-credential",
                        publication.line(),
                        "This step uploads, but " + unknown.why()
                                + ". Find where its credential comes from, remove it, and run this again.");
            }
        }
        if (site.workflow().trigger("pull_request_target").isPresent()
                && site.needed().stream().anyMatch(f -> !neverOnPullRequests(site.job(), f.step()))) {
            throw new CannotPlan(
                    "pull-request-target",
                    site.workflow().trigger("pull_request_target").orElseThrow().line(),
                    "PyPI refuses every run that `pull_request_target` has started. Publish from a release or a tag instead.");
        }
        boolean onlyCalled =
                site.workflow().triggers().stream().allMatch(t -> t.event().equals("workflow_call"));
        if (onlyCalled && site.workflow().trigger("workflow_call").isPresent()) {
            throw new CannotPlan(
                    "reusable-workflow",
                    site.needed().getFirst().publication().line(),
                    "This workflow runs only when another one calls it; PyPI does not support trusted publishing with attestations there. Move the publish job into the calling"
                            + " workflow, with `id-token: write`, an environment and PyPA's action, let this one only build and keep the files as an artifact, and drop the secret's declaration here and in every call.");
        }
    }

    /// A condition that no run by `pull_request_target` meets, whose ref is a branch and never a tag.
    private static boolean neverOnPullRequests(Job job, Step step) {
        return Stream.of(job.condition(), step.condition())
                .flatMap(Optional::stream)
                .anyMatch(c -> Conditions.exclude(c, "github.event_name == 'pull_request_target'")
                        || Conditions.conjuncts(c).stream()
                                .anyMatch(p -> ON_TAGS.matcher(p).matches()));
    }

    static boolean onPlainLinux(Job job) {
        return !job.hasContainer()
                && !job.runsOn().isEmpty()
                && job.runsOn().stream()
                        .flatMap(l -> labels(job, l).stream())
                        .map(l -> l.toLowerCase(Locale.ROOT))
                        .noneMatch(l -> l.startsWith("windows")
                                || l.startsWith("macos")
                                || l.contains("matrix.")
                                || l.equals("ubuntu-slim"));
    }

    /// The label, or all that a matrix written out in full can put there.
    private static Set<String> labels(Job job, String label) {
        Matcher matrix = MATRIX.matcher(label.strip());
        Set<String> values = matrix.matches() ? MatrixValues.of(job, matrix.group(1)) : Set.of();
        return values.isEmpty() || values.stream().anyMatch(v -> v.contains("${{")) ? Set.of(label) : values;
    }

    static void requireLinux(Job job, Step step) {
        if (!onPlainLinux(job)) {
            throw new CannotPlan(
                    "not-linux",
                    step.line(),
                    "PyPA's action runs on plain Linux runners only, and this job runs on another system, in a matrix of systems or in a container."
                            + " Keep its files as an artifact and publish them in a Linux job of its own.");
        }
    }
}
