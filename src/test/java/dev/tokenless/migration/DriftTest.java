package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.github.SecretPlace;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @Test
    void aRepositoryThatWasNeverMigratedHasLostNothing() {
        assertThat(drift(new MemoryJournals())).isEmpty();
    }

    @Test
    void afterTheRoadNothingIsLost() {
        migrate();
        assertThat(drift(journals)).isEmpty();
        assertThat(Drift.watched(journals)).containsExactly(rocket.github.name);
    }

    @Test
    void openedRulesAreFoundWithAndWithoutTheJournal() {
        migrate();
        rocket.github.environments.replaceAll((_, rules) ->
                new EnvironmentRules(true, new dev.tokenless.trust.RefPolicy.AnyRef(), List.of(), false, 0, true));
        assertThat(drift(journals)).containsExactly("protection-lost");
        assertThat(drift(new MemoryJournals())).containsExactly("protection-lost");
        rocket.github.environments.remove(new EnvironmentName("pypi"));
        assertThat(drift(journals)).containsExactly("protection-lost");
    }

    @Test
    void aTokenSecretThatIsBackIsFound() {
        migrate();
        rocket.github.secret("PYPI_TOKEN", new SecretPlace.InRepository());
        assertThat(drift(new MemoryJournals())).containsExactly("token-secret");
    }

    @Test
    void aRenamedWorkflowIsFoundBeforeTheNextReleaseFails() {
        migrate();
        Map<String, String> files = new HashMap<>(rocket.github.files());
        files.put(
                ".github/workflows/release.yml",
                Optional.ofNullable(files.remove(Rocket.PATH)).orElseThrow());
        rocket.github.commit("main", files);
        assertThat(drift(journals)).containsExactly("workflow-renamed");
        assertThat(drift(new MemoryJournals())).containsExactly("workflow-renamed");
    }

    @Test
    void aTransferredRepositoryIsFound() {
        migrate();
        rocket.github.movedTo = Optional.of(new dev.tokenless.workflow.RepositoryName("elsewhere", "rocket"));
        assertThat(drift(journals)).contains("transferred");
    }

    @Test
    void aFileByATokenAfterOneByTrustOpensTheLeakRoad() {
        migrate();
        rocket.pypi.upload(Rocket.PROJECT, "9.0.0", rocket.pace.now().plus(Duration.ofHours(1)));
        List<Reason> found = Drift.of(rocket.ports, journals, rocket.github.name);
        assertThat(found).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("token-used");
            assertThat(reason.sentence()).contains("rocket-9.0.0.tar.gz").contains("--leaked");
        });
    }

    private void migrate() {
        assertThat(rocket.walk(journals, Choices.defaults(), rocket.person()).outcome())
                .isEqualTo(Standing.Outcome.DONE);
    }

    private List<String> drift(Journals known) {
        return Drift.of(rocket.ports, known, rocket.github.name).stream()
                .map(Reason::code)
                .toList();
    }
}
