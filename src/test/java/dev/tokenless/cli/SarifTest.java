package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--sarif` writes is SARIF 2.1.0 by OASIS's own schema, and what code scanning needs beyond it.
class SarifTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Console console = new Console();

    private static JsonSchema schema() throws IOException {
        try (InputStream text =
                Objects.requireNonNull(SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(JSON.readTree(text));
        }
    }

    private JsonNode checked(Path sarif) throws IOException {
        JsonNode log = JSON.readTree(sarif.toFile());
        assertThat(schema().validate(log)).isEmpty();
        JsonNode run = log.at("/runs/0");
        JsonNode rules = run.at("/tool/driver/rules");
        for (JsonNode rule : rules) {
            assertThat(rule.at("/shortDescription/text").textValue()).isNotBlank();
            assertThat(rule.at("/fullDescription/text").textValue()).isNotBlank();
            assertThat(rule.at("/help/text").textValue()).isNotBlank();
        }
        for (JsonNode result : run.path("results")) {
            assertThat(rules.path(result.path("ruleIndex").intValue()).path("id"))
                    .isEqualTo(result.path("ruleId"));
            assertThat(result.at("/message/text").textValue()).isNotBlank();
            JsonNode place = result.at("/locations/0/physicalLocation");
            String text = Files.readString(Path.of(
                    place.at("/artifactLocation/uri").textValue().startsWith("file:")
                            ? URI.create(place.at("/artifactLocation/uri").textValue())
                            : URI.create("file:///"
                                    + place.at("/artifactLocation/uri").textValue())));
            assertThat(place.at("/region/startLine").longValue())
                    .isBetween(1L, text.lines().count());
        }
        return run;
    }

    @Test
    void theSchemaRefusesWhatIsNoSarif() throws IOException {
        assertThat(schema().validate(JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}")))
                .isNotEmpty();
        assertThat(schema().validate(JSON.readTree("{\"version\":\"2.0\",\"runs\":[]}")))
                .isNotEmpty();
    }

    @Test
    void aScanIsSarif() throws IOException {
        Path workflow = Files.writeString(folder.resolve("publish pypi.yml"), """
                on: push
                jobs:
                  deploy:
                    runs-on: windows-latest
                    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                        with:
                          password: ${{ secrets.PYPI_API_TOKEN }}
                """);
        Path sarif = folder.resolve("out.sarif");
        console.run("scan", workflow.toString(), "--sarif", sarif.toString());
        assertThat(checked(sarif).path("results")).isNotEmpty();
    }

    @Test
    void claimsAreSarifAndAStopperPointsIntoTheFileThatHoldsIt() throws IOException {
        Path workflows = Files.createDirectories(folder.resolve("repo/.github/workflows"));
        Files.createDirectories(folder.resolve("repo/.git"));
        Files.writeString(workflows.resolve("release.yml"), """
                on: {release: {types: [published]}, workflow_dispatch: {}}
                jobs:
                  publish:
                    runs-on: ubuntu-latest
                    if: vars.SHIP || github.event_name == 'release'
                    environment: pypi
                    permissions: {id-token: write}
                    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                """);
        Files.writeString(
                workflows.resolve("make.yml"),
                "on: push\njobs:\n  make:\n    runs-on: ubuntu-latest\n    steps:\n" + "      - run: echo\n".repeat(20)
                        + "      - run: gh release create v1\n");
        Path sarif = folder.resolve("claims.sarif");
        assertThat(console.run(
                        "claims",
                        folder.resolve("repo").toString(),
                        "--repository",
                        "o/r",
                        "--policy",
                        "branch:main",
                        "--sarif",
                        sarif.toString()))
                .isEqualTo(1);
        JsonNode results = checked(sarif).path("results");
        assertThat(results)
                .extracting(result -> result.path("level").textValue() + " "
                        + result.path("ruleId").textValue() + " "
                        + Path.of(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                                        .textValue())
                                .getFileName()
                        + " "
                        + result.at("/locations/0/physicalLocation/region/startLine"))
                .containsExactlyInAnyOrder(
                        "error environment-refuses-tag release.yml 9",
                        "note undecided release.yml 9",
                        "error release-by-github-token make.yml 26");
    }

    @Test
    void nothingFoundIsSarifToo() throws IOException {
        Path workflow = Files.writeString(folder.resolve("test.yml"), "on: push\njobs: {t: {runs-on: x, steps: []}}\n");
        Path sarif = folder.resolve("none.sarif");
        assertThat(console.run("scan", workflow.toString(), "--sarif", sarif.toString()))
                .isZero();
        assertThat(checked(sarif).path("results")).isEmpty();
        assertThat(List.of(JSON.readTree(sarif.toFile()).path("version").textValue()))
                .containsExactly("2.1.0");
    }

    @Test
    void whatCannotBeWrittenIsOneSentence() throws IOException {
        Path workflow = Files.writeString(folder.resolve("test.yml"), "on: push\njobs: {t: {runs-on: x, steps: []}}\n");
        assertThat(console.run(
                        "scan",
                        workflow.toString(),
                        "--sarif",
                        folder.resolve("no/such/x.sarif").toString(),
                        "--json"))
                .isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("unwritable");
    }
}
