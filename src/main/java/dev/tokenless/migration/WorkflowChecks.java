package dev.tokenless.migration;

import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Items 3, 4, 5 and 10: what the default branch says now.
final class WorkflowChecks {

    private final Plan plan;
    private final Survey now;
    private final Pages pages;
    private final List<Rewriting> rewritings;

    WorkflowChecks(Plan plan, Evidence evidence, Pages pages) {
        this.plan = plan;
        this.now = evidence.now();
        this.pages = pages;
        this.rewritings = now.rewritings(plan.choices().rewrite());
    }

    State idToken(Target.Publishing target) {
        return all(
                target,
                "permissions of the publish job",
                "id-token: write",
                "id-token-missing",
                publication -> permissions(target, publication));
    }

    State noPassword(Target.Publishing target) {
        return all(
                target,
                "credentials of the publish step",
                "none",
                "credential-left",
                publication -> publication.credential() instanceof Credential.Trusted);
    }

    State namedEnvironment(Target.Publishing target) {
        String wanted = target.environment().map(name -> name.value()).orElse("");
        return all(
                target,
                "environment of the publish job",
                wanted,
                "environment-unnamed",
                publication -> target.environment().isPresent()
                        && publication
                                .job()
                                .environment()
                                .filter(use -> target.environment().get().equals(use.name()))
                                .isPresent());
    }

    /// A credential whose index only the run decides could still be a PyPI token, so the fourth item stays open for
    /// it.
    Map<Target, State> withUndecided(Map<Target, State> states) {
        Optional<String> undecided = rewritings.stream()
                .filter(rewriting -> rewriting.publications().stream()
                        .anyMatch(publication -> publication.index() == IndexKind.COMPUTED
                                && !(publication.credential() instanceof Credential.Trusted)))
                .map(Rewriting::path)
                .findFirst();
        if (undecided.isEmpty()) {
            return states;
        }
        Map<Target, State> all = new LinkedHashMap<>(states);
        all.put(
                new Target.WholeRepository(),
                new State.Blocked(Reason.of(
                        "index-computed",
                        undecided.get() + " chooses its index while it runs. Make one job for each index.")));
        return all;
    }

    State documented() {
        if (!plan.choices().document()) {
            return new State.NotNeeded(Reason.of("decided", "Decided against."));
        }
        if (plan.targets().isEmpty()) {
            return new State.NotNeeded(Reason.of("no-publication", "There is no release to document."));
        }
        if (plan.moved().isEmpty()) {
            return new State.Blocked(Reason.of("nothing-moved", "There is no new way to publish to document yet."));
        }
        boolean there = Releasing.documents(
                now.sources().text(Releasing.PATH), now.repository().name(), plan.moved());
        return there
                ? new State.Proved(proof(Releasing.PATH, "the section is on " + branch(), Releasing.PATH))
                : new State.Pending(
                        Reason.of("not-documented", Releasing.PATH + " does not say it on " + branch() + " yet."));
    }

    private State all(
            Target.Publishing target, String asked, String answer, String code, Predicate<Publication> holds) {
        List<Publication> publications = Targets.publications(target, rewritings);
        String path = target.file().path();
        if (publications.isEmpty()) {
            return new State.Blocked(Reason.of(
                    "workflow-gone",
                    path + " on " + branch() + " no longer publishes to " + Indexes.name(target.index())
                            + ". If it was renamed, the publisher must name the new file."));
        }
        return publications.stream()
                .filter(holds.negate())
                .findFirst()
                .<State>map(publication -> new State.Pending(Reason.of(
                        code,
                        "Not so on " + branch() + ": " + path + ", job " + publication.jobId() + ", line "
                                + publication.line() + ".")))
                .orElseGet(() -> new State.Proved(proof(asked, answer, path)));
    }

    private boolean permissions(Target.Publishing target, Publication publication) {
        return Targets.rewritings(target, rewritings).stream()
                .filter(rewriting -> rewriting.publications().contains(publication))
                .map(rewriting -> Workflow.read(
                        rewriting.path(), now.repository().workflows().getOrDefault(rewriting.path(), "")))
                .anyMatch(reading -> reading instanceof Workflow workflow
                        && publication.job().effectivePermissions(workflow).grantsIdToken());
    }

    private Proof proof(String asked, String answered, String path) {
        String commit = now.repository().headSha();
        return new Proof(
                asked,
                answered + ", " + branch() + " at " + commit.substring(0, Math.min(7, commit.length())),
                now.at(),
                pages.file(plan.repository(), commit, path));
    }

    private String branch() {
        return now.repository().defaultBranch();
    }
}
