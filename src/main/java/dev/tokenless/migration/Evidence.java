package dev.tokenless.migration;

import dev.tokenless.github.PullRequest;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the world says, read again; never what our own success message said.
///
/// @param now           the repository and its projects as they are now
/// @param pullRequest   the pull request of the plan, if it was opened
/// @param runs          the newest runs of each workflow that publishes, newest first
/// @param tokenless     whether a commit's workflow publishes without any credential, for the commits that matter
/// @param verifications what the newest upload of each target says
/// @param credentials   which publish jobs used which secret at the commit that was planned for; the guard believes
///     this, not the plan, which somebody may have edited
public record Evidence(
        Survey now,
        Optional<PullRequest> pullRequest,
        Map<WorkflowFile, List<WorkflowRun>> runs,
        Map<Tokenless, Boolean> tokenless,
        Map<Target.Publishing, Verification> verifications,
        Map<SecretName, Set<Target.Publishing>> credentials) {

    /// A commit's way to publish. The workflow at the source commit shows whether the commit holds the migration;
    /// the time of an upload alone would not.
    record Tokenless(String commit, WorkflowFile file, IndexKind index) {}

    /// What the newest upload of a target says.
    public Verification verification(Target.Publishing target) {
        Verification known = verifications.get(target);
        return known != null ? known : new Verification.NotYet("The index was not asked yet.");
    }

    /// The newest rehearsal of a target: a run of its workflow file on the rehearsal's branch, whose commit holds our
    /// own text and nothing else.
    Optional<WorkflowRun> minted(Target.Publishing target) {
        return runs.getOrDefault(target.file(), List.of()).stream()
                .filter(run -> run.headBranch().equals(MintRehearsal.BRANCH))
                .filter(run ->
                        tokenless.getOrDefault(new Tokenless(run.headSha(), target.file(), IndexKind.COMPUTED), false))
                .findFirst();
    }

    /// The newest run of a workflow whose commit publishes without any credential.
    Optional<WorkflowRun> newestTokenlessRun(Target.Publishing target) {
        return runs.getOrDefault(target.file(), List.of()).stream()
                .filter(run ->
                        tokenless.getOrDefault(new Tokenless(run.headSha(), target.file(), target.index()), false))
                .findFirst();
    }

    /// Who else uses a secret, once the workflows are rewritten; empty if nobody.
    Optional<String> otherUse(Choices choices, SecretName name) {
        return now.rewritings(choices.rewrite()).stream()
                .flatMap(rewriting -> SecretUse.in(
                        rewriting.path(),
                        rewriting.after(now.repository().workflows().getOrDefault(rewriting.path(), "")),
                        name)
                        .stream())
                .findFirst();
    }

    /// Which other branch uses a secret, as `publish.yml, line 12, on branch 1.x`; empty if none does.
    Optional<String> otherBranch(SecretName name) {
        return now.otherBranches().stream()
                .flatMap(file ->
                        SecretUse.in(file.path(), file.text(), name)
                                .map(use -> use + ", on branch " + file.branch())
                                .stream())
                .findFirst();
    }

    /// Which other branch still publishes to an index with something stored, whatever it is, as `publish.yml, line 12,
    /// on branch 1.x`; empty if none does.
    Optional<String> otherBranch(IndexKind index) {
        return now.otherBranches().stream()
                .flatMap(file -> Rewriter.rewrite(
                                file.path(), new Sources(Map.of(file.path(), file.text())), RewriteChoices.defaults())
                        .publications()
                        .stream()
                        .filter(publication -> publication.index() == index
                                && !(publication.credential() instanceof Credential.Trusted))
                        .map(publication -> WorkflowFile.of(file.path()).name() + ", line " + publication.line()
                                + ", on branch " + file.branch()))
                .findFirst();
    }
}
