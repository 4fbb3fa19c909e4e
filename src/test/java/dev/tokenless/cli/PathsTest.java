package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files a PATH leads to, and how `--write` treats them.
class PathsTest {

    @TempDir
    Path folder;

    private final Console console = new Console();
    private Path workflow;

    @BeforeEach
    void aCheckout() throws Exception {
        workflow = Files.createDirectories(folder.resolve("repo/.github/workflows"))
                .resolve("publish.yml");
        Files.writeString(workflow, BadInputTest.GOOD);
    }

    private List<String> shown(String... paths) {
        String[] arguments = new String[paths.length + 2];
        arguments[0] = "scan";
        arguments[1] = "--json";
        System.arraycopy(paths, 0, arguments, 2, paths.length);
        console.run(arguments);
        return console.json().path("files").findValuesAsText("path");
    }

    @Test
    void aCheckoutLeadsToItsWorkflowsAlone() throws Exception {
        Files.writeString(folder.resolve("repo/mkdocs.yml"), "site_name: x");
        Files.createDirectories(folder.resolve("repo/.github/workflows/deeper"));
        Files.writeString(folder.resolve("repo/.github/workflows/deeper/not.yml"), BadInputTest.GOOD);

        String repo = folder.resolve("repo").toString();
        assertThat(shown(repo)).containsExactly(repo + "/.github/workflows/publish.yml");
        assertThat(shown(repo + "/")).containsExactly(repo + "/.github/workflows/publish.yml");
        assertThat(shown(repo + "/.github")).containsExactly(repo + "/.github/workflows/publish.yml");
        assertThat(shown(repo + "/.github/workflows")).containsExactly(repo + "/.github/workflows/publish.yml");
    }

    @Test
    void aFolderLeadsToCheckoutsAndToLooseWorkflowsSortedAndEachOnce() throws Exception {
        Files.createDirectories(folder.resolve("another/.github/workflows"));
        Files.writeString(folder.resolve("another/.github/workflows/b.yaml"), BadInputTest.GOOD);
        Files.writeString(folder.resolve("loose.yml"), BadInputTest.GOOD);

        assertThat(shown(folder.toString(), folder + "/loose.yml"))
                .containsExactly(
                        folder + "/another/.github/workflows/b.yaml",
                        folder + "/loose.yml",
                        folder + "/repo/.github/workflows/publish.yml");
    }

    @Test
    void theSamePathTwiceIsLookedAtOnceAndMissesNothing() {
        String repo = folder.resolve("repo").toString();
        assertThat(shown(repo, repo, repo + "/")).containsExactly(repo + "/.github/workflows/publish.yml");
    }

    @Test
    void aLineFeedInANameBreaksNoLine() throws Exception {
        Path odd = workflow.resolveSibling("new\nline.yml");
        Files.writeString(odd, BadInputTest.GOOD);

        console.asTerminal().run("scan", odd.toString());
        assertThat(console.out()).contains("new\\u{000a}line.yml");
        console.run("claims", odd.toString(), "--repository", "o/r");
        assertThat(console.out()).contains("new\\u{000a}line.yml");
    }

    @Test
    void claimsOnAWholeCheckoutWarnsOfNoOtherWorkflow() {
        console.run("claims", folder.resolve("repo").toString(), "--repository", "o/r");
        assertThat(console.out()).contains("environment yes").doesNotContain("judge all workflows together");
    }

    @Test
    void aTokenInClearIsToldFirstByClaimsTooAndMaskedEverywhere() throws Exception {
        String token = "pypi-AgEIcHlwaS5vcmcC" + "madeUpByThisTest0123456789";
        Path leaky = Files.writeString(
                workflow.resolveSibling("z.yml"),
                BadInputTest.GOOD.replaceFirst("runs-on: ", "environment: " + token + "\n    runs-on: "));

        for (String command : List.of("rewrite", "scan", "claims --repository o/r")) {
            String[] words = (command + " " + folder.resolve("repo") + " --json").split(" ");
            console.run(words);
            assertThat(console.err()).startsWith(leaky.toString()).contains("migrate --leaked");
            assertThat(console.out().lines().filter(line -> !line.contains("\"after\"")))
                    .noneMatch(line -> line.contains(token));
        }
    }

    @Test
    void aLinkOutOfTheCheckoutIsNotRead() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside.yml"), BadInputTest.GOOD);
        Files.createSymbolicLink(workflow.resolveSibling("link.yml"), outside);

