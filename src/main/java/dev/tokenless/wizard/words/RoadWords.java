package dev.tokenless.wizard.words;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.Changes;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Target;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.workflow.ProjectName;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The road's own sentences in the language of the window. The engine speaks English; where another language has its
/// own sentence, that is used, else the engine's.
public final class RoadWords {

    private static final String DAY = "2026-11-01";

    private final Messages words;

    public RoadWords(Messages words) {
        this.words = words;
    }

    public String item(Item item) {
        return words.known("road.item." + item.key()).orElse(item.title());
    }

    /// What a change does, in a line.
    public String title(Change change) {
        String english = Changes.title(change);
        return switch (change) {
            case Change.PutEnvironment put ->
                say("title.environment" + (put.before().exists() ? "-protect" : ""), english, put.name());
            case Change.RegisterPublisher register ->
                say(
                        "title.publisher",
                        english,
                        register.project(),
                        index(register.target().index().json()));
            case Change.RewriteWorkflows rewrite -> say("title.rewrite", english, rest(english, "Rewrite "));
            case Change.Document document ->
                say("title.document", english, document.file().path());
            case Change.Rehearse _ -> say("title.rehearse", english);
            case Change.Release _ -> say("title.release", english);
            case Change.DeleteSecrets _ -> say("title.secrets", english, rest(english, "Delete "));
            case Change.RevokeTokens revoke ->
                say("title.tokens", english, index(revoke.index().json()));
            case Change.Mint mint ->
                say(
                        "title.mint",
                        english,
                        index(mint.target().index().json()),
                        mint.target().project().map(ProjectName::value).orElse("?"));
            case Change.LookBack back ->
                say(
                        "title.look-back",
                        english,
                        index(back.index().json()),
                        back.since().toString().substring(0, DAY.length()));
        };
    }

    /// What Tokenless will do, in the words of a button.
    public String deed(Next.Ready ready) {
        String english = ready.deed();
        if (english.startsWith("Open draft")) {
            return say("deed.draft", english);
        }
        if (english.startsWith("Open pull")) {
            return say("deed.open", english);
        }
        if (english.startsWith("Mark pull request")) {
            return say("deed.mark", english, english.replaceAll("\\D", ""));
        }
        if (english.startsWith("Delete ")) {
            return say("title.secrets", english, rest(english, "Delete "));
        }
        if (english.startsWith("Remove the rehearsal")) {
            return say("deed.end-mint", english);
        }
        return english.equals(Changes.title(ready.change())) ? title(ready.change()) : english;
    }

    public String ask(HumanTask task) {
        return say("ask." + key(task), task.ask(), about(task));
    }

    public String confirm(HumanTask task) {
        return say("confirm." + key(task), task.confirm());
    }

    public Optional<String> otherwise(HumanTask task) {
        return task.otherwise().map(english -> say("otherwise." + key(task), english));
    }

    public String value(HumanTask.Value value) {
        return say("value." + value.label().toLowerCase(Locale.ROOT).replace(' ', '-'), value.label());
    }

    public String reason(Reason reason) {
        return say("reason." + reason.code(), reason.sentence());
    }

    /// The rules of an environment, one line each.
    public List<String> rules(EnvironmentRules rules) {
        if (!rules.exists()) {
            return List.of(words.text("road.rules.missing"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.text("road.rules.admits", rules.policy().words()));
        String reviewers = rules.reviewers().stream().map(Reviewer::login).collect(Collectors.joining(", "));
        lines.add(reviewers.isEmpty() ? words.text("road.rules.nobody") : words.text("road.rules.approve", reviewers));
        if (rules.preventSelfReview()) {
            lines.add(words.text("road.rules.others"));
        }
        if (rules.waitMinutes() > 0) {
            lines.add(words.text("road.rules.waits", rules.waitMinutes()));
        }
        lines.add(rules.adminsCanBypass() ? words.text("road.rules.bypass") : words.text("road.rules.no-bypass"));
        return List.copyOf(lines);
    }

    private static String key(HumanTask task) {
        String key = task.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return task.target() instanceof Target.Access access && access.project().isEmpty() ? key + "-account" : key;
    }

    // The project, file, secret, branch or number that a sentence speaks of; sentences that need no more use it as {0}.
    private static String about(HumanTask task) {
        if (task.kind() == HumanTask.Kind.MERGE) {
            return task.page().uri().getPath().replaceAll(".*/", "");
        }
        return switch (task.target()) {
            case Target.Publishing publishing -> name(publishing.project());
            case Target.Claim claim -> name(claim.publishing().project());
            case Target.Access access -> name(access.project());
            case Target.Upload upload -> upload.filename();
            case Target.Exposed exposed -> exposed.secret().value();
            case Target.Push push -> push.branch();
            case Target.StoredSecret _, Target.Tokens _, Target.WholeRepository _ -> title(task);
        };
    }

    private static String title(HumanTask task) {
        return task.change() instanceof Change.RegisterPublisher register
                ? register.project().value()
                : "";
    }

    private static String name(Optional<ProjectName> project) {
        return project.map(ProjectName::value).orElse("");
    }

    private static String index(String key) {
        return key.equals("testpypi") ? "TestPyPI" : "PyPI";
    }

    private static String rest(String english, String start) {
        return english.startsWith(start) ? english.substring(start.length()) : english;
    }

    private String say(String key, String english, Object... about) {
        return words.known("road." + key)
                .map(pattern -> new MessageFormat(pattern, words.locale()).format(about))
                .orElse(english);
    }
}
