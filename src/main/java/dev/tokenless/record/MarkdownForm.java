package dev.tokenless.record;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.migration.Target;
import java.util.List;
import java.util.Map;

/// GitHub-flavoured Markdown in which foreign text can neither mention anybody, nor link, nor show an image.
final class MarkdownForm {

    private final CompletionRecord record;
    private final StringBuilder page = new StringBuilder();

    MarkdownForm(CompletionRecord record) {
        this.record = record;
    }

    String text() {
        page.append("# Completion record\n\n");
        if (record.practice()) {
            page.append("**PRACTICE: rehearsed in the practice world.**\n\n");
        }
        line("Migrated" + record.by().map(by -> " by " + by).orElse("") + ", " + Wording.moment(record.at())
                + ", tokenless " + record.version());
        if (record.standings().size() != 1) {
            summary();
        }
        record.standings().forEach(this::repository);
        page.append("---\n\nSHA-256 of the data: `")
                .append(RecordJson.record(record).path(CanonicalJson.HASH).textValue())
                .append("` (" + Wording.HASH_NOTE + ")\n");
        return page.toString();
    }

    private void summary() {
        page.append("| Repository | Stands | Items settled |\n|---|---|---|\n");
        record.standings()
                .forEach(standing -> row(
                        standing.repository().toString(),
                        Wording.outcome(standing),
                        standing.checklist()
                                .map(list -> list.settledCount() + " of 10")
                                .orElse("unknown")));
        page.append('\n');
    }

    private void repository(Standing standing) {
        page.append("## ").append(escaped(standing.repository().toString())).append("\n\n");
        page.append("| Item | State | Proof |\n|---|---|---|\n");
        for (Item item : Item.values()) {
            Map<Target, State> targets =
                    standing.checklist().map(known -> known.targets(item)).orElse(Map.of());
            if (targets.size() <= 1) {
                State state = RecordJson.state(standing, item);
                row(item.number() + " " + item.title(), Wording.state(state), Wording.proof(item, state));
            } else {
                targets.forEach((target, state) -> row(
                        item.number() + " " + item.title() + ": " + target.key(),
                        Wording.state(state),
                        Wording.proof(item, state)));
            }
        }
        page.append('\n');
        list("What was changed", standing.changed());
        list("Unlocked before proof", standing.overrides());
        list(
                "What is left",
                standing.left().stream().map(reason -> reason.sentence()).toList());
        standing.failure().ifPresent(reason -> list("Why it stopped", List.of(reason.sentence())));
        page.append("Provenance is " + RecordJson.AS_REPORTED + "; to verify a file yourself:\n\n    ")
                .append(Wording.safe(Wording.verifyCommand(standing)))
                .append("\n\n");
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.append("### ").append(title).append("\n\n");
            lines.forEach(line -> page.append("- ").append(escaped(line)).append('\n'));
            page.append('\n');
        }
    }

    private void row(String... cells) {
        for (String cell : cells) {
            page.append("| ").append(escaped(cell)).append(' ');
        }
        page.append("|\n");
    }

    private void line(String text) {
        page.append(escaped(text)).append("\n\n");
    }

    /// Character references keep links and images from coming alive. An empty comment breaks up mentions, which GitHub
    /// looks for after the references are resolved.
    static String escaped(String foreign) {
        StringBuilder text = new StringBuilder();
        Wording.safe(foreign).codePoints().forEach(point -> {
            if (point == '@' || point == '#') {
                text.append("&#").append(point).append(";<!-- -->");
            } else if ("\\`*_{}[]<>()!|~&".indexOf(point) >= 0) {
                text.append("&#").append(point).append(';');
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
