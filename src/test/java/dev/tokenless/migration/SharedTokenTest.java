package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.wizard.road.MigrationRoad;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One look at the page of tokens does for every repository that is ready by then.
class SharedTokenTest {

    private static final RepositoryName OTHER = new RepositoryName("acme", "other");
    private static final Target.Tokens TOKENS = new Target.Tokens(IndexKind.PYPI);

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @BeforeEach
    void proved() {
        HumanHand hand = task -> task.kind() == HumanTask.Kind.REVOKE_TOKENS
                ? Optional.empty()
                : rocket.person().perform(task);
        rocket.walk(journals, Choices.defaults(), hand);
        assertThat(rocket.github.secrets).isEmpty();
    }

    /// Another repository, with a project of its own, that said this on its screen.
    private void other(String project, List<String> about) {
        Plan mine = History.of(journals.read(rocket.github.name)).plan().orElseThrow();
        Change.RevokeTokens tokens = mine.changes(Change.RevokeTokens.class).stream()
                .filter(change -> change.index() == IndexKind.PYPI)
                .findFirst()
                .orElseThrow();
        Target.Publishing first = tokens.reach().getFirst();
        Target.Publishing target = new Target.Publishing(
                first.file(), first.index(), Optional.of(new ProjectName(project)), first.environment());
        Plan plan = new Plan(
                OTHER,
                mine.base(),
                mine.choices(),
                List.of(target),
                List.of(
                        new Change.DeleteSecrets(
                                List.of(new DoomedSecret(new SecretName("T"), "repository", List.of(target), ""))),
                        new Change.RevokeTokens(IndexKind.PYPI, List.of(target))),
                mine.pullRequest(),
                List.of(),
                List.of());
        try (Journal journal = journals.open(OTHER)) {
            journal.append(new Entry.Planned(plan, rocket.pace.now()));
            journal.append(new Entry.Done(
                    "secrets", new Entry.Trace.Secret(new SecretName("T"), "repository"), rocket.pace.now()));
            if (!about.isEmpty()) {
                journal.append(new Entry.Attested(
                        Item.TOKENS_REVOKED, TOKENS.key(), Rocket.ADA, "", about, rocket.pace.now()));
            }
        }
    }

    private State tokens() {
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            State state = road.look().checklist().targets(Item.TOKENS_REVOKED).get(TOKENS);
            return state == null ? new State.Pending(Reason.of("none", "")) : state;
        }
    }

    @Test
    void theScreenNamesTheOthersAndTheAnswerIsAboutThemToo() {
        other("apollo", List.of());
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            HumanTask task = road.look().tasks().getFirst();
            assertThat(task.values())
                    .extracting(HumanTask.Value::text)
                    .contains("Project: rocket", "Project: apollo", "All projects");
            assertThat(task.ask()).contains("counts for acme/other too");
            road.asking(task);
            road.attest(task.item(), task.target(), Rocket.ADA, "");
            assertThat(road.history()
                            .word(Item.TOKENS_REVOKED, TOKENS)
                            .orElseThrow()
                            .about())
                    .contains("pypi:rocket", "pypi:apollo", "repository:acme/other");
        }
    }

    @Test
    void whatIsConfirmedOnACardOfTheWindowCountsForThoseThatItNames() {
        other("apollo", List.of());
        Migration road = Migration.open(rocket.ports, journals, rocket.github.name);
        try (MigrationRoad window = new MigrationRoad(road, Rocket.ADA)) {
            HumanTask task = road.look().tasks().getFirst();
            window.confirm(task, "", new Cancellation(), _ -> {});
            assertThat(road.history()
                            .word(Item.TOKENS_REVOKED, TOKENS)
                            .orElseThrow()
                            .about())
                    .contains("pypi:rocket", "pypi:apollo", "repository:acme/other");
        }
    }

    @Test
    void anAnswerIsAboutNobodyElseWhereItsScreenDidNotNameThem() {
        other("apollo", List.of());
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            HumanTask task = road.look().tasks().getFirst();
            road.attest(task.item(), task.target(), Rocket.ADA, "");
            assertThat(road.history()
                            .word(Item.TOKENS_REVOKED, TOKENS)
                            .orElseThrow()
                            .about())
                    .contains("pypi:rocket")
                    .doesNotContain("pypi:apollo", "repository:acme/other");
        }
    }

    @Test
    void whatWasSaidForItOnAnothersScreenIsWrittenIntoItsOwnJournalOnce() {
        other("apollo", List.of("pypi:apollo", "pypi:rocket", "repository:acme/rocket"));
        assertThat(tokens()).isInstanceOf(State.Attested.class);
        assertThat(tokens()).isInstanceOf(State.Attested.class);
        assertThat(journals.read(rocket.github.name).stream()
                        .filter(entry -> entry instanceof Entry.Attested word
                                && word.target().equals(TOKENS.key())))
                .hasSize(1);
    }

    @Test
    void aWordThatNamesAnotherProjectOrNotThisRepositoryCountsForNothingHere() {
        other("apollo", List.of("pypi:apollo", "pypi:rocket"));
        assertThat(tokens()).isInstanceOf(State.Pending.class);
        other("apollo", List.of("pypi:apollo", "repository:acme/rocket"));
        assertThat(tokens()).isInstanceOf(State.Pending.class);
    }

    @Test
    void aWordSaidBeforeSomethingWasPutBackCountsForNothing() {
        other("apollo", List.of("pypi:apollo", "pypi:rocket", "repository:acme/rocket"));
        rocket.pace.sleep(Duration.ofHours(1), new Cancellation());
        try (Journal journal = journals.open(rocket.github.name)) {
            journal.append(new Entry.Undone("environment:pypi", rocket.pace.now()));
        }
        assertThat(tokens()).isInstanceOf(State.Pending.class);
    }

    @Test
    void anUnprovedRepositoryHearsNothing() {
        Rocket fresh = new Rocket();
        MemoryJournals own = new MemoryJournals();
        try (Migration road = Migration.open(fresh.ports, own, fresh.github.name)) {
            road.survey();
            road.agree(road.plan(Choices.defaults()));
            fresh.pace.sleep(Duration.ofHours(1), new Cancellation());
            other("apollo", List.of("pypi:apollo", "pypi:rocket", "repository:acme/rocket"));
            for (Entry entry : journals.read(OTHER)) {
                own.open(OTHER).append(later(entry, fresh.pace.now()));
            }
            assertThat(road.look().checklist().targets(Item.TOKENS_REVOKED).get(TOKENS))
                    .isInstanceOf(State.Pending.class);
        }
    }

    private static Entry later(Entry entry, Instant at) {
        return entry instanceof Entry.Attested word
                ? new Entry.Attested(word.item(), word.target(), word.by(), word.note(), word.about(), at)
                : entry;
    }

    @Test
    void whoeverStandsInLineIsNotAskedForWhatWasAnsweredMeanwhile() {
        int[] asked = {0};
        HumanHand hand = task -> {
            asked[0] += task.kind() == HumanTask.Kind.REVOKE_TOKENS ? 1 : 0;
            return rocket.person().perform(task);
        };
        other("apollo", List.of("pypi:apollo", "pypi:rocket", "repository:acme/rocket"));
        rocket.walk(journals, Choices.defaults(), hand);
        assertThat(asked[0]).isZero();
    }
}
