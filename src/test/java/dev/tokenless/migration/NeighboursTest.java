package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who else may need a token for a whole account.
class NeighboursTest {

    private static final RepositoryName MINE = new RepositoryName("acme", "mine");

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    private List<RepositoryName> undecided() {
        return Neighbours.of(journals, MINE).on(IndexKind.PYPI);
    }

    private void write(Entry entry) {
        try (Journal journal = journals.open(rocket.github.name)) {
            journal.append(entry);
        }
    }

    private void deleted(String secret) {
        write(new Entry.Done(
                "secrets", new Entry.Trace.Secret(new SecretName(secret), "repository"), rocket.pace.now()));
    }

    @Test
    void itIsUndecidedUntilAllItsSecretsAreDeleted() {
        rocket.github.secret("TEST_PYPI_API_TOKEN", new SecretPlace.InRepository());
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            road.survey();
            road.agree(road.plan(Choices.defaults()));
            assertThat(road.agreed().orElseThrow().changes(Change.DeleteSecrets.class).stream()
                            .flatMap(change -> change.secrets().stream()))
                    .hasSize(2);
        }
        assertThat(undecided()).containsExactly(rocket.github.name);
        deleted("TEST_PYPI_API_TOKEN");
        assertThat(undecided()).as("the other serves PyPI still").containsExactly(rocket.github.name);
        deleted("PYPI_API_TOKEN");
        assertThat(undecided()).isEmpty();
    }

    @Test
    void itIsDecidedOnceItsTokensWereSpokenOf() {
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            road.survey();
            road.agree(road.plan(Choices.defaults()));
        }
        String tokens = new Target.Tokens(IndexKind.PYPI).key();
        write(new Entry.Attested(
                Item.TOKENS_REVOKED, tokens, Rocket.ADA, "", List.of("pypi:other"), rocket.pace.now()));
        assertThat(undecided()).as("of another project's").containsExactly(rocket.github.name);
        write(new Entry.Attested(
                Item.TOKENS_REVOKED, tokens, Rocket.ADA, "", List.of("pypi:rocket"), rocket.pace.now()));
        assertThat(undecided()).isEmpty();
    }

    @Test
    void oneThatWasPutBackNeedsItsTokenAgain() {
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            road.survey();
            road.agree(road.plan(Choices.defaults()));
        }
        write(new Entry.Undone(Changes.PLAN, rocket.pace.now()));
        assertThat(History.of(journals.read(rocket.github.name)).withdrawn()).isTrue();
        assertThat(undecided()).containsExactly(rocket.github.name);
    }

    @Test
    void aRepositoryThatComesLaterInTheBatchCountsBeforeItIsReached() {
        Engine engine = new Engine(rocket.ports, journals, Observer.none());
        Plan plan = engine.survey(List.of(rocket.github.name), _ -> Choices.defaults(), new Cancellation())
                .getFirst()
                .plan()
                .orElseThrow();
        RepositoryName later = new RepositoryName("acme", "later");
        Plan second = new Plan(
                later,
                plan.base(),
                plan.choices(),
                plan.targets(),
                plan.changes(),
                plan.pullRequest(),
                List.of(),
                List.of());
        List<List<RepositoryName>> seen = new ArrayList<>();
        HumanHand hand = task -> {
            seen.add(Neighbours.of(journals, rocket.github.name).on(IndexKind.PYPI));
            throw new RoadException(Reason.of("enough", "Enough."));
        };
        engine.walk(List.of(plan, second), hand, new Cancellation());
        assertThat(seen).isNotEmpty().first().isEqualTo(List.of(later));
    }
}
