package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Value;
import java.util.Optional;

/// An action that a rewrite puts into a workflow: by the moving ref that its makers advise, or by the commit of a
/// release with the version behind it. Commits as they were on 2026-11-01.
enum WrittenAction {
    PUBLISH(PublishActionRefs.ACTION, "release/v1", "dc37677b2e1c63e2034f94d8a5b11f265b73ba33", "v1.14.2"),
    UPLOAD_ARTIFACT("actions/upload-artifact", "v4", "ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
    DOWNLOAD_ARTIFACT("actions/download-artifact", "v4", "d3f86a106a0bac45b974a628896c90dbdf5c8093", "v4.3.0");

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

    /// The text of `uses:` for a new step.
    Value.Words uses(RewriteChoices choices) {
        Ref ref = ref(choices);
        return new Value.Words(action + "@" + ref.text(), ref.comment());
    }

    Ref ref(RewriteChoices choices) {
        return choices.pinBySha() ? pin() : new Ref(line, Optional.empty());
    }

    Ref pin() {
        return new Ref(commit, Optional.of(version));
    }

    /// What stands behind the `@`, with the comment that belongs behind it.
    record Ref(String text, Optional<String> comment) {}
}
