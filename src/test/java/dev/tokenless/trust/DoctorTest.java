package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One log for each failure text, in the shape that the real services print; the file's name begins with the cause's
/// code.
class DoctorTest {

    static Stream<String> logs() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(DoctorTest.class.getResource("doctor").toURI());
    }

    static String log(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(name, e);
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void namesTheCauseOfALog(String name) {
        String log = log(name);
        List<Cause> causes = Doctor.explain(log);
        assertThat(causes).extracting(Cause::code).containsExactly(name.replaceAll("(--.*)?\\.log$", ""));
        Cause cause = causes.getFirst();
        String line = log.lines().skip(cause.line() - 1).findFirst().orElseThrow();
        String quoted = cause.evidence().lines().findFirst().orElseThrow();
        assertThat(line.replaceAll("\u001B\\[[0-9;]*m", ""))
                .contains(quoted.substring(0, Math.min(20, quoted.length())));
        assertThat(cause.cure()).isNotBlank().doesNotContain("{");
        cause.link()
                .ifPresent(link ->
                        assertThat(link.toString()).matches("https://(github\\.com|pypi\\.org|test\\.pypi\\.org)/.*"));
    }

    @Test
    void thereAreTenUnrelatedFailuresAtLeast() throws Exception {
        assertThat(logs().filter(name -> name.startsWith("unknown--"))).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void everyKnownCauseHasALog() throws Exception {
        Set<String> covered = new TreeSet<>(
                logs().map(name -> name.replaceAll("(--.*)?\\.log$", "")).toList());
        assertThat(Stream.of(
                                PypiSymptoms.MINTING,
                                PypiSymptoms.UPLOADING,
                                ToolSymptoms.IDENTITY,
                                ToolSymptoms.INDEX,
                                ToolSymptoms.TOOLS,
                                GitHubSymptoms.ALL,
                                FormSymptoms.ALL)
                        .flatMap(List::stream)
                        .map(Symptom::code))
                .isSubsetOf(covered);
    }

    /// Every text that PyPI, GitHub and the upload tools are known to print when a publish, its set-up or PyPI's form
    /// fails. Those of signing in to Tokenless itself are no texts of a log.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid GitHub user or organization name.",
                "Unknown GitHub user or organization.",
                "GitHub has rate-limited this action. Try again in a few minutes.",
                "Invalid repository name",
                "Workflow name must end with .yml or .yaml",
                "Workflow filename must be a filename only, without directories",
                "The trusted publisher could not be registered",
                "is already registered with",
                "This project already exists.",
                "Trusted publishing is temporarily disabled.",
                "There have been too many attempted trusted publisher registrations. Try again later.",
                "Trusted publishing functionality not enabled",
                "github trusted publishing functionality not enabled",
                "invalid-publisher",
                "valid token, but no corresponding publisher (",
                "valid token, but project already exists",
                "invalid token: already used",
                "malformed or invalid token",
                "malformed JWT",
                "unknown trusted publishing issuer",
                "Publisher with matching claims was not found",
                "Check failed for required claim 'repository_owner_id'",
                "Check failed for optional claim 'environment'",
                "Missing claim '",
                "The job_workflow_ref claim does not match, expecting one of [",
                "The job_workflow_ref claim is empty",
                "The ref and sha claims are empty",
                "Could not job extract workflow filename from OIDC claims",
                "Publishing from a workflow invoked via 'pull_request_target' is not supported.",
                "Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth",
                "OIDC scoped token is not valid for project '",
                "project-scoped token is not valid for project: '",
                "token is expired",
                "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly",
                "File already exists ('",
                "14 days",
                "Invalid attestations supplied during upload: ",
                "Build Config URI",
                "Attestations are only supported when using Trusted Publishing",
                "does not have two-factor authentication enabled",
                "No provenance available for ",
                "Password-based uploads disabled",
                "UNSUPPORTED GITHUB ACTION VERSION",
                "InvalidDistribution: Metadata is missing required fields: Name, Version.",
                "This action is only able to run under GNU/Linux environments",
                "Trusted publishing exchange failure",
                "GitHub: missing or insufficient OIDC token permissions, the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset",
                "Make sure that your workflow has `id-token: write` configured at the job level",
                "called from a pull request on a fork",
                "Token request failed: the server refused the request for the following reasons:",
                "The claims in this token suggest that the calling workflow is a reusable workflow.",
                "Token request failed: the index produced an unexpected ",
                "does not indicate trusted publishing support",
                "has trusted publishing disabled",
                "Attestation generation failure",
                "already has a publish attestation",
                "could not determine credentials for configured repository",
                "a username and a password are not allowed when using trusted publishing",
                "Failed to obtain token for trusted publishing",
                "Failed to obtain OIDC token: is the `id-token: write` permission missing?",
                "is trusted publishing correctly configured?",
                "Token claims, which must match the publisher configuration",
                "Note: Neither credentials nor keyring are configured, and there was an error fetching the trusted publishing token.",
                "TrustedPublishingFailure: The token request failed; the index server gave the following reasons:",
                "Unable to retrieve an OIDC token from the CI platform for trusted publishing",
                "Unable to detect OIDC token for CI platform",
                "Failed to get PyPI token via OIDC",
                "Username and password are required",
                "Failed to resolve PyPI token via OIDC",
                "Tag \"v1.2.3\" is not allowed to deploy to pypi due to environment protection rules",
                "Branch \"main\" is not allowed to deploy to pypi due to environment protection rules",
                "because all actions must be pinned to a full-length commit SHA",
                "is not allowed to trigger Actions workflows",
                "refusing to allow an OAuth App to create or update workflow",
                "refusing to allow a Personal Access Token to create or update workflow",
                "refusing to allow a GitHub App to create or update workflow",
                "Resource not accessible by integration",
                "Resource not accessible by personal access token",
                "no oauth token found for ",
                "Reference already exists",
                "Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.",
                "Fail to create protected rule, please ensure billing plan include protected branch gate.",
                "Failed to create or update the environment protection rule. Required reviewers must have at least one reviewer to set prevent_self_review.",
                "\"can_admins_bypass\" is not a permitted key.",
                "OIDC token issuance is not enabled",
                "is not registered as a trusted publisher",
            })
    void everyKnownTextStandsInALogThatIsExplained(String text) throws Exception {
        assertThat(logs().filter(name -> !name.startsWith("unknown--"))
                        .map(name -> new LogText(log(name)).flowing().replaceAll(" +", " "))
                        .filter(log -> log.contains(text)))
                .isNotEmpty();
    }

    @Test
    void aPublisherThatIsNotFoundMayBeAPendingOneThatRanOut() {
        assertThat(Doctor.explain(log("invalid-publisher--not-found.log"))
                        .getFirst()
                        .cure())
                .contains("a pending publisher runs out after 30 days", "https://pypi.org/manage/account/publishing/");
    }

    @Test
    void aTokenIsMaskedWhereverTheEvidenceIsCut() {
        String token = "pypi-AgEIcHlwaS5vcmc" + "Sentinel0".repeat(40);
        for (int gap = 0; gap < 120; gap++) {
            String line = "x".repeat(200) + token + " ".repeat(gap) + "File already exists " + "blake2_256 "
                    + "z".repeat(300);
            assertThat(Doctor.explain(line).getFirst().evidence())
                    .as("gap %s", gap)
                    .doesNotContain("Sentinel0");
        }
    }

    @Test
    void whatALogSaysIsFitToBeShownInTheCureToo() {
        String hostile =
                "Token request failed: `invalid-publisher`: valid token, but no corresponding publisher (Publisher"
                        + " with matching claims was not found) * `repository`: `o/r` * `job_workflow_ref`:"
                        + " `o/r/.github/workflows/a\u202e{|}\u0007b.yml@refs/tags/v1` * `environment`: `\u001b]0;x\u2028"
                        + "ghp_Sentinel0Sentinel0Sentinel0`";
        Cause cause = Doctor.explain(hostile).getFirst();
        assertThat(cause.cure()).contains("a\\u{202e}").doesNotContain("\u202e", "\u001b", "\u0007", "Sentinel0");
        assertThat(cause.link().orElseThrow().toString()).matches("[!-~]+").doesNotContain("Sentinel0", "{", "|");
        assertThat(Doctor.explain(
                        hostile.replace("invalid-publisher`: valid token, but no corresponding publisher", "x")
                                + " already has a publish attestation"))
                .singleElement()
                .satisfies(other -> assertThat(other.link().orElseThrow().toString())
                        .startsWith("https://github.com/o/r/blob/HEAD/.github/workflows/a%"));
    }

    @Test
    void thePublisherPageIsFilledInFromTheLog() {
        Cause cause = Doctor.explain(log("invalid-publisher--not-found.log")).getFirst();
        assertThat(cause.link())
                .hasToString(
                        "Optional[https://pypi.org/manage/project/tidepool/settings/publishing/"
                                + "?provider=github&owner=lantern-works&repository=tidepool&workflow_filename=release.yml&environment=pypi]");
        assertThat(cause.cure()).contains("lantern-works/tidepool", "release.yml", "environment pypi");
    }

    @Test
    void withoutAProjectTheListOfProjectsIsLinked() {
        assertThat(Doctor.explain(log("invalid-publisher--twine.log"))
                        .getFirst()
                        .link())
                .hasToString("Optional[https://test.pypi.org/manage/projects/]");
    }

    /// Where to change it: the page for each kind of cause, filled in from the log.
    @ParameterizedTest
    @CsvSource({
        "invalid-pending-publisher.log, https://pypi.org/manage/projects/",
        "project-not-created.log, https://pypi.org/manage/account/publishing/",
        "invalid-credentials.log, https://pypi.org/manage/account/#api-tokens",
        "file-exists--pypi.log, https://pypi.org/help/#file-name-reuse",
        "file-exists--testpypi.log, https://test.pypi.org/help/#file-name-reuse",
        "not-enabled--mint.log, https://pypi.org/help/#trusted-publishers",
        "two-factor-required.log, https://pypi.org/help/#twofa",
        "unsupported-action-version.log, https://github.com/pypa/gh-action-pypi-publish",
        "missing-id-token--action.log, https://github.com/",
        "form-workflow--ending.log, https://pypi.org/manage/project/tidepool/settings/publishing/?provider=github",
    })
    void thePageToChangeItOnIsLinked(String log, String page) {
        assertThat(Doctor.explain(log(log)).getFirst().link().orElseThrow().toString())
                .startsWith(page);
    }

    @Test
    void settingsAreLinkedWhereTheLogNamesTheRepository() {
        String claims = " `repository`: `lantern-works/tidepool` `job_workflow_ref`:"
                + " `lantern-works/tidepool/.github/workflows/ship.yml@refs/tags/v1` ";
        String refused = "Tag \"v1\" is not allowed to deploy to pypi due to environment protection rules";
        assertThat(Doctor.explain(claims + refused).getFirst().link())
                .hasToString("Optional[https://github.com/lantern-works/tidepool/settings/environments]");
        assertThat(Doctor.explain(claims + "because all actions must be pinned to a full-length commit SHA")
                        .getFirst()
                        .link())
                .hasToString("Optional[https://github.com/lantern-works/tidepool/settings/actions]");
        assertThat(Doctor.explain(claims + "already has a publish attestation")
                        .getFirst()
                        .link())
                .hasToString("Optional[https://github.com/lantern-works/tidepool/blob/HEAD/.github/workflows/ship.yml]");
        assertThat(Doctor.explain(refused).getFirst().link()).isEmpty();
    }

    @Test
    void attestationRefusalsAreToldApart() {
        assertThat(Doctor.explain(log("reusable-workflow-attestation.log"))
                        .getFirst()
                        .cure())
                .contains("reusable workflow", "`attestations: false`");
        assertThat(Doctor.explain(log("invalid-attestations.log")).getFirst().cure())
                .contains("do not fit the files");
        assertThat(Doctor.explain("Invalid attestations supplied during upload").getFirst().code())
                .isEqualTo("invalid-attestations");
    }

    @Test
    void theLastErrorLinesLeaveOutTheExitCodeWhereAnythingElseIsSaid() {
        assertThat(Doctor.explain("##[error]first\n##[error]second\n##[error]third\n##[error]fourth\n"
                                + "##[error]Process completed with exit code 1.\n")
                        .getFirst()
                        .evidence())
                .isEqualTo("second\nthird\nfourth");
        Cause bare = Doctor.explain("all quiet\n##[error]Process completed with exit code 1.\n")
                .getFirst();
        assertThat(bare.evidence()).isEqualTo("Process completed with exit code 1.");
        assertThat(bare.line()).isEqualTo(2);
    }

    @Test
    void evidenceIsTheLineAndWhatLeadsUpToTheText() {
        String text = "File already exists blake2_256";
        assertThat(Doctor.explain("a\n" + text + "\nb").getFirst().evidence()).isEqualTo(text);
        String long400 = "x".repeat(400 - text.length()) + text;
        assertThat(Doctor.explain(long400).getFirst().evidence()).isEqualTo(long400);
        assertThat(Doctor.explain("x".repeat(1000) + text + "y".repeat(1000))
                        .getFirst()
                        .evidence())
                .startsWith("x".repeat(80) + text + "y")
                .endsWith("…");
        assertThat(Doctor.explain("File already\nexists blake2_256").getFirst().evidence())
                .isEqualTo("File already exists blake2_256");
    }

    @Test
    void aKnownPublisherThatFitsChangesNothingInTheCure() {
        Publisher fitting = new Publisher(
                new RepositoryName("lantern-works", "tidepool"),
                new WorkflowFile("release.yml"),
                Optional.of(new EnvironmentName("pypi")));
        String log = log("invalid-publisher--not-found.log");
        assertThat(Doctor.explain(log, Optional.of(fitting)).getFirst().cure())
                .isEqualTo(Doctor.explain(log).getFirst().cure());
    }

    @Test
    void aMissingEnvironmentIsSaid() {
        assertThat(Doctor.explain(log("invalid-publisher--no-environment.log"))
                        .getFirst()
                        .cure())
                .contains("no environment");
    }

    @Test
    void theFieldThatPyPiNamesIsNamed() {
        assertThat(Doctor.explain(log("invalid-publisher--owner-id.log"))
                        .getFirst()
                        .cure())
                .contains("`repository_owner_id`");
        assertThat(Doctor.explain(log("invalid-publisher--optional-environment.log"))
                        .getFirst()
                        .cure())
                .contains("`environment`");
    }

    @Test
    void aReusableWorkflowOfAnotherRepositoryIsSaid() {
        assertThat(Doctor.explain(log("invalid-publisher--other-repository.log"))
                        .getFirst()
                        .cure())
                .contains("lantern-works/shared/.github/workflows/publish.yml", "another repository");
    }

    @Test
    void againstAKnownPublisherTheDifferingFieldsAreNamed() {
        Publisher publisher = new Publisher(
                new RepositoryName("lantern-works", "Tidepool"),
                new WorkflowFile("publish.yml"),
                Optional.of(new EnvironmentName("release")));
        String cure = Doctor.explain(log("invalid-publisher--not-found.log"), Optional.of(publisher))
                .getFirst()
                .cure();
        assertThat(cure)
                .contains("repository lantern-works/Tidepool against lantern-works/tidepool")
                .contains("workflow publish.yml against release.yml")
                .contains("environment release against pypi");
    }

    @Test
    void uvsClaimsAreReadToo() {
        assertThat(Doctor.explain(log("invalid-publisher--uv.log")).getFirst().cure())
                .contains("lantern-works/tidepool", "ship.yaml", "environment release");
    }

    @Test
    void aRefusedTagIsToldApartFromARefusedBranch() {
        assertThat(Doctor.explain(log("environment-refuses-tag.log")).getFirst().cure())
                .contains("tag policy that matches v1.2.3", "environment pypi");
        assertThat(Doctor.explain(log("environment-refuses-branch.log"))
                        .getFirst()
                        .cure())
                .contains("branch policy for main");
    }

    @Test
    void anUnknownFailureShowsTheLastErrorLines() {
        Cause cause = Doctor.explain(log("unknown--tests.log")).getFirst();
        assertThat(cause.line()).isPositive();
        assertThat(cause.evidence()).contains("exit code 1");
        assertThat(Doctor.explain(log("unknown--git-auth.log")).getFirst().evidence())
                .contains("could not read Username", "exit code 128");
    }

    @Test
    void anEmptyLogIsUnknown() {
        assertThat(Doctor.explain("")).singleElement().satisfies(cause -> {
            assertThat(cause.code()).isEqualTo("unknown");
            assertThat(cause.line()).isEqualTo(1);
            assertThat(cause.evidence()).isEqualTo("The log is empty.");
        });
    }

    @Test
    void severalCausesComeInTheirOrderEachOnce() {
        String two =
                log("missing-id-token--action.log") + log("file-exists--pypi.log") + log("missing-id-token--uv.log");
        assertThat(Doctor.explain(two)).extracting(Cause::code).containsExactly("missing-id-token", "file-exists");
    }

    @Test
    void credentialsInALogAreMaskedAndControlCharactersShown() {
        String token = "pypi-" + "Sentinel0".repeat(8);
        String shown = Doctor.explain("Error: no idea " + token + " \u0007\u202E")
                .getFirst()
                .evidence();
        assertThat(shown).contains("pypi-…", "\\u{0007}", "\\u{202e}").doesNotContain("Sentinel0Sentinel0");
    }
}
