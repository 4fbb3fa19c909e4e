package dev.tokenless.wizard;

import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;

/// Ties the steps to the shell, each of which needs the other.
final class Frame {

    private final Steps steps;
    private Navigator navigator = _ -> {};

    Frame(Steps steps) {
        this.steps = steps;
    }

    void navigate(Navigator through) {
        navigator = through;
    }

    StepView view(StepName step) {
        return steps.view(step, target -> navigator.goTo(target));
    }

    StepViewModel model(StepName step) {
        return view(step).model();
    }
}
