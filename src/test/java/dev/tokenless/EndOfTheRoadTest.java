package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.practice.index.Distribution;
import dev.tokenless.practice.index.IndexPerson;
import dev.tokenless.practice.index.IndexSeed;
import dev.tokenless.practice.index.PythonPackage;
import dev.tokenless.practice.index.Upload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What maintainers report of the end of the road, each as a story in the practice world: a release that proves too
/// little or only half, a secret that others use, a project that somebody else claims, a token that is still in use.
class EndOfTheRoadTest {

    private static final String ROCKET = "acme/rocket";
    private static final String LAUNCHPAD = "acme/launchpad";

    private static final String BRANCH = "tokenless/trusted-publishing";

    private static final String EVERY_PUSH = """
            on: push
            jobs:
              build:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: pipx run build
                  - uses: actions/upload-artifact@v4
                    with:
                      name: dist
                      path: dist/
              to-testpypi:
                needs: build
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/download-artifact@v4
                    with:
                      name: dist
                      path: dist/
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.TEST_PYPI_API_TOKEN }}
                      repository-url: https://test.pypi.org/legacy/
              to-pypi:
                if: startsWith(github.ref, 'refs/tags/')
                needs: build
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/download-artifact@v4
                    with:
                      name: dist
                      path: dist/
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.PYPI_API_TOKEN }}
            """;

    private static final String UV = """
            on:
              release:
                types: [published]
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - uses: astral-sh/setup-uv@v6
                  - run: uv build
                  - run: uv publish
                    env:
                      UV_PUBLISH_TOKEN: ${{ secrets.PYPI_API_TOKEN }}
            """;

    private static final String MIRROR = """
            on: workflow_dispatch
            jobs:
              mirror:
                runs-on: ubuntu-latest
                steps:
                  - run: ./mirror.sh
                    env:
                      KEY: ${{ secrets.PYPI_API_TOKEN }}
            """;

    @TempDir
    Path home;

    private PracticeConsole at;

    @BeforeEach
    void start() throws Exception {
        at = new PracticeConsole(home, "fresh");
    }

    @AfterEach
    void stop() {
        at.close();
    }

    /// The workflow of PyPA's guide publishes to TestPyPI on every push, so our own branch would, too.
    @Test
    void aBranchThatWouldPublishIsPushedOnlyAfterATypedYes() {
        at.commit(ROCKET, ".github/workflows/publish.yml", EVERY_PUSH);
        // rules that we would design let the main branch in only; these stood there before and admit more
        String environment = "/repos/" + ROCKET + "/environments/testpypi";
        at.api(
                "PUT",
                environment,
                "{\"deployment_branch_policy\":{\"protected_branches\":false,\"custom_branch_policies\":true}}");
        for (String policy : List.of(
                "{\"name\":\"main\",\"type\":\"branch\"}",
                "{\"name\":\"*/*\",\"type\":\"branch\"}",
                "{\"name\":\"v*\",\"type\":\"tag\"}")) {
            at.api("POST", environment + "/deployment-branch-policies", policy);
        }
        assertThat(at.run("migrate", ROCKET, "--yes", "--json")).isEqualTo(1);
        assertThat(at.api("GET", "/repos/" + ROCKET + "/pulls", "")).isEmpty();
        assertThat(at.status("GET", "/repos/" + ROCKET + "/git/ref/heads/" + BRANCH, ""))
                .isEqualTo(404);
        assertThat(at.left("code")).contains("push-publishes", "merge-publishes");
        assertThat(at.left("message"))
                .anyMatch(message -> message.contains("publishes to TestPyPI (push)") && message.endsWith("type yes."));

        at.run("migrate", ROCKET, "--attest", "no-password:push:" + BRANCH, "--as", "Ada", "--json");
        assertThat(at.api("GET", "/repos/" + ROCKET + "/pulls", "")).hasSize(1);
        assertThat(at.api("GET", "/repos/" + ROCKET + "/pulls", "")
                        .at("/0/body")
                        .asText())
                .contains("Merging this publishes");
    }

