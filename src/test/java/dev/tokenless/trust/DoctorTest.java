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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static String log(String name) {
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
                                GitHubSymptoms.ALL)
                        .flatMap(List::stream)
                        .map(Symptom::code))
                .isSubsetOf(covered);
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

    @Test
    void linesAreCountedAlsoBehindWhatIsNotSearched() {
        String log = "filler line\n".repeat(1_000_000) + log("file-exists--pypi.log");
        assertThat(Doctor.explain(log).getFirst().line())
                .isEqualTo(1_000_000
                        + Doctor.explain(log("file-exists--pypi.log"))
                                .getFirst()
                                .line());
    }

    @Test
    @Timeout(10)
    void hugeAndBinaryLogsAreBounded() {
        StringBuilder binary = new StringBuilder();
        for (int i = 0; i < 20_000_000; i++) {
            binary.append((char) (i * 31 % 256));
        }
        assertThat(Doctor.explain(binary.toString())).hasSize(1);
        assertThat(Doctor.explain("x".repeat(30_000_000)).getFirst().evidence().length())
                .isLessThan(500);
        assertThat(Doctor.explain("`ref`: \"".repeat(2_000_000))).hasSize(1);
    }
}
