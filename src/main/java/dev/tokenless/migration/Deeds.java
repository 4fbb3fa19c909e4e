package dev.tokenless.migration;

import dev.tokenless.github.EnvironmentState;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.Secret;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a change asks of GitHub: the one place for the walk that does it and for the dry run that only shows it.
final class Deeds {

    private Deeds() {}

    static EnvironmentState protect(GitHub github, RepositoryName repository, Change.PutEnvironment change) {
        return github.putEnvironment(repository, change.name(), change.wanted());
    }

    /// Sends the rehearsal.
    static void mint(GitHub github, RepositoryName repository, Change.Mint change, EnvironmentRules rules) {
        put(github, repository, change, rules, MintRehearsal.admitting(rules));
        github.pushBare(
                repository,
                MintRehearsal.BRANCH,
                Map.of(change.target().file().path(), MintRehearsal.text(change.target())),
                "Rehearse trusted publishing without an upload");
    }

    /// Takes its branch and its rule away again.
    static void endMinting(GitHub github, RepositoryName repository, Change.Mint change, EnvironmentRules rules) {
        put(github, repository, change, rules, MintRehearsal.closed(rules));
        github.deleteBranch(repository, MintRehearsal.BRANCH);
    }

    private static void put(
            GitHub github,
            RepositoryName repository,
            Change.Mint change,
            EnvironmentRules rules,
            EnvironmentRules wanted) {
        if (!Rules.same(rules, wanted)) {
            github.putEnvironment(repository, change.target().environment().orElseThrow(), wanted);
        }
    }

    /// @throws RoadException `plan-stale` if the files have changed since the plan was made
    static Proposal proposal(Plan plan, Survey now, boolean draft) {
        Map<String, String> files = new HashMap<>();
        for (Draft drafted : Planner.drafts(now, plan.choices())) {
            files.put(drafted.path(), drafted.after());
        }
        for (FileChange file : plan.files()) {
            String text = files.get(file.path());
            if (text == null || !Digest.sha256(text).equals(file.afterSha256())) {
                throw new RoadException(Reason.of(
                        "plan-stale",
                        file.path() + " has changed on " + now.repository().defaultBranch()
                                + " since the plan was made. Start again: you are shown the new plan."));
            }
        }
        PullRequestText text = plan.pullRequest();
        return new Proposal(
                text.branch(),
                now.repository().defaultBranch(),
                text.title(),
                text.body(),
                text.title(),
                Map.copyOf(files),
                draft);
    }

    /// The secrets as GitHub has them that one of the plan means.
    static List<Secret> stored(Plan plan, DoomedSecret doomed, Survey now) {
        return now.secrets().secrets().stream()
                .filter(secret -> Places.same(doomed, secret)
                        && secret.place().deletable()
                        && !plan.choices().keep().contains(doomed.name()))
                .toList();
    }
}