    @Test
    void aPublisherWithoutEnvironmentUnlocksAndStaysToBeConstrained() {
        at.run("migrate", ROCKET, "--yes", "--json");
        at.person().pypi().addPublisher(publishing("rocket", ROCKET, "publish.yml", ""));
        at.run("migrate", ROCKET, "--attest", "publisher", "--as", "Ada", "--json");
        releasedBy(ROCKET);

        assertThat(at.run("migrate", ROCKET, "--json")).isEqualTo(1);
        assertThat(at.state("verified")).isEqualTo("blocked");
        assertThat(at.why("verified"))
                .contains("was uploaded by acme/rocket, publish.yml, any environment")
                .contains("Constrain the publisher");
        assertThat(at.state("publisher")).isEqualTo("pending");
        assertThat(at.why("publisher")).contains("names no environment");
        assertThat(at.left("message")).anyMatch(message -> message.contains("then press Add"));
        assertThat(at.secrets(ROCKET))
                .as("it proves as well that no token is needed")
                .isEmpty();
    }

    @Test
    void aToolThatSendsNoAttestationsIsSettledByTheRunAndTheFilesPage() {
        at.commit(ROCKET, ".github/workflows/publish.yml", UV);
        at.run("migrate", ROCKET, "--keep-tool", "--in-place", "--yes", "--json");
        at.person().pypi().addPublisher(publishing("rocket", ROCKET, "publish.yml", "pypi"));
        at.run("migrate", ROCKET, "--attest", "publisher", "--as", "Ada", "--json");
        releasedBy(ROCKET);

        assertThat(at.run("migrate", ROCKET, "--json")).isEqualTo(1);
        assertThat(at.state("verified")).isEqualTo("pending");
        assertThat(at.left("message")).anyMatch(message -> message.contains("Uploaded using Trusted Publishing? Yes"));
        assertThat(at.secrets(ROCKET)).contains("PYPI_API_TOKEN");

        at.run("migrate", ROCKET, "--attest", "verified", "--as", "Ada", "--json");
        assertThat(at.state("verified")).isEqualTo("attested");
        assertThat(at.secrets(ROCKET)).isEmpty();
    }

    @Test
    void ofTwoPackagesOneIsProvedAndTheOtherKeepsTheSecretsUntilItIsToo() {
        at.run("migrate", LAUNCHPAD, "--yes", "--json");
        at.person().pypi().addPublisher(publishing("launchpad-core", LAUNCHPAD, "release.yml", "pypi"));
        at.run("migrate", LAUNCHPAD, "--attest", "publisher", "--as", "Ada", "--json");
        releasedBy(LAUNCHPAD);

        assertThat(at.run("migrate", LAUNCHPAD, "--json")).isEqualTo(1);
        assertThat(at.json().at("/repositories/0/left").toString()).contains("run-failed");
        // nobody can see what a stored token opens, so both stay until all that this workflow publishes is proved
        assertThat(at.secrets(LAUNCHPAD)).containsExactlyInAnyOrder("PYPI_TOKEN_CLI", "PYPI_TOKEN_CORE");
        assertThat(at.left("message"))
                .anyMatch(message -> message.contains("To delete PYPI_TOKEN_CLI before, type the repository's name"));

        at.person().pypi().addPublisher(publishing("launchpad-cli", LAUNCHPAD, "release.yml", "pypi"));
        at.person().release(LAUNCHPAD);
        at.approveToTheEnd(LAUNCHPAD);
        assertThat(at.run("migrate", LAUNCHPAD, "--with-person", "--json")).isZero();
        assertThat(at.secrets(LAUNCHPAD)).isEmpty();
    }

    @Test
    void aSecretThatAnotherWorkflowUsesStaysAndWhoRevokesIsTold() {
        at.commit(ROCKET, ".github/workflows/mirror.yml", MIRROR);
        at.run("migrate", ROCKET, "--yes", "--json");
        at.person().pypi().addPublisher(publishing("rocket", ROCKET, "publish.yml", "pypi"));
        at.run("migrate", ROCKET, "--attest", "publisher", "--as", "Ada", "--json");
        releasedBy(ROCKET);

        assertThat(at.run("migrate", ROCKET, "--json")).isEqualTo(1);
        assertThat(at.secrets(ROCKET)).containsExactly("PYPI_API_TOKEN");
        assertThat(at.why("secrets-deleted"))
                .isEqualTo("PYPI_API_TOKEN stays: mirror.yml, line 8 uses it for something else.");
        assertThat(at.left("message"))
                .anyMatch(message -> message.contains("mirror.yml, line 8")
                        && message.contains("give it a credential of its own first"));
    }

