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
                .hasToString(
                        "Optional[https://github.com/lantern-works/tidepool/blob/HEAD/.github/workflows/ship.yml]");
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
        assertThat(Doctor.explain("Invalid attestations supplied during upload")
                        .getFirst()
                        .code())
                .isEqualTo("invalid-attestations");
    }

    @Test
    void theLastErrorLinesLeaveOutTheExitCodeWhereAnythingElseIsSaid() {
        assertThat(Doctor.explain(
                                "##[error]first\n##[error]second\n##[error]third\n##[error]fourth\n##[error]Process completed with exit code 1.\n")
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
