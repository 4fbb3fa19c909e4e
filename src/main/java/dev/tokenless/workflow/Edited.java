package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What became of a file.
///
/// @param file as it will be
/// @param changed the jobs that came out migrated
record Edited(Outcome outcome, Detected file, Set<String> changed) {

    /// The same, with more said where the file was rewritten.
    Edited saying(List<NamedChange> more) {
        if (!(outcome instanceof Outcome.Rewritten rewritten) || more.isEmpty()) {
            return this;
        }
        List<NamedChange> all = new ArrayList<>(rewritten.changes());
        all.addAll(more);
        return new Edited(new Outcome.Rewritten(rewritten.text(), all, rewritten.left()), file, changed);
    }

    Edited told(UnaryOperator<Outcome> words) {
        return new Edited(words.apply(outcome), file, changed);
    }
}
