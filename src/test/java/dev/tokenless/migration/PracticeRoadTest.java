package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.github.http.Addresses;
import dev.tokenless.github.http.HttpSignIn;
import dev.tokenless.practice.Announcement;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.pypi.http.HttpPackageIndex;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.NamedChange;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole road through the real adapters, against the practice world.
class PracticeRoadTest {

    private static final String AGENT = "tokenless-test";
    private static final double SPEED = 200;
    private static final RepositoryName ROCKET = new RepositoryName("acme", "rocket");

    @TempDir
    Path folder;

    private PracticeWorld world;
    private Ports ports;

    @BeforeEach
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(SPEED));
        ports = ports(world.announcement());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aFreshRepositoryEndsWithTenItemsSettled() {
        Standing standing = walk(new FolderJournals(folder, ports.pace()), ROCKET);
        assertThat(standing.outcome()).as("%s", standing).isEqualTo(Standing.Outcome.DONE);
        assertThat(states(standing))
                .containsEntry(Item.ENVIRONMENT, "proved")
                .containsEntry(Item.VERIFIED, "proved")
                .containsEntry(Item.SECRETS_DELETED, "proved")
                .containsEntry(Item.TOKENS_REVOKED, "attested");
    }

    @Test
    void theEnvironmentIsAfterwardsWhatThePlanPromised() {
        EnvironmentName pypi = new EnvironmentName("pypi");
        FolderJournals journals = new FolderJournals(folder, ports.pace());
        List<String> promised = new ArrayList<>();
        new Engine(ports, journals, Observer.none())
                .survey(List.of(ROCKET), _ -> Choices.defaults(), new Cancellation())
                .forEach(surveyed -> surveyed.plan().orElseThrow().changes().forEach(change -> {
                    if (change instanceof Change.PutEnvironment put) {
                        promised.addAll(Changes.words(put.wanted()));
                    }
                }));
        walk(journals, ROCKET);
        assertThat(promised)
                .isNotEmpty()
                .isEqualTo(Changes.words(
                        ports.github().environment(ROCKET, pypi).orElseThrow().rules()));
    }

    @Test
    void theNewestReleasesOfTheActionsThatAreWrittenAreReadAndKeptInThePlan() {
        FolderJournals journals = new FolderJournals(folder, ports.pace());
        Choices pinned =
                Choices.defaults().withRewrite(Choices.defaults().rewrite().pinned());
        Surveyed surveyed = new Engine(ports, journals, Observer.none())
                .survey(List.of(ROCKET), _ -> pinned, new Cancellation())
                .getFirst();
        assertThat(surveyed.plan().orElseThrow().choices().rewrite().actions())
                .extracting(version -> version.action() + " " + version.version() + " " + version.published())
                .containsExactly(
                        "pypa/gh-action-pypi-publish v1.14.2 2026-07-28T10:00:00Z",
                        "actions/upload-artifact v4.6.2 2025-03-19T10:00:00Z",
                        "actions/download-artifact v4.3.0 2025-04-24T10:00:00Z");
        assertThat(
                        surveyed
                                .survey()
                                .orElseThrow()
                                .rewritings(
                                        surveyed.plan().orElseThrow().choices().rewrite())
                                .stream()
                                .map(rewriting -> rewriting.outcome())
                                .filter(Outcome.Rewritten.class::isInstance)
                                .flatMap(outcome -> ((Outcome.Rewritten) outcome).changes().stream())
                                .map(NamedChange::summary))
                .contains("action pypa/gh-action-pypi-publish v1.14.2: released 2026-07-28");
    }

    @Test
    void aWalkThatIsKilledAroundAJournalWriteEndsLikeAnUndisturbedOne() throws IOException {
        Map<Item, String> undisturbed = states(walk(new FolderJournals(folder, ports.pace()), ROCKET));
        for (int write : List.of(3, 5, 6, 9)) {
            for (boolean before : List.of(true, false)) {
                world.reset();
                ports = ports(world.announcement());
                MemoryJournals journals = new MemoryJournals();
                journals.stopBefore = before ? write : -1;
                journals.stopAfter = before ? -1 : write;
                assertThatThrownBy(() -> walk(journals, ROCKET)).isInstanceOf(MemoryJournals.Killed.class);
                Standing resumed = walk(journals, ROCKET);
                String where = (before ? "before" : "after") + " write " + write;
                assertThat(states(resumed)).as(where).isEqualTo(undisturbed);
            }
        }
    }

    @Test
    void everySampleRepositoryComesToAnEndWithoutAnException() {
        Map<RepositoryName, Standing> standings = new LinkedHashMap<>();
        List<RepositoryName> names = new ArrayList<>();
        ports.github().scan(ScanFilter.defaults(), repository -> names.add(repository.name()), new Cancellation());
        names.forEach(name -> standings.put(name, walk(new FolderJournals(folder, ports.pace()), name)));
        assertThat(standings.values()).allMatch(standing -> standing.failure().isEmpty());
        assertThat(outcome(standings, "acme/rocket")).isEqualTo(Standing.Outcome.DONE);
        Standing monorepo = standing(standings, "acme/launchpad");
        assertThat(monorepo.outcome()).as("%s", monorepo.next()).isEqualTo(Standing.Outcome.DONE);
        assertThat(monorepo.checklist().orElseThrow().targets(Item.VERIFIED)).hasSize(2);
        assertThat(outcome(standings, "acme/telemetry")).isEqualTo(Standing.Outcome.DONE);
        assertThat(outcome(standings, "acme/docs-theme")).isEqualTo(Standing.Outcome.DONE);
        assertThat(outcome(standings, "ada-practice/tiny-yaml")).isEqualTo(Standing.Outcome.DONE);
        Standing hidden = standing(standings, "ada-practice/old-camera");
        assertThat(hidden.changed()).as("a refused workflow changes nothing").isEmpty();
        assertThat(hidden.checklist().orElseThrow().state(Item.NO_PASSWORD)).isInstanceOf(State.Blocked.class);
        assertThat(hidden.left()).extracting(Reason::code).contains("hidden-upload");
        assertThat(outcome(standings, "orbit-org/guidance")).isEqualTo(Standing.Outcome.WAITING);
    }

    private static Standing.Outcome outcome(Map<RepositoryName, Standing> standings, String name) {
        return standing(standings, name).outcome();
    }

    private static Standing standing(Map<RepositoryName, Standing> standings, String name) {
        return Optional.ofNullable(standings.get(RepositoryName.parse(name).orElseThrow()))
                .orElseThrow();
    }

    private Standing walk(Journals journals, RepositoryName repository) {
        Engine engine = new Engine(ports, journals, Observer.none());
        Surveyed surveyed = engine.survey(List.of(repository), _ -> Choices.defaults(), new Cancellation())
                .getFirst();
        assertThat(surveyed.failure()).isEmpty();
        Announcement here = world.announcement();
        HumanHand hand = new PracticeHand(new PracticePerson(here), repository);
        return engine.walk(List.of(surveyed.plan().orElseThrow()), hand, new Cancellation())
                .getFirst();
    }

    static Ports ports(Announcement here) {
        Pace pace = Pace.fast(here.speed());
        GitHub github = new HttpSignIn(
                        new Addresses(here.github(), here.githubWeb(), World.PRACTICE),
                        pace,
                        AGENT,
                        Optional.empty(),
                        Optional.empty())
                .with(GitHubToken.of(here.token(), GitHubToken.Origin.PRACTICE).orElseThrow());
        return new Ports(
                github,
                index(IndexKind.PYPI, here.pypi(), pace),
                index(IndexKind.TESTPYPI, here.testpypi(), pace),
                new Pages(here.githubWeb(), World.PRACTICE),
                pace);
    }

    private static Ports.Index index(IndexKind kind, URI base, Pace pace) {
        return Ports.Index.byHand(new HttpPackageIndex(kind, URI.create(base + "/"), World.PRACTICE, pace, AGENT));
    }

    private static Map<Item, String> states(Standing standing) {
        Map<Item, String> states = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            states.put(item, standing.checklist().orElseThrow().state(item).key());
        }
        return states;
    }
}
