package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.github.SecretPlace;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.WorkflowFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A word counts for what it was said about, and until something is put back.
class WordsLapseTest {

    private static final Choices LEAKED = Choices.defaults().withLeaked(true);
    private static final Target.Tokens TOKENS = new Target.Tokens(IndexKind.PYPI);

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();
    private final Migration road = Migration.open(rocket.ports, journals, rocket.github.name);

    private void agree(Choices choices) {
        road.survey();
        road.agree(road.plan(choices));
        road.look();
    }

    private static Choices andAnother(Choices choices) {
        return choices.withProjects(
                new WorkflowFile("publish.yml"), Set.of(Rocket.PROJECT, new ProjectName("rocket-cli")));
    }

    private Change.DeleteSecrets deletion() {
        return road.agreed().orElseThrow().changes(Change.DeleteSecrets.class).getFirst();
    }

    private void staysLocked() {
        assertThatThrownBy(() -> road.carryOut(deletion())).isInstanceOf(RoadException.class);
        assertThat(rocket.github.secrets).isNotEmpty();
    }

    private void putBack() {
        Undo undo = road.undo();
        while (!undo.possible().isEmpty()) {
            undo = road.putBack(undo.possible().getFirst(), "");
        }
        road.settle(undo);
        assertThat(road.history().withdrawn()).isTrue();
    }

    @Test
    void anOverrideUnlocksNoProjectThatCameLater() {
        agree(Choices.defaults());
        road.override("Acme/rocket", Rocket.ADA);
        agree(andAnother(Choices.defaults()));
        staysLocked();
        Situation again = road.override("Acme/rocket", Rocket.ADA);
        assertThat(road.standing(again).overrides()).as("the record keeps both").hasSize(2);
        road.carryOut(deletion());
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void anOverrideUnlocksNoSecretThatCameLater() {
        agree(Choices.defaults());
        road.override("Acme/rocket", Rocket.ADA);
        rocket.github.secret("PYPI_API_TOKEN", new SecretPlace.InDependabot());
        agree(Choices.defaults());
        road.carryOut(deletion());
        assertThat(rocket.github.secrets)
                .singleElement()
                .satisfies(left -> assertThat(left.place()).isInstanceOf(SecretPlace.InDependabot.class));
    }

    @Test
    void anOverrideIsOverOnceSomethingIsPutBack() {
        agree(Choices.defaults());
        road.carryOut(road.situation().ready().getFirst().change());
        road.override("Acme/rocket", Rocket.ADA);
        putBack();
        staysLockedWhilePutBack();
        agree(Choices.defaults());
        staysLocked();
    }

    private void staysLockedWhilePutBack() {
        Change secrets = road.history().plan().orElseThrow().change("secrets").orElseThrow();
        assertThatThrownBy(() -> road.carryOut(secrets)).isInstanceOf(RoadException.class);
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void revokedTokensAreAskedForAgainWhereAProjectCame() {
        agree(LEAKED);
        road.attest(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, "");
        assertThat(tokens()).isInstanceOf(State.Attested.class);
        agree(andAnother(LEAKED));
        assertThat(tokens()).isInstanceOf(State.Pending.class);
        staysLocked();
        road.attest(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, "");
        road.carryOut(deletion());
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void whoeverSpokeOfAnUnnamedProjectIsNotAskedAgainOnceItIsNamed() {
        Rocket unnamed = new Rocket(Map.of("pyproject.toml", "[project]\ndynamic = [\"name\"]\n"));
        try (Migration leak = Migration.open(unnamed.ports, new MemoryJournals(), unnamed.github.name)) {
            leak.survey();
            leak.agree(leak.plan(LEAKED));
            leak.look();
            leak.attest(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, "");
            leak.survey();
            leak.agree(leak.plan(LEAKED.withProjects(new WorkflowFile("publish.yml"), Set.of(Rocket.PROJECT))));
            assertThat(leak.look().checklist().targets(Item.TOKENS_REVOKED).get(TOKENS))
                    .isInstanceOf(State.Attested.class);
        }
    }

    @Test
    void revokedTokensAreAskedForAgainOnceSomethingIsPutBack() {
        agree(LEAKED);
        road.carryOut(road.situation().ready().getFirst().change());
        road.attest(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, "");
        putBack();
        assertThat(road.undo().never()).extracting(Reason::code).contains("tokens-revoked");
        agree(LEAKED);
        assertThat(tokens()).isInstanceOf(State.Pending.class);
        staysLocked();
    }

    @Test
    void aWordThatDoesNotSayWhatItWasAboutIsReadAndCountsForNothing() {
        String old = """
                {"kind":"opened","schema":1,"repository":"Acme/rocket","at":"2026-11-22T12:00:00Z"}
                {"kind":"attested","item":"TOKENS_REVOKED","target":"tokens:pypi","by":{"name":"ada"},"note":"","at":"2026-11-22T12:00:00Z"}
                {"kind":"overridden","by":{"name":"ada"},"at":"2026-11-22T12:00:00Z"}
                """;
        var read = JournalLines.read(old.getBytes(StandardCharsets.UTF_8), "old");
        assertThat(read.entries()).hasSize(3);
        read.entries().stream().skip(1).forEach(this::append);
        agree(LEAKED);
        assertThat(tokens()).isInstanceOf(State.Pending.class);
        staysLocked();
    }

    private void append(Entry entry) {
        road.close();
        try (Journal journal = journals.open(rocket.github.name)) {
            journal.append(entry);
        }
    }

    private State tokens() {
        State state = road.situation().checklist().targets(Item.TOKENS_REVOKED).get(TOKENS);
        return state == null ? new State.Pending(Reason.of("none", "")) : state;
    }
}
