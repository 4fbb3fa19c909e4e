package dev.tokenless.practice.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest {
    private Workbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aTokenUploadIsTakenAndTheTokenShowsWhenItWasUsed() {
        assertThat(bench.get("manage/account/").body()).contains("Never");
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0", List.of())
                        .statusCode())
                .isEqualTo(200);

        assertThat(bench.simple("sea-otter").path("versions").toString()).isEqualTo("[\"1.0.0\",\"2.0\"]");
        assertThat(bench.simple("sea-otter").at("/files/2/upload-time").asText())
                .isEqualTo("2026-11-01T12:00:00.000000Z");
        assertThat(bench.simple("sea-otter").at("/files/2/provenance").isNull()).isTrue();
        assertThat(bench.get("manage/account/").body()).contains("2026-11-01 12:00 UTC");
    }

    @Test
    void aTrustedUploadCarriesItsProvenance() {
        bench.register("sea-otter", "pypi");
        HttpResponse<String> answer = trusted("2.0", Workbench.signer());

        assertThat(answer.body()).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(bench.simple("sea-otter").at("/files/2/provenance").asText())
                .isEqualTo(bench.base() + "integrity/sea-otter/2.0/sea_otter-2.0-py3-none-any.whl/provenance");
    }

    @Test
    void withoutCredentialOrWithAnUnknownOneNothingIsTaken() {
        String text =
                "Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for more information.";
        Upload upload = Upload.of(
                Workbench.source("sea-otter", "2.0"),
                Workbench.source("sea-otter", "2.0").wheel(),
                List.of());

        assertRefused(bench.post("legacy/", upload.contentType(), upload.body()), 403, text);
        assertRefused(
                bench.post("legacy/", upload.contentType(), upload.body(), "Authorization", "Basic !!!"), 403, text);
        assertRefused(bench.upload("pypi-garbled", "sea-otter", "2.0", List.of()), 403, text);
        String password = Base64.getEncoder().encodeToString("ada:sentinel".getBytes(StandardCharsets.UTF_8));
        assertThat(bench.post("legacy/", upload.contentType(), upload.body(), "Authorization", "Basic " + password)
                        .body())
                .startsWith("Username/Password authentication is no longer supported.");
    }

    @Test
    void aMintedTokenEndsAfterFifteenMinutes() {
        bench.register("sea-otter", "pypi");
        String token = bench.minted(bench.claims());
        bench.pass(Duration.ofSeconds(899));
        assertThat(bench.upload(token, "sea-otter", "2.0", List.of()).statusCode())
                .isEqualTo(200);
        bench.pass(Duration.ofSeconds(2));

        assertRefused(bench.upload(token, "sea-otter", "2.1", List.of()), 403, "Invalid API Token: token is expired");
    }

    @Test
    void aMintedTokenReachesEveryProjectOfItsPublisherAndNoOther() {
        bench.register("sea-otter", "pypi");
        bench.register("kelp-forest", "pypi");
        String token = bench.minted(bench.claims());

        assertThat(bench.upload(token, "sea-otter", "2.0", List.of()).statusCode())
                .isEqualTo(200);
        assertThat(bench.upload(token, "Kelp.Forest", "2.0", List.of()).statusCode())
                .isEqualTo(200);
        assertRefused(
                bench.upload(token, "harbour", "2.0", List.of()),
                403,
                "Invalid API Token: OIDC scoped token is not valid for project 'harbour'");
    }

    @Test
    void aProjectThatTrustedThePublisherOnlyAfterTheMintIsNotReached() {
        bench.register("sea-otter", "pypi");
        String token = bench.minted(bench.claims());
        bench.register("kelp-forest", "pypi");

        assertRefused(
                bench.upload(token, "kelp-forest", "2.0", List.of()),
                403,
                "Invalid API Token: OIDC scoped token is not valid for project 'kelp-forest'");
    }

    @Test
    void aProjectTokenIsForItsProjectAlone() {
        assertThat(bench.upload(Workbench.PROJECT_TOKEN, "Sea_Otter", "2.0", List.of())
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                bench.upload(Workbench.PROJECT_TOKEN, "kelp-forest", "2.0", List.of()),
                403,
                "Invalid API Token: project-scoped token is not valid for project: 'kelp-forest'");
    }

    @Test
    void maintainersUploadAndStrangersDoNot() {
        assertThat(bench.upload(Workbench.MAINTAINER_TOKEN, "sea-otter", "2.0", List.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.upload(Workbench.STRANGER_TOKEN, "sea-otter", "2.1", List.of())
                        .body())
                .startsWith("The user 'mallory' isn't allowed to upload to project 'sea-otter'.");
    }

    @Test
    void anAccountTokenCreatesANewProjectThatItsPersonOwns() {
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "tide-pool", "0.1", List.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.get("manage/project/tide-pool/settings/publishing/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void archivedAndQuarantinedProjectsTakeNothing() {
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "old-pier", "2.0", List.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "sunken", "2.0", List.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSameFileAgainIsFineAndAnotherOfItsNameIsNot() {
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        PythonPackage changed = new PythonPackage("sea-otter", "2.0", source.urls(), "something else");
        bench.upload(Workbench.ACCOUNT_TOKEN, source, source.wheel(), List.of());

        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, source, source.wheel(), List.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.simple("sea-otter").path("files")).hasSize(3);
        assertRefused(
                bench.upload(Workbench.ACCOUNT_TOKEN, changed, changed.wheel(), List.of()),
                400,
                "File already exists ('sea_otter-2.0-py3-none-any.whl', with blake2_256 hash '%s'). See https://pypi.org/help/#file-name-reuse for more information."
                        .formatted(source.wheel().blake2()));
    }

    @Test
    void aReleaseOlderThanFourteenDaysTakesNoNewFile() {
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        bench.upload(Workbench.ACCOUNT_TOKEN, source, source.wheel(), List.of());
        bench.pass(Duration.ofDays(14).plusSeconds(1));

        HttpResponse<String> answer =
                bench.upload(Workbench.ACCOUNT_TOKEN, source, source.sourceDistribution(), List.of());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("older than 14 days");
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.1", List.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReleaseThirteenDaysOldStillTakesOne() {
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        bench.upload(Workbench.ACCOUNT_TOKEN, source, source.wheel(), List.of());
        bench.pass(Duration.ofDays(13));

        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, source, source.sourceDistribution(), List.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void attestationsComeWithATrustedPublisherOnly() {
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        String attestation = Attestation.publish(source.wheel(), Workbench.signer(), Workbench.START);

        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, source, source.wheel(), List.of(attestation))
                        .body())
                .contains("Attestations are only supported when using Trusted Publishing");
    }

    @Test
    void anAttestationOfTheCallersFileIsRefusedForAReusableWorkflow() {
        bench.register("sea-otter", "pypi");
        SigningIdentity called = Workbench.signer();
        SigningIdentity caller = new SigningIdentity(
                called.signerUri(),
                called.repositoryUri(),
                called.commit(),
                called.ref(),
                "https://github.com/ada/sea-otter/.github/workflows/release.yml@refs/tags/v2",
                called.trigger(),
                called.runUrl());

        assertRefused(
                trusted("2.0", caller),
                400,
                "Invalid attestations supplied during upload: Verification failed: Certificate's Build Config URI (https://github.com/ada/sea-otter/.github/workflows/release.yml@refs/tags/v2) does not match expected Trusted Publisher (publish.yml @ ada/sea-otter)");
    }

    @Test
    void anAttestationOfAnotherFileOrNoneAtAllIsRefused() {
        bench.register("sea-otter", "pypi");
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        String other = Attestation.publish(source.sourceDistribution(), Workbench.signer(), Workbench.START);
        String token = bench.minted(bench.claims());

        assertThat(bench.upload(token, source, source.wheel(), List.of(other)).body())
                .contains("Invalid attestations supplied during upload", "does not match distribution name");
        assertThat(bench.upload(token, source, source.wheel(), List.of("{}")).body())
                .startsWith("Invalid attestations supplied during upload: ");
        assertThat(bench.simple("sea-otter").path("files")).hasSize(2);
    }

    @Test
    void anAttestationThatWasTamperedWithIsRefused() {
        bench.register("sea-otter", "pypi");
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        PythonPackage changed = new PythonPackage("sea-otter", "2.0", source.urls(), "something else");
        String token = bench.minted(bench.claims());
        String good = Attestation.publish(source.wheel(), Workbench.signer(), Workbench.START);
        String statement = Attestation.publish(changed.wheel(), Workbench.signer(), Workbench.START)
                .replaceAll(".*\"statement\":\"([^\"]+)\".*", "$1");
        String mixed = good.replaceAll("\"statement\":\"[^\"]+\"", "\"statement\":\"" + statement + "\"");

        assertThat(bench.upload(token, changed, changed.wheel(), List.of(mixed)).body())
                .contains("signature does not match");
    }

    @Test
    void badNamesVersionsAndDigestsAreNamed() {
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0+local", List.of())
                        .body())
                .isEqualTo("The use of local versions in <Version('2.0+local')> is not allowed.");
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "two", List.of())
                        .body())
                .contains("'two' is an invalid value for Version.");
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        assertThat(bench.upload(
                                Workbench.ACCOUNT_TOKEN,
                                source,
                                Workbench.source("kelp-forest", "2.0").wheel(),
                                List.of())
                        .body())
                .isEqualTo("Start filename for 'sea-otter' with 'sea_otter'.");
        assertThat(bench.upload(
                                Workbench.ACCOUNT_TOKEN,
                                source,
                                Workbench.source("sea-otter", "2.1").wheel(),
                                List.of())
                        .body())
                .isEqualTo("Version in filename should be '2.0' not '2.1'.");
    }

    @Test
    void aTokenUsedBesideAPublisherIsMailedAboutOnce() {
        bench.register("sea-otter", "pypi");
        bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0", List.of());
        bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.1", List.of());

        assertThat(bench.get("manage/account/").body())
                .containsOnlyOnce("API token used to upload to project sea-otter despite Trusted Publishing enabled");
    }

    @Test
    void aPublisherThatWasRemovedTakesItsTokensWithIt() {
        bench.register("sea-otter", "pypi");
        String token = bench.minted(bench.claims());
        String page = "manage/project/sea-otter/settings/publishing/";
        String id = bench.get(page).body().replaceAll("(?s).*#remove-publisher-([0-9a-f-]+)\".*", "$1");
        bench.submit(page, Map.of("publisher_id", id));

        assertThat(bench.upload(token, "sea-otter", "2.0", List.of()).body())
                .startsWith("Invalid or non-existent authentication information.");
    }

    private HttpResponse<String> trusted(String version, SigningIdentity signer) {
        PythonPackage source = Workbench.source("sea-otter", version);
        String attestation = Attestation.publish(source.wheel(), signer, bench.time.get());
        return bench.upload(bench.minted(bench.claims()), source, source.wheel(), List.of(attestation));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
