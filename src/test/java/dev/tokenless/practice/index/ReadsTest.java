package dev.tokenless.practice.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String FULCIO = "1.3.6.1.4.1.57264.1.";
    private static final String PROVENANCE = "integrity/sea-otter/2.0/sea_otter-2.0-py3-none-any.whl/provenance";
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
    void theSimpleApiDescribesAProject() {
        JsonNode page = bench.simple("sea-otter");

        assertThat(page.at("/meta/api-version").asText()).isEqualTo("1.4");
        assertThat(page.at("/meta/_last-serial").isNumber()).isTrue();
        assertThat(page.path("name").asText()).isEqualTo("sea-otter");
        assertThat(page.at("/project-status/status").asText()).isEqualTo("active");
        assertThat(page.at("/files/0/yanked").asBoolean()).isFalse();
        assertThat(page.at("/files/0/upload-time").asText()).isEqualTo("2026-10-02T12:00:00.000000Z");
    }

    @Test
    void theFilesHaveTheHashAndSizeThatTheListSays() {
        for (JsonNode file : bench.simple("sea-otter").path("files")) {
            byte[] content = bench.bytes(URI.create(file.path("url").asText()));

            assertThat(Digests.sha256Hex(content))
                    .isEqualTo(file.at("/hashes/sha256").asText());
            assertThat(content).hasSize(file.path("size").asInt());
        }
    }

    @Test
    void theMetadataOfAWheelIsServedBesideIt() {
        JsonNode wheel = bench.simple("sea-otter").at("/files/0");
        byte[] metadata = bench.bytes(URI.create(wheel.path("url").asText() + ".metadata"));

        assertThat(wheel.path("filename").asText()).endsWith(".whl");
        assertThat(new String(metadata, StandardCharsets.UTF_8)).startsWith("Metadata-Version: 2.1\nName: sea-otter\n");
        assertThat(Digests.sha256Hex(metadata))
                .isEqualTo(wheel.at("/core-metadata/sha256").asText());
    }

    @Test
    void theFormatFollowsWhatIsAsked() {
        String pip = JSON + ", application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01";

        assertThat(type(bench.get("simple/sea-otter/", "Accept", pip))).isEqualTo(JSON);
        assertThat(type(bench.get("simple/sea-otter/"))).isEqualTo("text/html; charset=utf-8");
        assertThat(type(bench.get("simple/sea-otter/", "Accept", "application/vnd.pypi.simple.v1+html")))
                .isEqualTo("application/vnd.pypi.simple.v1+html");
        assertThat(bench.get("simple/sea-otter/").body()).contains("sea_otter-1.0.0-py3-none-any.whl</a>", "#sha256=");
    }

    @Test
    void anotherSpellingIsSentToTheNormalOne() {
        for (String path : List.of("simple/Kelp.Forest/", "simple/kelp__forest/", "simple/kelp-forest")) {
            HttpResponse<String> answer = bench.get(path);
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.headers().firstValue("location")).contains(bench.base() + "simple/kelp-forest/");
        }
        assertThat(bench.get("pypi/Kelp.Forest/json").statusCode()).isEqualTo(301);
        assertThat(bench.get("simple/unheard-of/").statusCode()).isEqualTo(404);
        assertThat(bench.get("pypi/unheard-of/json").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        String tag = bench.get("simple/sea-otter/", "Accept", JSON)
                .headers()
                .firstValue("etag")
                .orElseThrow();

        assertThat(bench.get("simple/sea-otter/", "Accept", JSON, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0", List.of());
        assertThat(bench.get("simple/sea-otter/", "Accept", JSON, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSerialMovesWithEachUpload() {
        long before = bench.simple("sea-otter").at("/meta/_last-serial").asLong();
        bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0", List.of());

        assertThat(bench.simple("sea-otter").at("/meta/_last-serial").asLong()).isGreaterThan(before);
    }

    @Test
    void aQuarantinedProjectOffersNoFiles() {
        assertThat(bench.simple("sunken").at("/project-status/status").asText()).isEqualTo("quarantined");
        assertThat(bench.simple("sunken").path("files")).isEmpty();
        assertThat(bench.simple("old-pier").path("files")).hasSize(2);
    }

    @Test
    void theJsonApiNamesTheOwnersAndNoUploader() {
        JsonNode answer = bench.json(bench.get("pypi/sea-otter/json"));

        assertThat(answer.at("/ownership/roles").toString())
                .isEqualTo("[{\"role\":\"Owner\",\"user\":\"ada\"},{\"role\":\"Maintainer\",\"user\":\"grace\"}]");
        assertThat(answer.at("/info/project_urls/Source").asText()).isEqualTo("https://github.com/ada/sea-otter");
        assertThat(answer.path("urls")).hasSize(2);
        assertThat(answer.toString()).doesNotContain("provenance", "uploader");
    }

    @Test
    void theJsonApiPrefersAFinalVersion() {
        bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0rc1", List.of());

        assertThat(bench.json(bench.get("pypi/sea-otter/json"))
                        .at("/info/version")
                        .asText())
                .isEqualTo("1.0.0");
        assertThat(bench.get("pypi/sea-otter/2.0rc1/json").statusCode()).isEqualTo(200);
        assertThat(bench.get("pypi/sea-otter/3.0/json").statusCode()).isEqualTo(404);
    }

    @Test
    void provenanceNamesThePublisherAndTheRun() throws IOException, GeneralSecurityException {
        bench.register("sea-otter", "PyPI");
        upload();
        JsonNode provenance = bench.json(bench.get(PROVENANCE));
        JsonNode attestation = provenance.at("/attestation_bundles/0/attestations/0");

        assertThat(provenance.at("/attestation_bundles/0/publisher").toString())
                .isEqualTo(
                        "{\"kind\":\"GitHub\",\"repository\":\"ada/sea-otter\",\"workflow\":\"publish.yml\",\"environment\":\"pypi\"}");
        assertThat(statement(attestation))
                .contains(
                        "\"name\":\"sea_otter-2.0-py3-none-any.whl\"",
                        "\"sha256\":\""
                                + bench.simple("sea-otter")
                                        .at("/files/2/hashes/sha256")
                                        .asText() + "\"",
                        "https://docs.pypi.org/attestations/publish/v1");
        X509Certificate certificate = certificate(attestation);
        certificate.verify(certificate.getPublicKey());
        String file = "https://github.com/ada/sea-otter/.github/workflows/publish.yml@refs/tags/v2";
        assertThat(value(certificate, "9")).contains(file);
        assertThat(value(certificate, "12")).contains("https://github.com/ada/sea-otter");
        assertThat(value(certificate, "13")).contains("8f3c0000000000000000000000000000000000aa");
        assertThat(value(certificate, "14")).contains("refs/tags/v2");
        assertThat(value(certificate, "18")).contains(file);
        assertThat(value(certificate, "20")).contains("release");
        assertThat(value(certificate, "21")).contains("https://github.com/ada/sea-otter/actions/runs/99/attempts/1");
    }

    @Test
    void aPublisherForAnyEnvironmentShowsNone() {
        bench.register("sea-otter", "");
        upload();

        assertThat(bench.json(bench.get(PROVENANCE))
                        .at("/attestation_bundles/0/publisher/environment")
                        .isNull())
                .isTrue();
    }

    @Test
    void aFileWithoutProvenanceAndAWrongTypeAreAnsweredAsStated() {
        HttpResponse<String> none = bench.get("integrity/sea-otter/1.0.0/sea_otter-1.0.0.tar.gz/provenance");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).isEqualTo("{\"message\":\"No provenance available for sea_otter-1.0.0.tar.gz\"}");
        assertThat(bench.get(PROVENANCE).statusCode()).isEqualTo(404);
        bench.register("sea-otter", "pypi");
        upload();
        assertThat(bench.get(PROVENANCE, "Accept", "text/html").statusCode()).isEqualTo(406);
        assertThat(type(bench.get(PROVENANCE, "Accept", "application/vnd.pypi.integrity.v1+json")))
                .isEqualTo("application/vnd.pypi.integrity.v1+json");
    }

    @Test
    void aTrustedUploadWithoutAttestationsHasNoProvenanceButSaysYesOnItsPage() {
        bench.register("sea-otter", "pypi");
        bench.upload(bench.minted(bench.claims()), "sea-otter", "2.0", List.of());

        assertThat(bench.simple("sea-otter").at("/files/2/provenance").isNull()).isTrue();
        assertThat(bench.get("project/sea-otter/2.0/").body())
                .contains("Uploaded using Trusted Publishing? <span class=\"yes\">Yes</span>")
                .doesNotContain("<h4>Provenance</h4>");
    }

    @Test
    void aSeededTrustedReleaseHasProvenanceToo() {
        IndexSeed.SeededPublisher publisher =
                new IndexSeed.SeededPublisher("ada", 17, "sea-otter", "publish.yml", "pypi");
        IndexSeed.Via via = new IndexSeed.Via.Trusted(publisher, Optional.of(Workbench.signer()));
        bench.reset(new IndexSeed(
                "ada",
                List.of(new IndexSeed.SeededProject(
                        "sea-otter",
                        java.util.Map.of("ada", Role.OWNER),
                        java.util.Map.of(),
                        ProjectStatus.ACTIVE,
                        List.of(publisher),
                        List.of(new IndexSeed.SeededRelease("2.0", Workbench.START, via, true)))),
                List.of()));

        assertThat(bench.get(PROVENANCE).statusCode()).isEqualTo(200);
        assertThat(bench.simple("sea-otter").at("/files/0/yanked").asBoolean()).isTrue();
        assertThat(bench.get("simple/kelp-forest/").statusCode()).isEqualTo(404);
        assertThat(bench.minted(bench.claims())).startsWith("pypi-");
    }

    private void upload() {
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        String attestation = Attestation.publish(source.wheel(), Workbench.signer(), bench.time.get());
        HttpResponse<String> answer =
                bench.upload(bench.minted(bench.claims()), source, source.wheel(), List.of(attestation));
        assertThat(answer.body()).isEmpty();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("");
    }

    private static String statement(JsonNode attestation) {
        byte[] json =
                Base64.getDecoder().decode(attestation.at("/envelope/statement").asText());
        return new String(json, StandardCharsets.UTF_8);
    }

    private static X509Certificate certificate(JsonNode attestation) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder()
                .decode(attestation.at("/verification_material/certificate").asText());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /// An OCTET STRING around a UTF8String, each with a length below 128.
    private static Optional<String> value(X509Certificate certificate, String number) {
        return Optional.ofNullable(certificate.getExtensionValue(FULCIO + number))
                .filter(der -> der[0] == 0x04 && der[2] == 0x0C && der[3] == der.length - 4)
                .map(der -> new String(der, 4, der.length - 4, StandardCharsets.UTF_8));
    }
}
