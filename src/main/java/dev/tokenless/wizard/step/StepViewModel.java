package dev.tokenless.wizard.step;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.wizard.problem.Problem;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the shell shows of a step: its sentence, its primary button, what runs now and what went wrong.
public abstract class StepViewModel {

    private final ReadOnlyStringWrapper lead = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper primary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Missing>> missing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper quiet = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper deeper = new ReadOnlyBooleanWrapper(false);
    private Optional<Cancellation> running = Optional.empty();

    public abstract StepName name();

    /// The step is shown; called every time.
    public abstract void enter();

    /// Another step is shown from now on.
    public void leave() {}

    /// The primary button was pressed.
    public abstract void proceed();

    /// Whether the step shows a page of its own behind its first one.
    public ReadOnlyBooleanProperty deeper() {
        return deeper.getReadOnlyProperty();
    }

    /// Back to the step's own first page, where it is [#deeper].
    public void up() {
        enter();
    }

    protected void deeper(boolean behind) {
        deeper.set(behind);
    }

    /// One or two sentences beneath the title.
    public ReadOnlyStringProperty lead() {
        return lead.getReadOnlyProperty();
    }

    /// The words of the primary button; empty: there is none.
    public ReadOnlyStringProperty primary() {
        return primary.getReadOnlyProperty();
    }

    /// Whether the primary button steps back, since something else is to be done first.
    public ReadOnlyBooleanProperty quiet() {
        return quiet.getReadOnlyProperty();
    }

    protected void quiet(boolean something) {
        quiet.set(something);
    }

    /// A few words between the two buttons.
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// What is being done now; empty when nothing is.
    public ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    /// What the primary button found missing.
    public ReadOnlyObjectProperty<Optional<Missing>> missing() {
        return missing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Stops what is being done, at its next safe point.
    public void cancel() {
        running.ifPresent(Cancellation::cancel);
    }

    /// Tries again after a problem.
    public void retry() {
        settle();
        enter();
    }

    protected void lead(String sentence) {
        lead.set(sentence);
    }

    protected void primary(String words) {
        primary.set(words);
    }

    protected void status(String words) {
        status.set(words);
    }

    protected void missing(String field, String sentence) {
        missing.set(Optional.empty());
        missing.set(Optional.of(new Missing(field, sentence)));
    }

    protected void problem(Problem what) {
        problem.set(Optional.of(what));
    }

    /// Nothing is missing and nothing is wrong any more.
    protected void settle() {
        missing.set(Optional.empty());
        problem.set(Optional.empty());
    }

    protected boolean busy() {
        return !doing.get().isEmpty();
    }

    protected void begin(String what) {
        settle();
        doing.set(what);
    }

    protected void running(Cancellation cancellation) {
        running = Optional.of(cancellation);
    }

    protected void doing(String what) {
        doing.set(what);
    }

    protected void end() {
        doing.set("");
        running = Optional.empty();
    }
}
