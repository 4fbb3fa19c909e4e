package dev.tokenless.wizard;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Clipboard;
import dev.tokenless.migration.Change;
import dev.tokenless.wizard.desktop.FileChoice;
import dev.tokenless.wizard.desktop.Printing;
import dev.tokenless.wizard.queue.QueueView;
import dev.tokenless.wizard.queue.QueueViewModel;
import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.plan.PlanView;
import dev.tokenless.wizard.step.plan.PlanViewModel;
import dev.tokenless.wizard.step.record.RecordView;
import dev.tokenless.wizard.step.record.RecordViewModel;
import dev.tokenless.wizard.step.repositories.RepositoriesView;
import dev.tokenless.wizard.step.repositories.RepositoriesViewModel;
import dev.tokenless.wizard.step.signin.SignInView;
import dev.tokenless.wizard.step.signin.SignInViewModel;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/// Makes each step's view when it is first shown.
///
/// @param finish what the last primary button does
record Steps(
        Doors doors,
        Road road,
        TaskExecutor tasks,
        Browser browser,
        Clipboard clipboard,
        FileChoice files,
        Printing printing,
        Runnable finish,
        Messages words,
        Map<StepName, StepView> made) {

    static Steps of(
            Doors doors,
            Road road,
            TaskExecutor tasks,
            Browser browser,
            Clipboard clipboard,
            FileChoice files,
            Printing printing,
            Runnable finish,
            Messages words) {
        return new Steps(
                doors, road, tasks, browser, clipboard, files, printing, finish, words, new EnumMap<>(StepName.class));
    }

    StepView view(StepName step, Navigator navigator) {
        StepView known = made.get(step);
        StepView view = known == null ? make(step, navigator) : known;
        made.put(step, view);
        return view;
    }

    private StepView make(StepName step, Navigator navigator) {
        return switch (step) {
            case SIGN_IN ->
                new SignInView(new SignInViewModel(doors, road, tasks, browser, clipboard, navigator, words), words);
            case REPOSITORIES -> new RepositoriesView(new RepositoriesViewModel(road, tasks, navigator, words), words);
            case PLAN -> new PlanView(new PlanViewModel(road, tasks, clipboard, navigator, words), words);
            case PROTECT -> queue(step, navigator, change -> change instanceof Change.PutEnvironment);
            case TRUST -> queue(step, navigator, change -> change instanceof Change.RegisterPublisher);
            case REWRITE ->
                queue(
                        step,
                        navigator,
                        change -> change instanceof Change.RewriteWorkflows || change instanceof Change.Document);
            case PROVE ->
                queue(step, navigator, change -> change instanceof Change.Rehearse || change instanceof Change.Release);
            case CLEAN_UP ->
                queue(
                        step,
                        navigator,
                        change -> change instanceof Change.DeleteSecrets
                                || change instanceof Change.RevokeTokens
                                || change instanceof Change.LookBack);
            case RECORD ->
                new RecordView(new RecordViewModel(road, tasks, clipboard, printing, finish, words), files, words);
        };
    }

    private StepView queue(StepName step, Navigator navigator, Predicate<Change> belongs) {
        return new QueueView(new QueueViewModel(step, belongs, road, navigator, clipboard, words), words);
    }
}
