package dev.tokenless.trust;

import java.util.Optional;

/// What an environment or an index will say to one way in which a publish job can start.
public sealed interface Verdict {

    /// It will be let through; `why` names the rule.
    record Accepted(String why) implements Verdict {}

    /// It will be refused.
    ///
    /// @param code a stable word, PyPI's own where PyPI has one (`invalid-publisher`)
    /// @param why the refusal, in PyPI's or GitHub's words where they have some
    /// @param change the one thing to change
    record Refused(String code, String why, String change) implements Verdict {}

    /// It cannot be decided from here; `on` completes the sentence "depends on …".
    record Depends(String on) implements Verdict {}

    /// True, false, or nothing where it depends.
    default Optional<Boolean> decision() {
        return switch (this) {
            case Accepted accepted -> Optional.of(true);
            case Refused refused -> Optional.of(false);
            case Depends depends -> Optional.empty();
        };
    }

    default String reason() {
        return switch (this) {
            case Accepted(String why) -> why;
            case Refused(String code, String why, String change) -> why;
            case Depends(String on) -> "depends on " + on;
        };
    }
}
