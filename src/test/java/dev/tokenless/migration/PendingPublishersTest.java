package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An account has three pending publishers at most; nobody is sent to PyPI's form for a fourth.
@Timeout(60)
class PendingPublishersTest {

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();
    private final List<String> added = Collections.synchronizedList(new ArrayList<>());
    private final List<Event.Waits> waits = Collections.synchronizedList(new ArrayList<>());

    private static RepositoryName repository(String name) {
        return new RepositoryName("acme", name);
    }

    private static Change.RegisterPublisher change(String project) {
        Target.Publishing target = new Target.Publishing(
                new WorkflowFile("publish.yml"),
                IndexKind.PYPI,
                Optional.of(new ProjectName(project)),
                Optional.of(Plans.PYPI));
        return new Change.RegisterPublisher(
                target,
                new ProjectName(project),
                new Publisher(repository(project), target.file(), target.environment()));
    }

    private HumanTask task(String project) {
        Rocket fresh = new Rocket();
        fresh.pypi.forget(Rocket.PROJECT);
        Change.RegisterPublisher change = change(project);
        HumanTask form = new HumanTask(
                HumanTask.Kind.REGISTER_PUBLISHER,
                change,
                Item.PUBLISHER,
                change.target(),
                rocket.pypi.links().pendingPublisherPage(),
                List.of(new HumanTask.Value(HumanTask.NEW_PROJECT, project)),
                "Copy the values.",
                "It is added",
                true);
        assertThat(form.addsPending()).isTrue();
        return form;
    }

    private HumanQueue queue(Observer observer) {
        HumanHand hand = task -> {
            added.add(task.values().getFirst().text());
            return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
        };
        return new HumanQueue(hand, observer, new Cancellation(), journals, rocket.ports);
    }

    private void watch(Event event) {
        if (event instanceof Event.Waits each) {
            waits.add(each);
        }
    }

    @Test
    void theFourthIsAskedForOnceOneOfTheThreeIsReleased() {
        HumanQueue queue = queue(event -> {
            watch(event);
            if (event instanceof Event.Waits) {
                rocket.pypi.upload(new ProjectName("b"), "1.0", rocket.pace.now());
            }
        });
        for (String name : List.of("a", "b", "c")) {
            queue.begin(repository(name));
            queue.ask(repository(name), task(name));
        }
        assertThat(queue.ask(repository("d"), task("d"))).isPresent();
        assertThat(added).containsExactly("a", "b", "c", "d");
        assertThat(waits).singleElement().satisfies(hold -> {
            assertThat(hold.repository()).isEqualTo(repository("d"));
            assertThat(hold.why()).contains("3 pending publishers", "a, b, c wait for their first release");
        });
    }

    @Test
    void whereNobodyReleasesAnyTodayItIsLeftForAnotherDay() {
        HumanQueue queue = queue(this::watch);
        for (String name : List.of("a", "b", "c")) {
            try (var _ = queue.begin(repository(name))) {
                queue.ask(repository(name), task(name));
            }
        }
        Instant now = rocket.pace.now();
        assertThat(queue.ask(repository("d"), task("d"))).isEmpty();
        assertThat(added).doesNotContain("d");
        assertThat(waits).singleElement().satisfies(hold -> {
            assertThat(hold.why()).contains("migrate --resume");
            assertThat(hold.until()).isBetween(now.plus(Duration.ofDays(29)), now.plus(Duration.ofDays(30)));
        });
    }

