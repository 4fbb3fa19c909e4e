package dev.tokenless.migration;

import java.time.Instant;
import java.util.Optional;

/// What can go next. Derived from plan, journal and evidence; never remembered.
public sealed interface Next {

    /// The change that it belongs to.
    Change change();

    /// The program can do it, once the person agrees.
    ///
    /// @param deed what will happen, in the words of a button: "Create environment pypi"
    record Ready(Change change, String deed) implements Next {}

    /// Only a person can do it.
    record Needed(HumanTask task) implements Next {
        @Override
        public Change change() {
            return task.change();
        }
    }

    /// Nothing to do but wait: for another change, a person elsewhere, the next release.
    ///
    /// @param since empty if nothing says when the waiting began
    record Waiting(Change change, Reason why, Optional<Instant> since) implements Next {}

    /// It cannot go on until the reason is gone.
    record Blocked(Change change, Reason why) implements Next {}
}
