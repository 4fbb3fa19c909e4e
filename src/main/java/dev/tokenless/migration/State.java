package dev.tokenless.migration;

import java.time.Instant;

/// How one item stands for one target.
public sealed interface State {

    /// Seen through an API.
    record Proved(Proof proof) implements State {}

    /// A person said so.
    ///
    /// @param note what the person added, empty if nothing
    record Attested(Person by, Instant at, String note) implements State {}

    /// Not yet; `why` says what it waits for.
    record Pending(Reason why) implements State {}

    /// It cannot go on by itself; `why` says what stands in the way.
    record Blocked(Reason why) implements State {}

    /// Does not apply here, or was decided against.
    record NotNeeded(Reason why) implements State {}

    /// The name in JSON.
    default String key() {
        return switch (this) {
            case Proved _ -> "proved";
            case Attested _ -> "attested";
            case Pending _ -> "pending";
            case Blocked _ -> "blocked";
            case NotNeeded _ -> "not-needed";
        };
    }

    /// Whether nothing is left to do.
    default boolean settled() {
        return switch (this) {
            case Proved _, Attested _, NotNeeded _ -> true;
            case Pending _, Blocked _ -> false;
        };
    }

    /// From 0, the least settled, upwards: an item shows its least settled target.
    default int rank() {
        return switch (this) {
            case Blocked _ -> 0;
            case Pending _ -> 1;
            case Attested _ -> 2;
            case NotNeeded _ -> 3;
            case Proved _ -> 4;
        };
    }
}
