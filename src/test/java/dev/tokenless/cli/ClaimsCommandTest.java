package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of `claims`: what is judged against what, as JSON and as a table, and how it ends.
class ClaimsCommandTest {

    private static final String TRUSTED = """
            on:
              release:
                types: [published]
            jobs:
              publish:
                runs-on: ubuntu-latest
                environment: pypi
                permissions:
                  id-token: write
                steps:
                  - uses: pypa/gh-action-pypi-publish@release/v1
            """;

    @TempDir
    Path folder;

    private final Console console = new Console();

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        write("release.yml", TRUSTED);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(".github/workflows").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private int claims(String... more) {
        List<String> all = new ArrayList<>(List.of("claims", folder.toString(), "--repository", "harbour/lighthouse"));
        all.addAll(List.of(more));
        return console.run(all.toArray(String[]::new));
    }

    private JsonNode json(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--json");
        claims(all.toArray(String[]::new));
        return console.json();
    }

    @Test
    void withoutOptionsItIsJudgedAgainstWhatTokenlessWouldSetUp() {
        assertThat(claims("--json")).isZero();
        assertThat(console.json().path("schemaVersion").intValue()).isEqualTo(1);
        JsonNode file = console.json().at("/files/0");
        assertThat(file.path("path").textValue()).endsWith(".github/workflows/release.yml");
        assertThat(file.path("judged").textValue()).isEqualTo("as-it-stands");
        assertThat(file.path("ways")).hasSize(1);
        JsonNode way = file.at("/ways/0");
        assertThat(way.path("job").textValue()).isEqualTo("publish");
        assertThat(way.path("index").textValue()).isEqualTo("pypi");
        assertThat(way.path("trigger").textValue()).isEqualTo("release: published");
        assertThat(way.path("ref").textValue()).isEqualTo("refs/tags/v1.2.3");
        assertThat(way.at("/environment/name").textValue()).isEqualTo("pypi");
        assertThat(way.at("/environment/admits").booleanValue()).isTrue();
        assertThat(way.at("/environment/reason").textValue()).isEqualTo("tag policy v*");
        assertThat(way.at("/publisher/accepts").booleanValue()).isTrue();
        assertThat(file.path("stoppers")).isEmpty();
        assertThat(file.path("notes").isArray()).isTrue();
    }

    @Test
    void theClaimsAreThoseThatGitHubMints() {
        JsonNode way = json().at("/files/0/ways/0");
        JsonNode claims = way.path("claims");
        assertThat(claims.path("iss").textValue()).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(claims.path("aud").textValue()).isEqualTo("pypi");
        assertThat(claims.path("sub").textValue()).isEqualTo("repo:harbour/lighthouse:environment:pypi");
        assertThat(claims.path("repository").textValue()).isEqualTo("harbour/lighthouse");
        assertThat(claims.path("repository_owner").textValue()).isEqualTo("harbour");
        String file = "harbour/lighthouse/.github/workflows/release.yml@refs/tags/v1.2.3";
        assertThat(claims.path("job_workflow_ref").textValue()).isEqualTo(file);
        assertThat(claims.path("workflow_ref").textValue()).isEqualTo(file);
        assertThat(claims.path("ref").textValue()).isEqualTo("refs/tags/v1.2.3");
        assertThat(claims.path("ref_type").textValue()).isEqualTo("tag");
        assertThat(claims.path("environment").textValue()).isEqualTo("pypi");
        assertThat(claims.path("event_name").textValue()).isEqualTo("release");
        assertThat(way.path("subjects"))
                .extracting(JsonNode::textValue)
                .containsExactly(
                        "repo:harbour/lighthouse:environment:pypi", "repo:harbour@ID/lighthouse@ID:environment:pypi");
    }

    @ParameterizedTest(name = "--publisher {0}: accepted {1}, exit {2}")
    @CsvSource({
        "harbour/lighthouse/release.yml@pypi, true, 0",
        "harbour/lighthouse/release.yml@PyPI, true, 0",
        "harbour/lighthouse/release.yml, true, 0",
        "harbour/lighthouse/release.yml@production, false, 1",
        "harbour/lighthouse/publish.yml@pypi, false, 1",
        "Harbour/lighthouse/release.yml@pypi, false, 1",
        "harbour/beacon/release.yml@pypi, false, 1",
    })
    void aPublisherIsJudgedAsPyPiWould(String publisher, boolean accepts, int exit) {
        assertThat(claims("--publisher", publisher, "--json")).isEqualTo(exit);
        JsonNode verdict = console.json().at("/files/0/ways/0/publisher");
        assertThat(verdict.path("accepts").booleanValue()).isEqualTo(accepts);
        assertThat(verdict.path("code").textValue()).isEqualTo(accepts ? "" : "invalid-publisher");
        assertThat(verdict.path("change").textValue().isEmpty()).isEqualTo(accepts);
    }

    @Test
    void severalPublishersStandBesideEachOther() {
        assertThat(claims(
                        "--publisher",
                        "harbour/lighthouse/other.yml@pypi",
                        "--publisher",
                        "harbour/lighthouse/release.yml@pypi"))
                .isZero();
    }

