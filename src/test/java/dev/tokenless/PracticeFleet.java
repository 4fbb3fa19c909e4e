package dev.tokenless;

import dev.tokenless.cli.Connection;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.Observer;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Standing;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Many repositories in a practice world that keeps GitHub's limits, and the program's own calls counted.
final class PracticeFleet implements AutoCloseable {

    final PracticeWorld world;
    final Connection connection;
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger refusedForPace = new AtomicInteger();

    /// @param size how many repositories that publish, besides the samples
    PracticeFleet(int size, double speed, Path home) throws IOException {
        // every second generated repository publishes; a dozen samples come first
        PracticeOptions options = PracticeOptions.defaults()
                .withRepositories(2 * size + 40)
                .withSpeed(speed)
                .withLimits(true);
        world = PracticeWorld.start(options, this::counting);
        connection = new PracticeDoor("tokenless-test").connection(world.announcement(), Optional.of(home), () -> {});
    }

    private Handler counting(Handler inner) {
        return call -> {
            Answer answer = inner.handle(call);
            boolean ours = call.header("User-Agent").orElse("").startsWith("tokenless-test");
            if (ours && call.path().startsWith("/api/github/")) {
                (writes(call) ? writes : reads).incrementAndGet();
                if (answer.status() == 403 || answer.status() == 429) {
                    refusedForPace.incrementAndGet();
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
        List<Plan> plans = engine.survey(names, _ -> Choices.defaults(), new Cancellation()).stream()
                .map(surveyed -> surveyed.plan().orElseThrow())
                .toList();
        return engine.walk(plans, hand, new Cancellation());
    }

    @Override
    public void close() {
        world.close();
    }
}
