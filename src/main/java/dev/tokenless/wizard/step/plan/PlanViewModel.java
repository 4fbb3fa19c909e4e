package dev.tokenless.wizard.step.plan;

import dev.tokenless.desktop.Clipboard;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Draft;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.trust.Way;
import dev.tokenless.wizard.diff.DiffLine;
import dev.tokenless.wizard.diff.DiffLines;
import dev.tokenless.wizard.road.Leg;
import dev.tokenless.wizard.road.Prepared;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// One repository's plan after the other: the difference, the next release, the choices.
public final class PlanViewModel extends StepViewModel {

    private final Road road;
    private final TaskExecutor tasks;
    private final Clipboard clipboard;
    private final Navigator navigator;
    private final Messages words;
    private final ObjectProperty<Optional<Leg>> leg = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Prepared>> prepared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Draft>> draft = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<DiffLine> lines = FXCollections.observableArrayList();
    private Subscription watched = Subscription.EMPTY;
    private boolean agreeing;
    private boolean warned;

    public PlanViewModel(Road road, TaskExecutor tasks, Clipboard clipboard, Navigator navigator, Messages words) {
        this.clipboard = clipboard;
        this.road = road;
        this.tasks = tasks;
        this.navigator = navigator;
        this.words = words;
        draft.subscribe(this::difference);
    }

    @Override
    public StepName name() {
        return StepName.PLAN;
    }

    ObservableList<Leg> legs() {
        return road.legs();
    }

    /// The repository that is shown.
    ObjectProperty<Optional<Leg>> leg() {
        return leg;
    }

    ReadOnlyObjectProperty<Optional<Prepared>> prepared() {
        return prepared.getReadOnlyProperty();
    }

    /// The file that is shown.
    ObjectProperty<Optional<Draft>> draft() {
        return draft;
    }

    ObservableList<DiffLine> lines() {
        return lines;
    }

    /// The environment's rules as the plan wants them; empty where no environment is changed.
    Optional<EnvironmentRules> rules() {
        return environment()
                .flatMap(name -> leg.get()
                        .flatMap(known -> Optional.ofNullable(
                                known.choices().get().rules().get(name))))
                .or(() -> put().map(Change.PutEnvironment::wanted));
    }

    /// Who may be asked to approve: whoever is asked already, and the person at the window.
    List<Reviewer> candidates() {
        Stream<Reviewer> asked = Stream.concat(
                put().stream().flatMap(put -> put.before().reviewers().stream()),
                rules().stream().flatMap(rules -> rules.reviewers().stream()));
        Stream<Reviewer> me = road.session().get().stream()
                .map(Session::account)
                .map(account -> new Reviewer(account.login(), account.id(), Reviewer.Kind.USER));
        return Stream.concat(asked, me).distinct().toList();
    }

    /// Admits these branches or tags, and no other of their kind.
    void admit(RefKind kind, String typed) {
        rule(rules -> Patterns.with(rules, kind, typed));
    }

    /// Asks somebody to approve each release, or no longer.
    void ask(Reviewer reviewer, boolean asked) {
        rule(rules -> Patterns.with(rules, reviewer, asked));
    }

    private void rule(Function<EnvironmentRules, EnvironmentRules> change) {
        environment()
                .ifPresent(name ->
                        rules().ifPresent(rules -> choose(known -> known.withRules(name, change.apply(rules)))));
    }

    private Optional<EnvironmentName> environment() {
        return put().map(Change.PutEnvironment::name)
                .or(() -> prepared.get()
                        .map(known -> known.plan().choices().rewrite().environment()));
    }

    private Optional<Change.PutEnvironment> put() {
        Optional<EnvironmentName> wanted =
                prepared.get().map(known -> known.plan().choices().rewrite().environment());
        return prepared.get().stream()
                .flatMap(known -> known.plan().changes(Change.PutEnvironment.class).stream())
                .filter(put -> wanted.filter(put.name()::equals).isPresent())
                .findFirst();
    }

    /// The difference as text.
    void copy(String text) {
        clipboard.put(text);
        status(words.text("plan.copied"));
    }

    /// A page on which a right is added.
    void open(String page) {
        road.session().get().flatMap(known -> SafeLink.of(page, known.world())).ifPresent(road::open);
    }

    /// A command that adds a right.
    void copyCommand(String command) {
        clipboard.put(command);
        status(words.text("rights.copied"));
    }

