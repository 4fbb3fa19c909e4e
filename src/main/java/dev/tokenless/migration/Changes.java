package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.workflow.ProjectName;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Each change in words, for every face: what it does, what must come first, and whether it can be put back.
public final class Changes {

    /// The pull request in the journal: workflows and document are one commit.
    static final String PROPOSAL = "pull-request";

    /// The pull request that reverts it.
    static final String REVERT = "revert";

    /// The whole plan, where nothing came of it.
    static final String PLAN = "plan";

    private Changes() {}

    /// What it does, in a line.
    public static String title(Change change) {
        return switch (change) {
            case Change.PutEnvironment environment ->
                (environment.before().exists() ? "Protect environment " : "Create environment ") + environment.name();
            case Change.RegisterPublisher publisher ->
                "Add the publisher to " + publisher.project() + " on "
                        + Indexes.name(publisher.target().index());
            case Change.RewriteWorkflows workflows -> "Rewrite " + files(workflows.files());
            case Change.Document document ->
                "Document releases in " + document.file().path();
            case Change.Rehearse _ -> "Try it on TestPyPI";
            case Change.Release _ -> "Cut the next release and verify it";
            case Change.DeleteSecrets secrets ->
                "Delete "
                        + secrets.secrets().stream()
                                .map(secret -> secret.name().value() + " (" + secret.place() + ")")
                                .collect(Collectors.joining(", "));
            case Change.RevokeTokens tokens -> "Revoke the API tokens on " + Indexes.name(tokens.index());
            case Change.Mint mint ->
                "Ask " + Indexes.name(mint.target().index()) + " for a token for "
                        + mint.target().project().map(ProjectName::value).orElse("?") + ", and throw it away";
            case Change.LookBack back ->
                "Look through what happened on " + Indexes.name(back.index()) + " since "
                        + back.since().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
        };
    }

    /// What must hold before it can be done.
    public static String precondition(Change change) {
        return switch (change) {
            case Change.PutEnvironment _ -> "You are an administrator of the repository.";
            case Change.RegisterPublisher _ ->
                "The environment is protected, else anyone with write access could publish through it. You own the project"
                        + " on the index.";
            case Change.RewriteWorkflows _, Change.Document _ ->
                "The environment is protected. The pull request stays a draft until the publisher is added: merged before,"
                        + " it would break the next release.";
            case Change.Rehearse _ -> "The pull request is merged and the publisher on TestPyPI is added.";
            case Change.Release _ -> "The pull request is merged and the publisher is added.";
            case Change.DeleteSecrets _ ->
                "A release without a token is verified for every project that the secret can reach, or you type the"
                        + " repository's name, or its token leaked and is revoked.";
            case Change.RevokeTokens _ ->
                "A release without a token is verified for every project that the tokens can reach, or you type the"
                        + " repository's name, or a token leaked.";
            case Change.Mint mint ->
                "The environment is protected and the publisher is added."
                        + (mint.opens()
                                ? " The environment lets the branch " + MintRehearsal.BRANCH
                                        + " in for as long as it takes."
                                : "");
            case Change.LookBack _ -> "The tokens are revoked, so that nothing new comes in while you look.";
        };
    }

    /// Whether the program can put it back.
    public static boolean undoable(Change change) {
        return switch (change) {
            case Change.PutEnvironment _, Change.RewriteWorkflows _, Change.Document _ -> true;
            case Change.RegisterPublisher _,
                    Change.Rehearse _,
                    Change.Release _,
                    Change.DeleteSecrets _,
                    Change.RevokeTokens _,
                    Change.LookBack _,
                    Change.Mint _ -> false;
        };
    }

    /// How it can be put back, or that it cannot.
    public static String undo(Change change) {
        return switch (change) {
            case Change.PutEnvironment environment ->
                environment.before().exists()
                        ? "Its rules are put back as they were, field by field."
                        : "The environment is deleted again.";
            case Change.RegisterPublisher _ -> "You remove the publisher on the same page.";
            case Change.RewriteWorkflows _, Change.Document _ ->
                "The pull request is closed and its branch deleted; once merged, a second pull request reverts it.";
            case Change.Rehearse _, Change.Release _ -> "A published version stays; it can only be yanked.";
            case Change.DeleteSecrets _ -> "Cannot be undone: GitHub never shows a secret's value.";
            case Change.RevokeTokens _ -> "Cannot be undone: a revoked token stays revoked.";
            case Change.Mint _ -> "Its branch and its rule are removed by themselves; PyPI keeps one event.";
            case Change.LookBack _ -> "Nothing is changed by looking; a file that you remove cannot be uploaded again.";
        };
    }

    /// The rules of an environment, one line each, for a before and after.
    public static List<String> words(EnvironmentRules rules) {
        if (!rules.exists()) {
            return List.of("there is no such environment");
        }
        List<String> lines = new ArrayList<>();
        lines.add("admits " + rules.policy().words());
        lines.add(
                rules.reviewers().isEmpty()
                        ? "nobody has to approve"
                        : "one of these approves: "
                                + rules.reviewers().stream()
                                        .map(Reviewer::login)
                                        .collect(Collectors.joining(", ")));
        if (rules.preventSelfReview()) {
            lines.add("who started the run may not approve it");
        }
        if (rules.waitMinutes() > 0) {
            lines.add("waits " + rules.waitMinutes() + " minutes");
        }
        lines.add(
                rules.adminsCanBypass()
                        ? "administrators may bypass the rules; only the environment's page on GitHub can switch that off"
                        : "administrators may not bypass the rules");
        return List.copyOf(lines);
    }

    private static String files(List<FileChange> files) {
        return files.stream()
                .map(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
    }
}