        console.run("rewrite", folder.resolve("repo").toString(), "--json");
        var link = console.json().at("/files/0");
        assertThat(link.path("path").textValue()).endsWith("link.yml");
        assertThat(link.at("/left/0/code").textValue()).isEqualTo("outside");
        assertThat(link.path("after").textValue()).isEmpty();
    }

    @Test
    void writeReplacesTheFileKeepsItsModeAndLeavesNothingBehind() throws Exception {
        Files.setPosixFilePermissions(workflow, PosixFilePermissions.fromString("rw-r-----"));

        console.run("rewrite", folder.resolve("repo").toString(), "--write");
        assertThat(Files.readString(workflow)).contains("id-token: write").doesNotContain("PYPI_API_TOKEN");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workflow)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(workflow.getParent())) {
            assertThat(files).containsExactly(workflow);
        }
    }

    @Test
    void withoutWriteNothingIsWritten() throws Exception {
        console.run("rewrite", folder.resolve("repo").toString());
        assertThat(console.out()).contains("--- a/").contains("-          password:");
        assertThat(Files.readString(workflow)).isEqualTo(BadInputTest.GOOD);
    }

    @Test
    void writeRefusesAWorkflowThatIsALink() throws Exception {
        Path target = Files.writeString(folder.resolve("repo/real.txt"), BadInputTest.GOOD);
        Path link = Files.createSymbolicLink(workflow.resolveSibling("link.yml"), target);

        assertThat(console.run("rewrite", link.toString(), "--write")).isEqualTo(1);
        assertThat(console.err()).contains("this is a link").contains("0 rewritten, 1 refused");
        console.run("rewrite", link.toString(), "--write", "--json");
        assertThat(console.json().at("/files/0/status").textValue()).isEqualTo("refused");
        assertThat(console.json().at("/files/0/left/0/code").textValue()).isEqualTo("not-written");
        assertThat(console.json().at("/files/0/after").textValue()).isEqualTo(BadInputTest.GOOD);
        assertThat(Files.readString(target)).isEqualTo(BadInputTest.GOOD);
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void writeRefusesAWorkflowThatResolvesOutsideThePath() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("publish.yml"), BadInputTest.GOOD);
        Path dotGithub = Files.createDirectories(folder.resolve("linked/.github"));
        Files.createSymbolicLink(dotGithub.resolve("workflows"), elsewhere);

        console.run("rewrite", folder.resolve("linked").toString(), "--write", "--json");
        console.run("rewrite", dotGithub.resolve("workflows/publish.yml").toString(), "--write");
        assertThat(console.err()).contains("outside");
        assertThat(Files.readString(file)).isEqualTo(BadInputTest.GOOD);
    }

    @Test
    void writingTwiceChangesNothingTheSecondTime() throws Exception {
        console.run("rewrite", workflow.toString(), "--write");
        String once = Files.readString(workflow);
        console.run("rewrite", workflow.toString(), "--write");
        assertThat(console.out()).isEmpty();
        assertThat(Files.readString(workflow)).isEqualTo(once);
    }

    @Test
    void onATerminalInvisibleCharactersInADiffAreSpelledOutAndInAPipeTheyAreExact() throws Exception {
        Files.writeString(workflow, BadInputTest.GOOD.replace("-m build", "-m build # \u202ereversed"));

        console.run("rewrite", workflow.toString());
        assertThat(console.out()).contains("\u202e").doesNotContain("\u001b");
        Console terminal = new Console().asTerminal();
        terminal.run("rewrite", workflow.toString());
        assertThat(terminal.out()).doesNotContain("\u202e").contains("\\u{202e}");
        assertThat(terminal.out()).contains("\u001b[32m");
    }

    @Test
    void scanExitsWithOneWhileATokenIsThereAndWritesSarif() throws Exception {
        Path sarif = folder.resolve("out.sarif");

        assertThat(console.run("scan", workflow.toString(), "--sarif", sarif.toString()))
                .isEqualTo(1);
        assertThat(console.out())
                .contains("publish.yml:11  job deploy  gh-action-pypi-publish to pypi with token PYPI_API_TOKEN");
        var log = new com.fasterxml.jackson.databind.ObjectMapper().readTree(sarif.toFile());
        assertThat(log.path("version").textValue()).isEqualTo("2.1.0");
        assertThat(log.at("/runs/0/results/0/ruleId").textValue()).isEqualTo("stored-credential");
        assertThat(log.at("/runs/0/results/0/locations/0/physicalLocation/region/startLine")
                        .intValue())
                .isEqualTo(11);
    }

    @Test
    void theAnswerHasTheContractsMembersInOrder() throws Exception {
        console.run("rewrite", workflow.toString(), "--json");
        List<String> names = new java.util.ArrayList<>();
        console.json().at("/files/0").fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("path", "status", "publications", "changes", "left", "after");
        assertThat(console.json().at("/files/0/publications/0").toString())
                .isEqualTo(
                        "{\"job\":\"deploy\",\"line\":11,\"tool\":\"gh-action-pypi-publish\",\"index\":\"pypi\",\"credential\":\"token\",\"secrets\":[\"PYPI_API_TOKEN\"]}");
    }
}
