package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the record tells beyond the ten items.
class ParticularsTest {

    private final Rocket rocket = new Rocket();
    private final Standing standing = rocket.walk(new MemoryJournals(), Choices.defaults(), rocket.person());
    private final Particulars told = standing.particulars().orElseThrow();

    @Test
    void theEnvironmentIsToldAsItWasAndAsItIs() {
        assertThat(told.environments()).singleElement().satisfies(environment -> {
            assertThat(environment.name().value()).isEqualTo("pypi");
            assertThat(environment.before().exists()).isFalse();
            assertThat(environment.now().protects()).isTrue();
        });
    }

    @Test
    void thePublisherValuesAreThoseThatWereEntered() {
        assertThat(told.publishers()).singleElement().satisfies(registration -> {
            assertThat(registration.project()).isEqualTo(Rocket.PROJECT);
            assertThat(registration.publisher().file().name()).isEqualTo("publish.yml");
        });
    }

    @Test
    void theUploadThatProvedItHasItsFilesWithTheirHashes() {
        assertThat(told.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.version()).isEqualTo("2.1.0");
            assertThat(upload.files())
                    .isNotEmpty()
                    .allMatch(file -> !file.sha256().isEmpty());
        });
    }

    @Test
    void theDeletedSecretsAreNamed() {
        assertThat(told.deleted()).extracting(secret -> secret.name().value()).containsExactly("PYPI_API_TOKEN");
    }

    @Test
    void theFilesOfAMergedPullRequestAreReadAgainAsTheyWereAndAsTheyAre() {
        Particulars.Proposed proposed = told.proposal().orElseThrow();
        List<Draft> files = ProposedFiles.read(rocket.ports, standing.repository(), proposed, new Cancellation());

        assertThat(proposed.state()).isEqualTo("merged");
        assertThat(files).anySatisfy(file -> {
            assertThat(file.path()).isEqualTo(Rocket.PATH);
            assertThat(file.before()).contains(Rocket.WORKFLOW);
            assertThat(file.diff()).contains("+      id-token: write");
        });
        assertThat(files)
                .filteredOn(file -> file.before().equals(Optional.empty()))
                .allSatisfy(file -> assertThat(file.diff()).startsWith("--- /dev/null\n"));
    }
}