    /// Reads the shown repository anew, and what the token may do there.
    void lookAgain() {
        leg.get().ifPresent(known -> {
            settle();
            warned = false;
            known.prepare(known.choices().get());
        });
    }

    /// Whether the shown file is YAML.
    boolean yaml() {
        return draft.get().filter(file -> file.path().matches(".*\\.ya?ml")).isPresent();
    }

    List<Way> ways() {
        return prepared.get().stream()
                .flatMap(known -> known.judgements().stream())
                .flatMap(judgement -> judgement.ways().stream())
                .toList();
    }

    @Override
    public void enter() {
        agreeing = false;
        warned = false;
        watched.unsubscribe();
        watched = Subscription.EMPTY;
        for (Leg each : road.legs()) {
            watched = watched.and(each.doing().subscribe(this::refresh))
                    .and(each.prepared().subscribe(this::refresh))
                    .and(each.standing().subscribe(this::refresh))
                    .and(each.problem().subscribe(wrong -> wrong.ifPresent(this::problem)));
        }
        if (leg.get().filter(road.legs()::contains).isEmpty()) {
            leg.set(road.legs().stream().findFirst());
        }
        refresh();
    }

    @Override
    public void leave() {
        watched.unsubscribe();
    }

    /// Shows another repository.
    void show(Leg other) {
        leg.set(Optional.of(other));
        refresh();
    }

    private void refresh() {
        Optional<Prepared> now = leg.get().flatMap(known -> known.prepared().get());
        if (!now.equals(prepared.get())) {
            prepared.set(now);
            draft.set(now.flatMap(known -> known.drafts().stream().findFirst()));
        }
        doing(road.legs().stream()
                .filter(Leg::busy)
                .map(each -> each.doing().get())
                .findFirst()
                .orElse(""));
        lead(words.text("lead.plan"));
        long ready = road.legs().stream()
                .filter(each -> each.prepared().get().isPresent())
                .count();
        status(busy() ? "" : words.text("plan.status", ready, road.legs().size()));
        primary(busy() ? "" : words.text("plan.primary", road.legs().size()));
        if (agreeing
                && road.legs().stream()
                        .allMatch(each -> stops(each) || each.standing().get().isPresent())) {
            agreeing = false;
            navigator.goTo(StepName.PROTECT);
        }
    }

    private void difference(Optional<Draft> shown) {
        lines.clear();
        shown.ifPresent(file ->
                tasks.run(Job.of("compare", _ -> DiffLines.between(file.before().orElse(""), file.after()))
                        .onSuccess(found -> {
                            if (draft.get().equals(shown)) {
                                lines.setAll(found);
                            }
                        })));
    }

    /// Plans the shown repository anew with another choice.
    void choose(UnaryOperator<Choices> choice) {
        leg.get().ifPresent(known -> {
            Choices chosen = choice.apply(known.choices().get());
            if (!chosen.equals(known.choices().get())) {
                settle();
                known.prepare(chosen);
            }
        });
    }

    @Override
    public void proceed() {
        if (busy()) {
            return;
        }
        Optional<Leg> unread = road.legs().stream()
                .filter(each -> each.prepared().get().isEmpty())
                .findFirst();
        if (unread.isPresent()) {
            missing("plan-repository", words.text("plan.missing", unread.get().name()));
            return;
        }
        List<Leg> stopped = road.legs().stream().filter(PlanViewModel::stops).toList();
        boolean all = stopped.size() == road.legs().size();
        if (!stopped.isEmpty() && (all || !warned)) {
            warned = true;
            show(stopped.getFirst());
            missing(
                    RightsList.AGAIN,
                    words.text(
                            all ? "rights.stop" : "rights.stop-some",
                            stopped.getFirst().name()));
            return;
        }
        settle();
        agreeing = true;
        road.legs().stream().filter(each -> !stops(each)).forEach(Leg::agree);
        refresh();
    }

    private static boolean stops(Leg each) {
        return each.prepared().get().filter(known -> known.rights().stops()).isPresent();
    }

    @Override
    public void cancel() {
        road.legs().forEach(Leg::cancel);
    }

    @Override
    public void retry() {
        settle();
        road.legs().stream()
                .filter(each -> each.problem().get().isPresent())
                .forEach(each -> each.prepare(each.choices().get()));
    }
}
