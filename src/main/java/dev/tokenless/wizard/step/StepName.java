package dev.tokenless.wizard.step;

import java.util.Arrays;
import java.util.Optional;

/// The nine steps, in order.
public enum StepName {
    SIGN_IN(1, "sign-in"),
    REPOSITORIES(2, "repositories"),
    PLAN(3, "plan"),
    PROTECT(4, "protect"),
    TRUST(5, "trust"),
    REWRITE(6, "rewrite"),
    PROVE(7, "prove"),
    CLEAN_UP(8, "clean-up"),
    RECORD(9, "record");

    private final int number;
    private final String key;

    StepName(int number, String key) {
        this.number = number;
        this.key = key;
    }

    /// The step with this key.
    public static Optional<StepName> of(String key) {
        return Arrays.stream(values()).filter(step -> step.key.equals(key)).findFirst();
    }

    /// The name in message keys.
    public String key() {
        return key;
    }

    /// 1 to 9.
    public int number() {
        return number;
    }

    public Optional<StepName> next() {
        return at(number + 1);
    }

    public Optional<StepName> previous() {
        return at(number - 1);
    }

    private static Optional<StepName> at(int number) {
        return Arrays.stream(values()).filter(step -> step.number == number).findFirst();
    }
}
