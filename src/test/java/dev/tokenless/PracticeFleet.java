package dev.tokenless;

import dev.tokenless.cli.Connection;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Folders;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.github.http.Addresses;
import dev.tokenless.github.http.HttpSignIn;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.FolderJournals;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.Observer;
import dev.tokenless.migration.Pages;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Ports;
import dev.tokenless.migration.Schedule;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.Surveyed;
import dev.tokenless.practice.Announcement;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Many repositories in a practice world that keeps GitHub's limits, and the program's own calls counted.
final class PracticeFleet implements AutoCloseable {

    final PracticeWorld world;
    Connection connection;
    private final double speed;
    private final Path home;
    Optional<Schedule> schedule = Optional.empty();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    /// Of the reads, those that have an hour of their own.
    final AtomicInteger queries = new AtomicInteger();
    final AtomicInteger refusedForPace = new AtomicInteger();
    final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /// @param size how many repositories that publish, besides the samples
    PracticeFleet(int size, double speed, Path home) throws IOException {
        // every second generated repository publishes; a dozen samples come first
        PracticeOptions options = PracticeOptions.defaults()
                .withRepositories(2 * size + 40)
                .withSpeed(speed)
                .withLimits(true);
        world = PracticeWorld.start(options, this::counting);
        this.speed = speed;
        this.home = home;
        connection = connect(Instant.now());
    }

    /// A day later, in a program that was started again.
    void tomorrow() {
        Duration night = Duration.ofHours(25);
        world.skip(night);
        connection = connect(connection.ports().pace().now().plus(night));
    }

    private Connection connect(Instant now) {
        Announcement here = world.announcement();
        Pace pace = Pace.startingAt(now, speed);
        Ports ports = new Ports(
                new HttpSignIn(
                                new Addresses(here.github(), here.githubWeb(), World.PRACTICE),
                                pace,
                                "tokenless-test",
                                Optional.empty(),
                                Optional.empty())
                        .with(GitHubToken.of(here.token(), GitHubToken.Origin.PRACTICE)
                                .orElseThrow()),
                Wiring.practiceIndex(IndexKind.PYPI, URI.create(here.pypi() + "/"), pace),
                Wiring.practiceIndex(IndexKind.TESTPYPI, URI.create(here.testpypi() + "/"), pace),
                new Pages(here.githubWeb(), World.PRACTICE),
                pace);
        return new Connection(
                World.PRACTICE,
                ports,
                new FolderJournals(new Folders(home).journal(), pace),
                Optional.of(new PracticeHand(here)),
                () -> {});
    }

    private Handler counting(Handler inner) {
        return call -> {
            Answer answer = inner.handle(call);
            boolean ours = call.header("User-Agent").orElse("").startsWith("tokenless-test");
            if (ours && call.path().startsWith("/api/github/")) {
                (writes(call) ? writes : reads).incrementAndGet();
                if (call.path().endsWith("/graphql") && !writes(call)) {
                    queries.incrementAndGet();
                }
                if (answer.status() == 403 || answer.status() == 429) {
                    refusedForPace.incrementAndGet();
                    refusals.merge(new String(answer.body(), StandardCharsets.UTF_8), 1, Integer::sum);
                }
            }
            return answer;
        };
    }

    private static boolean writes(Call call) {
        return !call.method().equals("GET")
                && !(call.path().endsWith("/graphql") && !call.text().contains("mutation"));
    }

    List<RepositoryName> names(int size) {
        List<RepositoryName> names = new ArrayList<>();
        connection
                .ports()
                .github()
                .scan(
                        ScanFilter.defaults(),
                        repository -> {
                            boolean publishes =
                                    repository.workflows().values().stream().anyMatch(text -> text.contains("PYPI_"));
                            if (repository.name().name().startsWith("fleet-") && publishes && names.size() < size) {
                                names.add(repository.name());
                            }
                        },
                        new Cancellation());
        return List.copyOf(names);
    }

    HumanHand person() {
        return connection.practicePerson().orElseThrow();
    }

    List<Standing> walk(List<RepositoryName> names, HumanHand hand, Observer observer) {
        Engine engine = new Engine(connection.ports(), connection.journals(), observer);
        List<Surveyed> surveyed = engine.survey(names, _ -> Choices.defaults(), new Cancellation());
        schedule = Optional.of(engine.schedule(surveyed));
        List<Plan> plans =
                surveyed.stream().map(one -> one.plan().orElseThrow()).toList();
        return engine.walk(plans, hand, new Cancellation());
    }

    @Override
    public void close() {
        world.close();
    }
}
