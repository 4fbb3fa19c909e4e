package dev.tokenless.migration;

import java.util.Optional;

/// Whoever does the steps that only a person can do: the window with its queue, the terminal that asks, the
/// practice person.
///
/// Called off the JavaFX thread; may block for as long as the person takes.
@FunctionalInterface
public interface HumanHand {

    /// Does the task, or declines.
    ///
    /// @return the person's word that it is done; empty: not now, the repository waits and the others go on
    Optional<Word> perform(HumanTask task);

    /// A hand that never does anything: every task stays open.
    static HumanHand none() {
        return _ -> Optional.empty();
    }

    /// A person's word.
    ///
    /// @param note      what to keep in the record with it, such as the token's name; never a secret; may be empty
    /// @param otherwise the other answer was given: [HumanTask#otherwise]
    record Word(Person by, String note, boolean otherwise) {
        public Word(Person by, String note) {
            this(by, note, false);
        }
    }
}
