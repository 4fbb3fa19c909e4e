package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.cli.Connection;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.WriteRequest;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.DryRun;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.Observer;
import dev.tokenless.migration.Surveyed;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.workflow.RepositoryName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The requests that a dry run shows are those that the walk then sends, byte for byte.
class DryRunTest {

    @TempDir
    Path home;

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatIsShownIsWhatIsSent() throws Exception {
        try (PracticeWorld world =
                        PracticeWorld.start(PracticeOptions.defaults().withSpeed(100), this::listening);
                Connection connection = new PracticeDoor("tokenless-dry")
                        .connection(world.announcement(), Optional.of(home), () -> {})) {
            for (String repository : List.of("acme/rocket", "acme/launchpad", "ada-practice/tiny-yaml")) {
                sent.clear();
                Engine engine = new Engine(connection.ports(), connection.journals(), Observer.none());
                List<Surveyed> surveyed = engine.survey(
                        List.of(RepositoryName.parse(repository).orElseThrow()),
                        _ -> Choices.defaults(),
                        new Cancellation());
                DryRun shown = engine.dryRun(surveyed, new Cancellation()).getFirst();
                assertThat(shown.failure()).isEmpty();
                assertThat(sent).as("a dry run changes nothing").isEmpty();
                List<String> told = shown.requests().values().stream()
                        .flatMap(List::stream)
                        .map(DryRunTest::line)
                        .toList();
                engine.walk(
                        List.of(surveyed.getFirst().plan().orElseThrow()),
                        connection.practicePerson().orElseThrow(),
                        new Cancellation());
                assertThat(told).as(repository).hasSizeGreaterThan(5).containsExactlyElementsOf(sent);
            }
        }
    }

    private Handler listening(Handler inner) {
        return call -> {
            boolean ours = call.header("User-Agent").orElse("").equals("tokenless-dry");
            boolean reads = call.method().equals("GET")
                    || (call.path().endsWith("/graphql") && !call.text().contains("mutation"));
            if (ours && !reads) {
                sent.add(line(new WriteRequest(call.method(), call.path().replace("/api/github", ""), call.text())));
            }
            return inner.handle(call);
        };
    }

    /// The new pull request has no id before it is opened.
    private static String line(WriteRequest request) {
        String body = request.body().contains("\"operationName\":\"Ready\"") ? "ready" : request.body();
        return request.method() + " " + request.path() + " " + body;
    }
}