    @Test
    void twoThatWaitForEachOtherDoNotWaitForever() throws Exception {
        HumanQueue queue = queue(this::watch);
        HumanQueue.Walking a = queue.begin(repository("a"));
        HumanQueue.Walking b = queue.begin(repository("b"));
        queue.ask(repository("a"), task("a1"));
        queue.ask(repository("a"), task("a2"));
        queue.ask(repository("b"), task("b1"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<HumanHand.Word>>> both =
                    List.of(() -> last(queue, a, "a", "a3"), () -> last(queue, b, "b", "b2"));
            for (Future<Optional<HumanHand.Word>> one : threads.invokeAll(both)) {
                assertThat(one.get()).isEmpty();
            }
        }
    }

    private Optional<HumanHand.Word> last(
            HumanQueue queue, HumanQueue.Walking walk, String repository, String project) {
        try (walk) {
            return queue.ask(repository(repository), task(project));
        }
    }

    @Test
    void thoseOfEarlierDaysCountUntilTheyAreReleasedExpiredOrTakenOff() {
        Instant now = rocket.pace.now();
        pending("a", now.minus(Duration.ofDays(1)));
        pending("b", now.minus(Duration.ofDays(1)));
        pending("c", now.minus(Duration.ofDays(1)));
        pending("old", now.minus(Duration.ofDays(31)));
        pending("released", now.minus(Duration.ofDays(1)));
        rocket.pypi.upload(new ProjectName("released"), "1.0", now);
        try (Journal journal = journals.open(repository("declined"))) {
            journal.append(new Entry.Planned(plan("declined"), now));
            journal.append(new Entry.Intended(change("declined").id(), new Entry.Trace.Pending(), now));
            journal.append(new Entry.Declined(change("declined").id(), now));
        }
        assertThat(queue(this::watch).ask(repository("d"), task("d"))).isEmpty();
        assertThat(waits)
                .singleElement()
                .satisfies(hold -> assertThat(hold.why()).contains("a, b, c wait"));

        assertThat(queue(this::watch).ask(repository("c"), task("c")))
                .as("asked for again after an interruption")
                .isPresent();

        try (Journal journal = journals.open(repository("a"))) {
            journal.append(new Entry.Undone(change("a").id(), now));
        }
        assertThat(queue(this::watch).ask(repository("d"), task("d"))).isPresent();
    }

    @Test
    void aProjectThatIsThereTakesNoPlace() {
        Stream.of("a", "b", "c").forEach(name -> pending(name, rocket.pace.now()));
        Standing standing = rocket.walk(journals, Choices.defaults(), rocket.person());
        assertThat(standing.outcome()).as("%s", standing).isEqualTo(Standing.Outcome.DONE);
    }

    @Test
    void theRoadItselfKeepsToIt() {
        Stream.of("a", "b", "c").forEach(name -> pending(name, rocket.pace.now()));
        rocket.pypi.forget(Rocket.PROJECT);
        List<HumanTask.Kind> asked = new ArrayList<>();
        HumanHand hand = task -> {
            asked.add(task.kind());
            return rocket.person().perform(task);
        };
        rocket.walk(
                journals,
                Choices.defaults().withProjects(Plans.ON_PYPI.file(), java.util.Set.of(Rocket.PROJECT)),
                hand);
        assertThat(asked).doesNotContain(HumanTask.Kind.REGISTER_PUBLISHER);

        rocket.pypi.upload(new ProjectName("a"), "1.0", rocket.pace.now());
        rocket.walk(journals, Choices.defaults(), hand);
        assertThat(asked).contains(HumanTask.Kind.REGISTER_PUBLISHER);
        assertThat(journals.read(rocket.github.name))
                .anyMatch(entry ->
                        entry instanceof Entry.Intended intended && intended.trace() instanceof Entry.Trace.Pending);
    }

    private Plan plan(String project) {
        return new Plan(
                repository(project),
                "0123456789abcdef0123456789abcdef01234567",
                Choices.defaults(),
                List.of(change(project).target()),
                List.of(change(project)),
                new PullRequestText("tokenless/trusted-publishing", "Publish without a token", "…"),
                List.of(),
                List.of());
    }

    private void pending(String project, Instant at) {
        try (Journal journal = journals.open(repository(project))) {
            journal.append(new Entry.Planned(plan(project), at));
            journal.append(new Entry.Intended(change(project).id(), new Entry.Trace.Pending(), at));
            journal.append(
                    new Entry.Attested(Item.PUBLISHER, change(project).target().key(), Rocket.ADA, "", at));
        }
    }
}
