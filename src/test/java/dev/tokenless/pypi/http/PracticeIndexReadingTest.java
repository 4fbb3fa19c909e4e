package dev.tokenless.pypi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.contract.ContractDoor;
import dev.tokenless.contract.Exchange;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.pypi.Description;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.pypi.PyPiFailure;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Simple, Integrity and JSON interfaces of the practice PyPI, read through a door.
class PracticeIndexReadingTest {

    private static final ProjectName DOCS_THEME = new ProjectName("docs-theme");
    private static final ProjectName ROCKET = new ProjectName("rocket");

    private PracticeWorld world;
    private ContractDoor door;
    private PackageIndex pypi;

    @BeforeEach
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults());
        door = new ContractDoor(world.world());
        pypi = index(IndexKind.PYPI, world.announcement().pypi(), Pace.real());
    }

    @AfterEach
    void stop() {
        door.close();
        world.close();
    }

    private PackageIndex index(IndexKind kind, URI address, Pace pace) {
        return new HttpPackageIndex(kind, URI.create(door.to(address) + "/"), World.PRACTICE, pace, "tokenless-test");
    }

    @Test
    void aProjectsFilesHaveVersionDigestAndTime() {
        ProjectPage page = pypi.project(ROCKET).orElseThrow();
        assertThat(page.status()).isEqualTo("active");
        assertThat(page.serial()).isPresent();
        assertThat(page.files()).extracting(DistributionFile::version).contains("2.2.0", "2.3.0", "2.3.1");
        assertThat(page.newest().orElseThrow().version()).isEqualTo("2.3.1");
        assertThat(page.files()).allMatch(file -> file.sha256().matches("[0-9a-f]{64}"));
        assertThat(page.files())
                .as("uploaded with a token")
                .allMatch(file -> file.provenance().isEmpty());
        assertThat(pypi.project(new ProjectName("Rocket"))).hasValue(page);
        assertThat(pypi.project(new ProjectName("no-such-project"))).isEmpty();
    }

    @Test
    void provenanceNamesPublisherRunAndCommit() {
        DistributionFile file = pypi.project(DOCS_THEME).orElseThrow().newest().orElseThrow();
        Provenance provenance = pypi.provenance(DOCS_THEME, file).orElseThrow();
        assertThat(provenance.bundles()).singleElement().satisfies(bundle -> {
            assertThat(bundle.kind()).isEqualTo("GitHub");
            assertThat(bundle.repository()).isEqualTo("acme/docs-theme");
            assertThat(bundle.workflow()).isEqualTo("release.yml");
            assertThat(bundle.environment()).hasValue(new EnvironmentName("pypi"));
            assertThat(bundle.attestations()).first().satisfies(attestation -> {
                assertThat(attestation.subject()).isEqualTo(file.filename());
                assertThat(attestation.sha256()).isEqualTo(file.sha256());
                assertThat(attestation.predicateType()).isEqualTo("https://docs.pypi.org/attestations/publish/v1");
                assertThat(attestation.run().orElseThrow().getPath()).startsWith("/acme/docs-theme/actions/runs/");
                assertThat(attestation.sourceCommit())
                        .hasValueSatisfying(sha -> assertThat(sha).hasSize(40));
                assertThat(attestation.sourceRef()).hasValue("refs/tags/v" + file.version());
                assertThat(attestation.trigger()).hasValue("release");
            });
        });
    }

    @Test
    void aTokenUploadHasNoProvenanceAndIsNotEvenAskedFor() {
        DistributionFile file = pypi.project(ROCKET).orElseThrow().newest().orElseThrow();
        int before = door.exchanges().size();
        assertThat(pypi.provenance(ROCKET, file)).isEmpty();
        assertThat(door.exchanges()).hasSize(before);
        var claimed = new DistributionFile(
                file.filename(),
                file.version(),
                file.url(),
                file.uploadedAt(),
                file.sha256(),
                false,
                Optional.of(file.url()));
        assertThat(pypi.provenance(ROCKET, claimed)).as("404").isEmpty();
    }

    @Test
    void theDescriptionLeadsToRepositoryAndOwners() {
        Description description = pypi.description(ROCKET).orElseThrow();
        assertThat(description.repositories()).containsExactly(new RepositoryName("acme", "rocket"));
        assertThat(description.roles()).containsExactly(new Description.Role("Owner", "ada-practice"));
        assertThat(pypi.description(new ProjectName("no-such-project"))).isEmpty();
    }

    @Test
    void aPageIsKeptForTenMinutesUnlessAskedAnew() {
        var time = new AtomicReference<>(Instant.EPOCH);
        PackageIndex index = index(IndexKind.PYPI, world.announcement().pypi(), new Pace() {
            @Override
            public Instant now() {
                return time.get();
            }

            @Override
            public void sleep(Duration duration, Cancellation cancellation) {
                time.updateAndGet(now -> now.plus(duration));
            }
        });
        index.project(ROCKET);
        time.set(Instant.EPOCH.plusSeconds(599));
        index.project(ROCKET);
        assertThat(door.exchanges()).hasSize(1);
        index.freshProject(ROCKET);
        assertThat(door.exchanges()).hasSize(2);
        time.set(Instant.EPOCH.plusSeconds(599 + 600));
        index.project(ROCKET);
        assertThat(door.exchanges()).hasSize(3);
    }

    @Test
    void testPyPiKnowsTheProjectsWithoutFiles() {
        PackageIndex test = index(IndexKind.TESTPYPI, world.announcement().testpypi(), Pace.real());
        assertThat(test.project(ROCKET).orElseThrow().files()).isEmpty();
    }

    @Test
    void aQuarantinedProjectIsToldAsSuch() {
        answer(
                200,
                "{\"meta\":{\"api-version\":\"1.4\"},\"name\":\"rocket\",\"versions\":[],\"files\":[],"
                        + "\"project-status\":{\"status\":\"quarantined\"}}");
        assertThat(pypi.freshProject(ROCKET).orElseThrow().status()).isEqualTo("quarantined");
    }

    @Test
    void aRefusalIsTypedAndNotRepeated() {
        answer(406, "{\"message\":\"Request not acceptable\"}");
        assertThatThrownBy(() -> pypi.freshProject(ROCKET))
                .isInstanceOfSatisfying(
                        PyPiException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(PyPiFailure.Refused.class));
        assertThat(door.exchanges()).hasSize(1);
    }

    private void answer(int status, String body) {
        UnaryOperator<Exchange> change = exchange -> new Exchange(
                exchange.method(),
                exchange.path(),
                exchange.headers(),
                exchange.body(),
                status,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8));
        door.falsify(change);
    }
}
