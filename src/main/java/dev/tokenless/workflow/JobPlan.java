package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import java.util.ArrayList;
import java.util.List;

/// The changes of one job, collected.
final class JobPlan {

    private final List<Change> changes = new ArrayList<>();
    private final List<NamedChange> named = new ArrayList<>();
    private final List<Left> notes = new ArrayList<>();

    void change(Change change) {
        if (!changes.contains(change)) {
            changes.add(change);
        }
    }

    void name(String summary, String reason) {
        NamedChange fresh = new NamedChange(Masking.mask(summary), reason);
        if (!named.contains(fresh)) {
            named.add(fresh);
        }
    }

    void note(Left left) {
        notes.add(left);
    }

    List<Change> changes() {
        return changes;
    }

    List<NamedChange> named() {
        return named;
    }

    List<Left> notes() {
        return notes;
    }
}
