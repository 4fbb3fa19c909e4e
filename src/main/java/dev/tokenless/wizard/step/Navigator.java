package dev.tokenless.wizard.step;

/// Moves the window to another step.
@FunctionalInterface
public interface Navigator {
    void goTo(StepName step);
}
