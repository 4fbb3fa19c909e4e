package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An action that a rewrite puts into a workflow: by the moving ref that its makers advise, or by the commit of a
/// release with the version behind it: of the newest that has been read, else of this table.
enum WrittenAction {
    PUBLISH(PublishActionRefs.ACTION, "release/v1", "dc37677b2e1c63e2034f94d8a5b11f265b73ba33", "v1.14.2"),
    UPLOAD_ARTIFACT("actions/upload-artifact", "v4", "ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
    DOWNLOAD_ARTIFACT("actions/download-artifact", "v4", "d3f86a106a0bac45b974a628896c90dbdf5c8093", "v4.3.0");

    private static final String TABLE = "2026-11-01";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern VERSION = Pattern.compile("v\\d{1,4}(?:\\.\\d{1,6}){0,2}");

    private final String action;
    private final String line;
    private final String commit;
    private final String version;

    WrittenAction(String action, String line, String commit, String version) {
        this.action = action;
        this.line = line;
        this.commit = commit;
        this.version = version;
    }

    String action() {
        return action;
    }

    /// The major version; another one may want other inputs.
    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    /// The text of `uses:` for a new step.
    Value.Words uses(RewriteChoices choices) {
        Ref ref = ref(choices);
        return new Value.Words(action + "@" + ref.text(), ref.comment());
    }

    Ref ref(RewriteChoices choices) {
        return choices.pinBySha() ? pin(choices) : new Ref(line, Optional.empty());
    }

    Ref pin(RewriteChoices choices) {
        return read(choices)
                .map(newest -> new Ref(newest.commit(), Optional.of(newest.version())))
                .orElseGet(() -> new Ref(commit, Optional.of(version)));
    }

    /// What has been read, where it serves: of the same major version, and no older than the table.
    private Optional<ActionVersion> read(RewriteChoices choices) {
        return choices.actions().stream()
                .filter(read -> read.action().equalsIgnoreCase(action)
                        && COMMIT.matcher(read.commit()).matches()
                        && VERSION.matcher(read.version()).matches()
                        && read.version().startsWith(major() + ".")
                        && Arrays.compare(numbers(read.version()), numbers(version)) >= 0)
                .findFirst();
    }

    private static int[] numbers(String version) {
        int[] numbers = new int[3];
        String[] parts = version.substring(1).split("\\.", -1);
        for (int index = 0; index < parts.length; index++) {
            numbers[index] = Integer.parseInt(parts[index]);
        }
        return numbers;
    }

    /// The commits that a rewrite has written, each with its version and how old that knowledge is.
    static List<NamedChange> named(String before, String after, RewriteChoices choices) {
        List<NamedChange> named = new ArrayList<>();
        for (WrittenAction written : values()) {
            String uses = written.action + "@" + written.pin(choices).text();
            if (after.contains(uses) && !before.contains(uses)) {
                named.add(new NamedChange(
                        "action " + written.action + " "
                                + written.pin(choices).comment().orElse("") + ": " + written.dated(choices),
                        "Named by its commit " + written.pin(choices).text()
                                + ", which nobody can move to other code; renew it from time to time."));
            }
        }
        return named;
    }

    private String dated(RewriteChoices choices) {
        return read(choices)
                .map(newest -> "released " + newest.published().toString().substring(0, TABLE.length()))
                .orElse("by the table of " + TABLE);
    }

    /// What stands behind the `@`, with the comment that belongs behind it.
    record Ref(String text, Optional<String> comment) {}
}
