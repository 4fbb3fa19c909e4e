package dev.tokenless.wizard.step;

import javafx.scene.Parent;

/// One step as the shell shows it.
public interface StepView {

    StepViewModel model();

    Parent root();

    /// Moves the focus to where the person begins in this step.
    void focusFirst();
}
