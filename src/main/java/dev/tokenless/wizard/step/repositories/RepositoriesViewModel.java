package dev.tokenless.wizard.step.repositories;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.migration.Choices;
import dev.tokenless.wizard.road.LastRelease;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.collections.transformation.FilteredList;

/// The board: fills while the scan runs; the person picks what to move.
public final class RepositoriesViewModel extends StepViewModel {

    private static final int LOOK_BACK_DAYS = 90;

    private final Road road;
    private final TaskExecutor tasks;
    private final Navigator navigator;
    private final Messages words;
    private final ObservableList<Sighting> seen = FXCollections.observableArrayList();
    private final FilteredList<Sighting> shown = new FilteredList<>(seen, Sighting::publishes);
    private final ObservableSet<RepositoryName> chosen = FXCollections.observableSet();
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty filter = new SimpleStringProperty("publishes");
    private final StringProperty owner = new SimpleStringProperty("");
    private final ObservableList<String> owners = FXCollections.observableArrayList("");
    private final ObservableMap<ProjectName, LastRelease> releases = FXCollections.observableHashMap();
    private final ObjectProperty<LocalDate> since = new SimpleObjectProperty<>();
    private Optional<Session> scanned = Optional.empty();

    public RepositoriesViewModel(Road road, TaskExecutor tasks, Navigator navigator, Messages words) {
        this.road = road;
        this.tasks = tasks;
        this.navigator = navigator;
        this.words = words;
        chosen.addListener((SetChangeListener<RepositoryName>) _ -> count());
        search.subscribe(this::sift);
        filter.subscribe(this::sift);
        owner.subscribe(this::sift);
    }

    @Override
    public StepName name() {
        return StepName.REPOSITORIES;
    }

    ObservableList<Sighting> shown() {
        return shown;
    }

    ObservableSet<RepositoryName> chosen() {
        return chosen;
    }

    StringProperty search() {
        return search;
    }

    /// `token`, `publishes` or `all`.
    StringProperty filter() {
        return filter;
    }

    /// Whose repositories are shown; empty: everybody's.
    StringProperty owner() {
        return owner;
    }

    /// Whether a token leaked, so that what was uploaded since a day is looked through.
    ReadOnlyBooleanProperty leaked() {
        return road.leaked();
    }

    /// That day, in UTC.
    ObjectProperty<LocalDate> since() {
        return since;
    }

    /// Everybody, then each owner that was seen.
    ObservableList<String> owners() {
        return owners;
    }

    /// How each project's newest file came to PyPI; fills after the scan.
    ObservableMap<ProjectName, LastRelease> releases() {
        return releases;
    }

    @Override
    public void enter() {
        if (!scanned.equals(road.session().get())) {
            scanned = road.session().get();
            seen.clear();
            chosen.clear();
            owners.setAll("");
            owner.set("");
            releases.clear();
            scanned.ifPresent(this::scan);
            since.set(today().minusDays(LOOK_BACK_DAYS));
        }
        count();
    }

    private void scan(Session session) {
        begin(words.text("board.scanning", 0));
        running(tasks.run(Job.of("scan", cancellation -> {
                    GitHub github =
                            session.github().during(cancellation, waiting -> tasks.show(() -> doing(waiting.why())));
                    github.scan(
                            ScanFilter.defaults(),
                            repository -> {
                                Sighting sighting = Sighting.of(
                                        repository, session.reading().apply(repository));
                                tasks.show(() -> add(sighting));
                            },
                            cancellation);
                    return true;
                })
                .onSuccess(_ -> askForReleases(session))
                .onProblem(this::problem)
                .andFinally(() -> {
                    end();
                    count();
                })));
    }

    // The index wants one question after the other, so this comes last and holds nothing up.
    private void askForReleases(Session session) {
        List<ProjectName> projects = seen.stream()
                .flatMap(sighting -> sighting.projects().stream())
                .distinct()
                .toList();
        tasks.run(Job.of("releases", cancellation -> {
            for (ProjectName project : projects) {
                cancellation.throwIfCancelled();
                session.releases().apply(project).ifPresent(last -> tasks.show(() -> releases.put(project, last)));
            }
            return true;
        }));
    }

    private void add(Sighting sighting) {
        seen.add(sighting);
        if (!owners.contains(sighting.name().owner())) {
            owners.add(sighting.name().owner());
        }
        if (road.continued().contains(sighting.name())) {
            chosen.add(sighting.name());
        }
        doing(words.text("board.scanning", seen.size()));
        count();
    }

    private void sift() {
        String sought = search.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(sighting -> matches(sighting)
                && (owner.get() == null
                        || owner.get().isEmpty()
                        || owner.get().equals(sighting.name().owner()))
                && (sought.isEmpty()
                        || (sighting.name() + " " + sighting.projectNames())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought)));
    }

    private boolean matches(Sighting sighting) {
        return switch (filter.get()) {
            case "token" -> sighting.usesToken();
            case "publishes" -> sighting.publishes();
            default -> true;
        };
    }

    void toggle(Sighting sighting) {
        settle();
        if (!chosen.remove(sighting.name())) {
            chosen.add(sighting.name());
        }
    }

    /// Chooses all that still use a token, or none if all of them are chosen.
    void chooseAll() {
        settle();
        var all = shown.stream().filter(Sighting::usesToken).map(Sighting::name).toList();
        if (chosen.containsAll(all)) {
            chosen.clear();
        } else {
            chosen.addAll(all);
        }
    }

    long tokens() {
        return seen.stream().filter(Sighting::usesToken).count();
    }

    private void count() {
        long publish = seen.stream().filter(Sighting::publishes).count();
        lead(words.text("board.lead", seen.size(), publish, tokens()));
        status(words.text("board.chosen", chosen.size()));
        primary(words.text("board.primary", chosen.size()));
    }

    @Override
    public void proceed() {
        if (chosen.isEmpty()) {
            missing("board", words.text("board.missing"));
            return;
        }
        boolean leaked = road.leaked().get();
        if (leaked && (since.get() == null || since.get().isAfter(today()))) {
            missing("since", words.text("board.since.missing"));
            return;
        }
        cancel();
        road.choose(chosen);
        Choices choices = Choices.defaults().withLeaked(leaked);
        if (leaked) {
            choices = choices.withSince(since.get().atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        prepare(choices);
        navigator.goTo(StepName.PLAN);
    }

    /// By the clock of the world that is worked on.
    private LocalDate today() {
        Instant now = scanned.map(session -> session.pace().now()).orElseGet(Instant::now);
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private void prepare(Choices choices) {
        road.legs().stream()
                .filter(leg -> leg.prepared().get().isEmpty() && !leg.busy())
                .forEach(leg -> leg.prepare(choices));
    }

    @Override
    public void retry() {
        scanned = Optional.empty();
        enter();
    }
}