    @Test
    void aTokenThatIsUsedAgainOpensTheLeakRoad() throws Exception {
        // the token for all projects stays while another repository is on its way
        at.run("migrate", "acme/autopilot", "--yes", "--json");
        assertThat(at.run("migrate", ROCKET, "--with-person", "--json")).isZero();
        assertThat(at.run("scan", "--repository", ROCKET, "--json")).isZero();
        uploadByToken("rocket", "9.0.0", "ci-2024");

        assertThat(at.run("scan", "--repository", ROCKET, "--json")).isEqualTo(1);
        assertThat(at.left("code")).containsExactly("token-used");
        assertThat(at.left("message").getFirst()).contains("rocket-9.0.0").contains("--leaked");
        at.run("migrate", ROCKET, "--leaked", "--since", "2000-01-01", "--yes", "--json");
        assertThat(at.left("code")).contains("tokens-revoked");
        assertThat(at.left("target"))
                .startsWith("tokens:pypi")
                .anyMatch(target -> target.startsWith("upload:pypi:rocket:rocket-9.0.0"));
        assertThat(at.run("migrate", ROCKET, "--json"))
                .as("the leak is not forgotten")
                .isEqualTo(1);
        assertThat(at.state("tokens-revoked")).isEqualTo("pending");
    }

    @Test
    void aForkThatClaimsTheProjectIsStoppedAndBothSidesAreShown() {
        String fork = "ada-practice/rocket";
        assertThat(at.status("POST", "/repos/" + ROCKET + "/forks", "{}")).isEqualTo(202);

        assertThat(at.run("migrate", fork, "--yes", "--json")).isEqualTo(1);
        assertThat(at.left("code")).contains("fork");
        assertThat(at.left("message"))
                .anyMatch(message -> message.contains(fork + " is a fork")
                        && message.contains("PyPI names " + ROCKET)
                        && message.contains("This gives " + fork + " the right to publish rocket"));
        assertThat(at.left("link"))
                .as("the form is not opened")
                .noneMatch(link -> link.contains("/settings/publishing/"));
    }

    @Test
    void aPackageThatIsNeverReleasedAgainLosesTokenAndSecretAndNothingIsSetUp() {
        assertThat(at.run("migrate", ROCKET, "--never-again", "--with-person", "--json"))
                .isZero();
        for (String item : List.of(
                "environment", "publisher", "id-token", "no-password", "named-environment", "testpypi", "verified")) {
            assertThat(at.state(item)).as(item).isEqualTo("not-needed");
        }
        assertThat(at.left("message")).anyMatch(message -> message.contains("Archive rocket on PyPI"));
        assertThat(at.secrets(ROCKET)).isEmpty();
        assertThat(at.person().pypi().tokens())
                .extracting(IndexPerson.ListedToken::scope)
                .doesNotContain("Project: rocket");
        assertThat(at.status("GET", "/repos/" + ROCKET + "/environments/pypi", ""))
                .isEqualTo(404);
        assertThat(at.api("GET", "/repos/" + ROCKET + "/pulls", "")).isEmpty();
    }

    /// PyPI's page for a new publisher, filled in.
    private URI publishing(String project, String repository, String workflow, String environment) {
        String[] name = repository.split("/", -1);
        return at.pypi("/manage/project/" + project + "/settings/publishing/?provider=github&owner=" + name[0]
                + "&repository=" + name[1] + "&workflow_filename=" + workflow + "&environment=" + environment);
    }

    /// The merge, the release, and the approval of its run.
    private void releasedBy(String repository) {
        at.person().merge(repository, 1);
        at.person().release(repository);
        at.approveToTheEnd(repository);
    }

    /// As somebody at a laptop uploads.
    private void uploadByToken(String project, String version, String token) throws Exception {
        PythonPackage source = new PythonPackage(project, version, Map.of(), "0".repeat(40));
        Distribution wheel = source.wheel();
        Upload upload = Upload.of(source, wheel, List.of());
        String basic = "__token__:" + IndexSeed.tokenText(token);
        HttpRequest request = HttpRequest.newBuilder(at.pypi("/legacy/"))
                .header("Content-Type", upload.contentType())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(upload.body()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
