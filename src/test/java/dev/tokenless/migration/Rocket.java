package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.RunStatus;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small world in memory: one repository that publishes with a token, its two indexes, and a person.
final class Rocket {

    static final String WORKFLOW = """
            name: Publish
            on:
              release:
                types: [published]
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: python -m build
                  - uses: pypa/gh-action-pypi-publish@v1.4.2
                    with:
                      user: __token__
                      password: ${{ secrets.PYPI_API_TOKEN }}
            """;
    static final String PYPROJECT = "[project]\nname = \"rocket\"\n";
    static final ProjectName PROJECT = new ProjectName("rocket");
    static final Person ADA = new Person("ada");
    static final String PATH = ".github/workflows/publish.yml";

    final FakeGitHub github;
    final FakeIndex pypi = new FakeIndex(IndexKind.PYPI);
    final FakeIndex testpypi = new FakeIndex(IndexKind.TESTPYPI);
    final Pace pace = Pace.fast(10_000);
    final Ports ports;
    int releases;

    Rocket() {
        this(Map.of());
    }

    /// @param more further files of the repository
    Rocket(Map<String, String> more) {
        Map<String, String> files = new HashMap<>(Map.of(PATH, WORKFLOW, "pyproject.toml", PYPROJECT));
        files.putAll(more);
        github = new FakeGitHub(files);
        github.secret("PYPI_API_TOKEN", new SecretPlace.InRepository());
        pypi.upload(PROJECT, "1.1.0", Instant.parse("2024-01-01T00:00:00Z"));
        ports = new Ports(
                github,
                Ports.Index.byHand(pypi),
                Ports.Index.byHand(testpypi),
                new Pages(URI.create("https://github.com"), World.REAL),
                pace);
    }

    /// Does every task at once, as the pages would let a person do it.
    HumanHand person() {
        return task -> {
            switch (task.kind()) {
                case MERGE -> github.merge(github.requests.getLast().number());
                case RELEASE -> release("pypi");
                case REGISTER_PUBLISHER,
                        REHEARSE,
                        APPROVE_DEPLOYMENT,
                        CONFIRM_UPLOAD,
                        REVOKE_TOKENS,
                        CHECK_ACCESS,
                        SORT_UPLOAD,
                        REMOVE_UPLOAD,
                        ROTATE_SECRET,
                        REMOVE_PUBLISHER,
                        NAME_PROJECT,
                        ALLOW_PUSH -> {}
                case HAND_OFF -> {
                    return Optional.empty();
                }
            }
            return Optional.of(new HumanHand.Word(ADA, ""));
        };
    }

    /// The next release, by the new workflow at the head of the default branch.
    void release(String environment) {
        releases++;
        run("success");
        pypi.publish(
                PROJECT,
                "2." + releases + ".0",
                pace.now(),
                "acme/rocket",
                "publish.yml",
                Optional.of(environment).filter(name -> !name.isEmpty()).map(EnvironmentName::new),
                github.head());
    }

    void run(String conclusion) {
        github.runs.add(new WorkflowRun(
                github.runs.size() + 8830L,
                "https://github.com/Acme/rocket/actions/runs/8830",
                "release",
                github.head(),
                "v2.0.0",
                RunStatus.COMPLETED,
                Optional.of(conclusion),
                pace.now(),
                PATH));
    }

    /// Surveys, agrees to the plan with these choices, and walks as far as the hand goes.
    Standing walk(Journals journals, Choices choices, HumanHand hand) {
        Engine engine = new Engine(ports, journals, Observer.none());
        Surveyed surveyed = engine.survey(List.of(github.name), _ -> choices, new Cancellation())
                .getFirst();
        return engine.walk(List.of(surveyed.plan().orElseThrow()), hand, new Cancellation())
                .getFirst();
    }

    static Map<Item, String> states(Standing standing) {
        Map<Item, String> states = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            states.put(item, standing.checklist().orElseThrow().state(item).key());
        }
        return states;
    }
}