    @ParameterizedTest(name = "--policy {0}: admitted {1}, exit {2}")
    @CsvSource({
        "tag:v*, true, 0",
        "tag:release-*, null, 1",
        "branch:main, false, 1",
        "branch:v1.2.3, false, 1",
        "protected, false, 1",
        "any, true, 0",
    })
    void aPolicyIsJudgedAsGitHubWould(String policy, String admits, int exit) {
        assertThat(claims("--policy", policy, "--json")).isEqualTo(exit);
        assertThat(console.json().at("/files/0/ways/0/environment/admits").asText())
                .isEqualTo(admits);
    }

    @Test
    void severalPoliciesStandBesideEachOther() {
        assertThat(claims("--policy", "branch:main", "--policy", "tag:v*")).isZero();
    }

    @Test
    void theDefaultBranchIsMainUnlessItIsNamed() throws IOException {
        write("release.yml", TRUSTED.replaceFirst("(?s)on:.*jobs:", "on: workflow_dispatch\njobs:"));
        assertThat(json().at("/files/0/ways/0/ref").textValue()).isEqualTo("refs/heads/main");
        assertThat(json("--default-branch", "trunk").at("/files/0/ways/0/ref").textValue())
                .isEqualTo("refs/heads/trunk");
        assertThat(claims("--default-branch", "trunk", "--policy", "branch:main"))
                .isEqualTo(1);
        assertThat(claims("--default-branch", "trunk", "--policy", "branch:trunk"))
                .isZero();
        assertThat(claims("--default-branch", "trunk", "--policy", "protected")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--publisher=lighthouse/release.yml",
                "--publisher=harbour/light house/release.yml",
                "--publisher=release.yml",
                "--policy=v*",
                "--policy=protected --policy=tag:v*",
                "--policy=any --policy=any",
            })
    void whatIsNeitherAPublisherNorAPolicyIsWrongUsage(String options) {
        assertThat(claims((options + " --json").split(" (?=--)"))).isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("usage");
        assertThat(console.json().at("/error/message").textValue())
                .contains("--p")
                .endsWith(".");
    }

    @Test
    void aRepositoryMustBeNamedInFull() {
        assertThat(console.run("claims", folder.toString())).isEqualTo(2);
        assertThat(console.run("claims", folder.toString(), "--repository", "lighthouse"))
                .isEqualTo(2);
    }

    @Test
    void aTokenPublicationIsJudgedAsRewriteWouldLeaveIt() throws IOException {
        write("release.yml", """
                on:
                  release:
                    types: [published]
                jobs:
                  deploy:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v4
                      - run: python -m build
                      - uses: pypa/gh-action-pypi-publish@release/v1
                        with:
                          password: ${{ secrets.PYPI_API_TOKEN }}
                """);
        assertThat(claims("--json")).isZero();
        assertThat(console.json().at("/files/0/judged").textValue()).isEqualTo("as-rewritten");
        assertThat(console.json().at("/files/0/ways/0/publisher/accepts").booleanValue())
                .isTrue();
    }

    @Test
    void aJobWithoutAnEnvironmentHasNone() throws IOException {
        write("release.yml", TRUSTED.replace("    environment: pypi\n", ""));
        assertThat(claims("--policy", "branch:main", "--json")).isZero();
        assertThat(console.json().at("/files/0/ways/0/environment").isNull()).isTrue();
    }

    @Test
    void anUndecidedWayEndsInOne() throws IOException {
        write("release.yml", TRUSTED.replace("    steps:", "    if: vars.SHIP\n    steps:"));
        assertThat(claims("--json")).isEqualTo(1);
        JsonNode environment = console.json().at("/files/0/ways/0/environment");
        assertThat(environment.path("admits").isNull()).isTrue();
        assertThat(environment.path("reason").textValue()).contains("vars.SHIP");
    }

    @Test
    void aStopperEndsInOneAndNamesTheFileThatHoldsIt() throws IOException {
        write("make.yml", """
                on:
                  push:
                    branches: [main]
                jobs:
                  make:
                    runs-on: ubuntu-latest
                    steps:
                      - run: gh release create v1
                """);
        assertThat(claims("--json")).isEqualTo(1);
        JsonNode stopper = console.json().at("/files/0/stoppers/0");
        assertThat(stopper.path("code").textValue()).isEqualTo("release-by-github-token");
        assertThat(stopper.path("path").textValue()).endsWith("make.yml");
        assertThat(stopper.path("line").intValue()).isEqualTo(8);
        assertThat(stopper.path("change").textValue()).contains("gh workflow run release.yml");
        claims();
        assertThat(console.out()).contains("stopper release-by-github-token", "make.yml, line 8");
    }

    @Test
    void theTableSaysTriggerVerdictsAndReasons() {
        assertThat(claims("--policy", "branch:main")).isEqualTo(1);
        assertThat(console.out())
                .contains("release.yml (as-it-stands)")
                .containsPattern("release: published +environment NO +pypi +yes")
                .contains("publish, as refs/tags/v1.2.3")
                .contains("no branch rule ever admits a tag", "→ Add a tag policy that matches v1.2.3");
        assertThat(claims("--policy", "tag:r*")).isEqualTo(1);
        assertThat(console.out()).containsPattern("environment \\? ");
    }

    @Test
    void nothingThatPublishesIsNothingToSay() throws IOException {
        write("release.yml", "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest\n");
        assertThat(claims("--json")).isZero();
        assertThat(console.json().path("files")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsTold() throws IOException {
        write("broken.yml", "on: [\n");
        assertThat(claims("--json")).isEqualTo(1);
        write("release.yml", "jobs: [\n");
        assertThat(claims("--json")).isEqualTo(2);
    }
}
