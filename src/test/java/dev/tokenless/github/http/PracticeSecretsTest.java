package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.GUIDANCE;
import static dev.tokenless.github.http.PracticeTown.SCATTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.contract.Exchange;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.github.SecretStock;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Secrets in every store of the practice GitHub, each exchange held against GitHub's contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeSecretsTest {

    private static final SecretName NAME = new SecretName("PYPI_API_TOKEN");
    private static final SecretPlace ORGANISATION = new SecretPlace.InOrganisation("acme");

    private PracticeTown town;
    private GitHub gitHub;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(
                PracticeOptions.defaults().withState("scattered").withSpeed(200));
    }

    @BeforeEach
    void begin() {
        town.world().reset();
        gitHub = town.gitHub();
    }

    @AfterAll
    void stop() {
        town.assertContractKept();
        town.close();
    }

    @Test
    void everyStoreIsSeen() {
        SecretStock stock = gitHub.secrets(SCATTERED);
        assertThat(stock.unreadable()).isEmpty();
        assertThat(stock.secrets()).allMatch(secret -> secret.name().equals(NAME));
        assertThat(stock.secrets())
                .extracting(Secret::place)
                .containsExactlyInAnyOrder(
                        new SecretPlace.InRepository(),
                        ORGANISATION,
                        new SecretPlace.InDependabot(),
                        new SecretPlace.InCodespaces(),
                        new SecretPlace.InAgents(),
                        new SecretPlace.InEnvironment(new EnvironmentName("pypi")));
    }

    @Test
    void aSecretIsDeletedInItsOwnStoreAlone() {
        for (Secret secret : gitHub.secrets(SCATTERED).secrets()) {
            if (secret.place().deletable()) {
                int before = gitHub.secrets(SCATTERED).secrets().size();
                gitHub.deleteSecret(SCATTERED, secret);
                assertThat(gitHub.secrets(SCATTERED).secrets())
                        .as(secret.place().words())
                        .hasSize(before - 1)
                        .doesNotContain(secret);
                gitHub.deleteSecret(SCATTERED, secret);
            }
        }
        assertThat(gitHub.secrets(SCATTERED).secrets())
                .extracting(Secret::place)
                .containsExactly(ORGANISATION);
    }

    @Test
    void anOrganisationsSecretIsNeverDeleted() {
        Secret shared = gitHub.secrets(SCATTERED).secrets().stream()
                .filter(secret -> secret.place().equals(ORGANISATION))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> gitHub.deleteSecret(SCATTERED, shared)).isInstanceOf(IllegalArgumentException.class);
        assertThat(town.writes()).noneMatch(exchange -> exchange.path().contains("organization-secrets"));
    }

    @Test
    void aTokenInAVariableIsNamedButNotShown() {
        assertThat(gitHub.variables(SCATTERED)).singleElement().satisfies(variable -> {
            assertThat(variable.name()).isEqualTo(NAME.value());
            assertThat(variable.value()).doesNotContain("PRACTICE").contains("pypi-");
            assertThat(variable.suspicious()).isTrue();
        });
    }

    @Test
    void whoMayPushSeesAndDeletesTheRepositorysSecrets() {
        assertThat(gitHub.secrets(GUIDANCE).secrets())
                .extracting(secret -> secret.name().value())
                .containsExactly("PYPI_PASSWORD");
    }

    @Test
    void aStoreThatTheTokenMayNotReadIsNotTakenForEmpty() {
        SecretStock asGuest = gitHub.secrets(new RepositoryName("acme", "rocket"));
        town.door()
                .falsify(exchange -> exchange.path().contains("/dependabot/")
                        ? new Exchange(
                                exchange.method(),
                                exchange.path(),
                                exchange.headers(),
                                exchange.body(),
                                403,
                                exchange.contentType(),
                                "{\"message\":\"Resource not accessible by personal access token\"}"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        : exchange);
        try {
            assertThat(asGuest.unreadable()).isEmpty();
            assertThat(gitHub.secrets(new RepositoryName("acme", "rocket")).unreadable())
                    .containsExactly(new SecretPlace.InDependabot());
        } finally {
            town.door().falsify(java.util.function.UnaryOperator.identity());
        }
    }
}
