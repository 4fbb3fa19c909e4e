package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Server;
import dev.tokenless.practice.index.Attestation;
import dev.tokenless.practice.index.Distribution;
import dev.tokenless.practice.index.PythonPackage;
import dev.tokenless.practice.index.SigningIdentity;
import dev.tokenless.pypi.http.HttpPackageIndex;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each verdict from answers in the forms that PyPI gives: Simple API 1.4, Integrity API 1, and what stands in their
/// place when something is missing. Sources: Warehouse, `packaging/utils.py` and `api/integrity.py`.
class VerdictShapesTest {

    private static final Instant MIGRATED = Instant.parse("2026-11-20T00:00:00Z");
    private static final String NEW = "2026-11-21T08:00:00.123456Z";
    private static final String OLD = "2026-11-19T08:00:00.000000Z";
    private static final Distribution WHEEL = new PythonPackage("rocket", "2.0.0", Map.of(), "x").wheel();
    private static final Distribution SOURCE = new PythonPackage("rocket", "2.0.0", Map.of(), "x").sourceDistribution();
    private static final String COMMIT = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";
    private static final String MATCHING =
            "\"kind\":\"GitHub\",\"repository\":\"Acme/Rocket\",\"workflow\":\"publish.yml\",\"environment\":\"pypi\",\"claims\":null";

    private final Map<String, Answer> answers = new HashMap<>();
    private Server server;
    private HttpPackageIndex index;

    @BeforeEach
    void start() throws IOException {
        server = Server.start(0, this::answer);
        index = new HttpPackageIndex(
                IndexKind.PYPI,
                URI.create(server.address() + "/"),
                World.PRACTICE,
                Pace.fast(10_000),
                "tokenless-test (test@example.org)");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer answer(Call call) {
        return answers.getOrDefault(call.path(), json(404, "{\"message\":\"No provenance available for the file\"}"));
    }

    @Test
    void allFilesByTheExpectedPublisherAreProvedWithTheRunOfTheCertificate() {
        simple("active", file(WHEEL, NEW, false, true), file(SOURCE, NEW, false, true));
        provenance(WHEEL, bundle(MATCHING, attestation(WHEEL)));
        provenance(SOURCE, bundle(MATCHING, attestation(SOURCE)));
        assertThat(verify()).isInstanceOfSatisfying(Verification.Proved.class, proved -> {
            assertThat(proved.files()).hasSize(2);
            assertThat(proved.commit()).contains(COMMIT);
            assertThat(proved.run().orElseThrow())
                    .hasToString("https://github.com/acme/rocket/actions/runs/77/attempts/2");
        });
    }

    @Test
    void nullProvenanceIsInconclusive() {
        simple("active", file(WHEEL, NEW, false, false));
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Inconclusive.class,
                        seen -> assertThat(seen.sentence())
                                .contains("2.0.0 carries no provenance")
                                .contains("Uploaded using Trusted"));
    }

