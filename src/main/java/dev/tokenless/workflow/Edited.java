package dev.tokenless.workflow;

import java.util.Set;
import java.util.function.UnaryOperator;

/// What became of a file.
///
/// @param file as it will be
/// @param changed the jobs that came out migrated
record Edited(Outcome outcome, Detected file, Set<String> changed) {

    Edited told(UnaryOperator<Outcome> words) {
        return new Edited(words.apply(outcome), file, changed);
    }
}
