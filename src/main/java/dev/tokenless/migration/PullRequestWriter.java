package dev.tokenless.migration;

import dev.tokenless.trust.Launch;
import dev.tokenless.workflow.NamedChange;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.Rewriting;
import java.util.List;

/// Words for the one pull request: why, each change with its reason, and what remains to do afterwards.
final class PullRequestWriter {

    static final String BRANCH = "tokenless/trusted-publishing";

    private PullRequestWriter() {}

    static PullRequestText write(
            Survey survey,
            List<Rewriting> rewritings,
            List<Target.Publishing> targets,
            List<Change> changes,
            List<Launch> merging) {
        StringBuilder body = new StringBuilder("""
                Releases are uploaded with a stored API token today. Whoever gets hold of it can publish in this project's name.
                With trusted publishing the index accepts uploads from this repository, workflow and environment only, with
                a credential that lives for minutes.

                """);
        for (Rewriting rewriting : rewritings) {
            if (rewriting.outcome() instanceof Outcome.Rewritten rewritten) {
                body.append("### `").append(code(rewriting.path())).append("`\n\n");
                for (NamedChange change : rewritten.changes()) {
                    body.append("- ")
                            .append(text(change.summary()))
                            .append(". ")
                            .append(text(change.reason()))
                            .append('\n');
                }
                body.append('\n');
            }
        }
        body.append("### Before merging\n\n");
        targets.forEach(target ->
                body.append("- [ ] ").append(publisher(target, survey)).append('\n'));
        if (!merging.isEmpty()) {
            body.append("\n**Merging this publishes:** ")
                    .append(text(Launching.words(merging)))
                    .append(".\n");
        }
        body.append("\n### Afterwards\n\n");
        changes.stream()
                .filter(change -> switch (change) {
                    case Change.Rehearse _, Change.Release _, Change.DeleteSecrets _, Change.RevokeTokens _ -> true;
                    case Change.PutEnvironment _,
                            Change.RegisterPublisher _,
                            Change.RewriteWorkflows _,
                            Change.Document _,
                            Change.LookBack _,
                            Change.Mint _ -> false;
                })
                .forEach(change -> body.append("- [ ] ")
                        .append(text(Changes.title(change)))
                        .append('\n'));
        return new PullRequestText(BRANCH, "Publish to PyPI without a stored token", body.toString());
    }

    private static String publisher(Target.Publishing target, Survey survey) {
        String project = target.project().map(name -> code(name.value())).orElse("the project");
        return "The publisher is added to `" + project + "` on " + Indexes.name(target.index()) + ": repository `"
                + survey.repository().name() + "`, workflow `"
                + code(target.file().name()) + "`"
                + target.environment()
                        .map(name -> ", environment `" + code(name.value()) + "`")
                        .orElse("");
    }

    /// Names from a repository are data: they mention nobody, link nowhere and end no code span.
    private static String code(String name) {
        return name.replace("`", "'").replaceAll("\\p{Cntrl}", " ");
    }

    private static String text(String sentence) {
        return sentence.replaceAll("\\p{Cntrl}", " ")
                .replace("<", "&lt;")
                .replace("![", "!\\[")
                .replaceAll("@(?=[A-Za-z0-9])", "@\u200b");
    }
}
