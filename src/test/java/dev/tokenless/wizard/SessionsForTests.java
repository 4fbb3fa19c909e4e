package dev.tokenless.wizard;

import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.Account;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.Repository;
import dev.tokenless.github.TokenKind;
import dev.tokenless.wizard.road.LastRelease;
import dev.tokenless.wizard.road.Leaving;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.Registration;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.WorkflowFile;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A session without a world: repositories that exist only here, each with a scripted road.
public final class SessionsForTests {

    private SessionsForTests() {}

    public static Session of(int repositories) {
        return of(1, repositories);
    }

    /// The repositories with these numbers.
    static Session of(int first, int last) {
        List<SafeLink> pages = List.of(
                SafeLink.of("https://pypi.org/manage/account/", World.REAL).orElseThrow());
        return new Session(
                World.PRACTICE,
                new Account("ada", 1, Optional.of(Set.of()), TokenKind.CLASSIC),
                gitHub(first, last),
                pages,
                SessionsForTests::read,
                ScriptedRoad::new,
                standings -> new dev.tokenless.record.CompletionRecord(
                        java.time.Instant.EPOCH, Optional.of("ada"), true, "0.1.0", standings, Map.of()),
                _ -> Optional.of(new LastRelease("1.2.0", Instant.parse("2026-11-02T10:00:00Z"), false)),
                Optional.empty(),
                Pace.fast(20),
                Leaving.none(),
                () -> {});
    }

    private static List<Rewriting> read(Repository repository) {
        OffTheWindow.here("reading workflows");
        return List.of(new Rewriting(
                ".github/workflows/publish.yml",
                List.of(),
                new Outcome.Rewritten("", List.of(), List.of()),
                Set.of(),
                List.of(new Registration(
                        new WorkflowFile("publish.yml"),
                        IndexKind.PYPI,
                        Optional.of(new EnvironmentName("pypi")),
                        Set.of(new ProjectName(repository.name().name()))))));
    }

    private static GitHub gitHub(int first, int last) {
        return (GitHub) Proxy.newProxyInstance(
                GitHub.class.getClassLoader(), new Class<?>[] {GitHub.class}, (proxy, method, arguments) -> {
                    OffTheWindow.here(method.getName());
                    if (method.getName().equals("during")) {
                        return proxy;
                    }
                    if (method.getName().equals("scan")) {
                        @SuppressWarnings("unchecked")
                        Consumer<Repository> seen = (Consumer<Repository>) arguments[1];
                        IntStream.rangeClosed(first, last).forEach(number -> seen.accept(repository(number)));
                        return null;
                    }
                    if (method.getName().equals("runs")) {
                        return List.of();
                    }
                    throw new IllegalStateException(method.getName());
                });
    }

    private static Repository repository(int number) {
        return new Repository(
                new RepositoryName("acme", "rocket-" + number),
                number,
                1,
                true,
                false,
                false,
                false,
                number % 3 != 0,
                true,
                "main",
                "c0ffee",
                Map.of(".github/workflows/publish.yml", ScriptedRoad.BEFORE),
                Map.of(),
                List.of(),
                List.of());
    }
}