    @Test
    void oneFileWithoutProvenanceMakesTheVersionInconclusiveAndIsNamed() {
        simple("active", file(WHEEL, NEW, false, true), file(SOURCE, NEW, false, false));
        provenance(WHEEL, bundle(MATCHING, attestation(WHEEL)));
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Inconclusive.class,
                        seen -> assertThat(seen.why()).startsWith(SOURCE.filename()));
    }

    @Test
    void provenanceThatTheIndexNamesAndDoesNotHaveIsInconclusive() {
        simple("active", file(WHEEL, NEW, false, true));
        assertThat(verify()).isInstanceOf(Verification.Inconclusive.class);
    }

    @Test
    void amongSeveralBundlesOneThatMatchesIsEnough() {
        simple("active", file(WHEEL, NEW, false, true));
        provenance(
                WHEEL,
                bundle(
                        "\"kind\":\"GitLab\",\"repository\":\"acme/rocket\",\"workflow_filepath\":\".gitlab-ci.yml\",\"environment\":\"*\"",
                        attestation(WHEEL)),
                bundle(MATCHING, attestation(WHEEL)));
        assertThat(verify()).isInstanceOf(Verification.Proved.class);
    }

    @Test
    void publishersOfOtherKindsAreProvedDifferentAndNamed() {
        Map<String, String> kinds = Map.of(
                "\"kind\":\"GitLab\",\"repository\":\"acme/rocket\",\"workflow_filepath\":\".gitlab-ci.yml\",\"environment\":null",
                        "GitLab acme/rocket",
                "\"kind\":\"Google\",\"email\":\"robot@example.org\"", "Google",
                "\"kind\":\"ActiveState\",\"organization\":\"acme\"", "ActiveState");
        kinds.forEach((publisher, words) -> {
            simple("active", file(WHEEL, NEW, false, true));
            provenance(WHEEL, bundle(publisher, attestation(WHEEL)));
            assertThat(verify()).isInstanceOfSatisfying(Verification.ProvedDifferent.class, different -> {
                assertThat(different.sentence()).contains(words).contains("Acme/rocket, publish.yml");
                assertThat(different.onlyEnvironmentOpen()).isFalse();
            });
        });
    }

    @Test
    void anEnvironmentThatIsNullEmptyOrMissingIsAnOpenPublisher() {
        for (String environment : new String[] {",\"environment\":null", ",\"environment\":\"\"", ""}) {
            simple("active", file(WHEEL, NEW, false, true));
            provenance(
                    WHEEL,
                    bundle(
                            "\"kind\":\"GitHub\",\"repository\":\"acme/rocket\",\"workflow\":\"publish.yml\""
                                    + environment,
                            attestation(WHEEL)));
            assertThat(verify()).isInstanceOfSatisfying(Verification.ProvedDifferent.class, different -> {
                assertThat(different.onlyEnvironmentOpen()).isTrue();
                assertThat(different.sentence()).contains("Constrain");
            });
        }
    }

    @Test
    void anAttestationAboutOtherContentProvesNothing() {
        simple("active", file(WHEEL, NEW, false, true));
        provenance(WHEEL, bundle(MATCHING, attestation(SOURCE)));
        assertThat(verify()).isInstanceOf(Verification.ProvedDifferent.class);
    }

    @Test
    void aNewerPreReleaseCountsAndTheOrderOfTheListDoesNot() {
        Distribution early = new PythonPackage("rocket", "2.0.0rc1", Map.of(), "x").wheel();
        simple("active", file(early, NEW, false, true), file(WHEEL, OLD, false, false));
        provenance(early, bundle(MATCHING, attestation(early)));
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Proved.class,
                        proved -> assertThat(proved.version()).isEqualTo("2.0.0rc1"));
    }

    @Test
    void aYankedVersionProvesTheWayAllTheSame() {
        simple("active", file(WHEEL, NEW, true, true));
        provenance(WHEEL, bundle(MATCHING, attestation(WHEEL)));
        assertThat(verify().sentence()).contains("yanked since");
        assertThat(verify()).isInstanceOf(Verification.Proved.class);
    }

    @Test
    void aQuarantinedProjectIsNotYetAnAnswer() {
        simple("quarantined");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.NotYet.class,
                        seen -> assertThat(seen.sentence()).contains("quarantined"));
    }

    @Test
    void aProjectWithoutAPageOrWithoutAFileIsNotYetAnAnswer() {
        assertThat(verify()).isInstanceOf(Verification.NotYet.class);
        simple("active");
        assertThat(verify()).isInstanceOf(Verification.NotYet.class);
        simple("active", file(WHEEL, OLD, false, false));
        assertThat(verify().sentence()).contains("before the migration");
    }

    @Test
    void anIndexThatRefusesOrTalksNonsenseIsInconclusiveForThisProjectOnly() {
        for (Answer bad : new Answer[] {
            json(406, "{\"message\":\"Request not acceptable\"}"),
            json(403, "{\"message\":\"Attestations temporarily disabled\"}"),
            json(200, "{\"version\":1}"),
            json(200, "<html>")
        }) {
            simple("active", file(WHEEL, NEW, false, true));
            answers.put(path(WHEEL), bad);
            assertThat(verify()).isInstanceOfSatisfying(Verification.Inconclusive.class, seen -> {
                assertThat(seen.version()).isEmpty();
                assertThat(seen.sentence()).contains("nothing is proved or refuted");
            });
        }
    }

    private Verification verify() {
        Rocket rocket = new Rocket();
        Ports ports = new Ports(
                rocket.github,
                Ports.Index.byHand(index),
                Ports.Index.byHand(rocket.testpypi),
                rocket.ports.pages(),
                Pace.startingAt(MIGRATED.plusSeconds(864_000), 10_000));
        return Verifier.verify(
                ports,
                new ProjectName("Rocket"),
                IndexKind.PYPI,
                TrustChecks.expected(
                        Plans.ON_PYPI, new Surveyor(rocket.ports).survey(Plans.ROCKET, java.util.List.of())),
                Optional.of(MIGRATED));
    }

    private void simple(String status, String... files) {
        answers.put("/simple/rocket/", json(200, """
                        {"meta":{"api-version":"1.4","_last-serial":7},"name":"rocket","project-status":{"status":"%s"},"versions":[],"files":[%s]}
                        """.formatted(status, String.join(",", files))));
        answers.put("/pypi/rocket/json", json(200, "{\"info\":{\"project_urls\":null}}"));
    }

    private static String file(Distribution file, String uploaded, boolean yanked, boolean provenance) {
        return """
                {"filename":"%s","url":"https://files.pythonhosted.org/%s","hashes":{"sha256":"%s"},"requires-python":null,"size":9,
                 "upload-time":"%s","yanked":%s,"core-metadata":false,"provenance":%s}
                """.formatted(
                        file.filename(),
                        file.filename(),
                        file.sha256(),
                        uploaded,
                        yanked ? "\"broken\"" : "false",
                        provenance ? "\"https://pypi.org" + path(file) + "\"" : "null");
    }

    private void provenance(Distribution file, String... bundles) {
        answers.put(
                path(file), json(200, "{\"version\":1,\"attestation_bundles\":[" + String.join(",", bundles) + "]}"));
    }

    private static String bundle(String publisher, String attestation) {
        return "{\"publisher\":{" + publisher + "},\"attestations\":[" + attestation + "]}";
    }

    private static String attestation(Distribution file) {
        return Attestation.publish(
                file,
                SigningIdentity.of(
                        "acme/rocket",
                        "publish.yml",
                        COMMIT,
                        "refs/tags/v2.0.0",
                        "release",
                        "https://github.com/acme/rocket/actions/runs/77/attempts/2"),
                Instant.parse(NEW));
    }

    private static String path(Distribution file) {
        String version = file.filename().contains("rc1") ? "2.0.0rc1" : "2.0.0";
        return "/integrity/rocket/" + version + "/" + file.filename() + "/provenance";
    }

    private static Answer json(int status, String text) {
        return Answer.bytes(status, "application/json", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
