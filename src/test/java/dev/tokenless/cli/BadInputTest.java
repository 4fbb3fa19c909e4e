package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every bad input ends in one clear sentence within a second; other files are still handled, nothing is written.
@Timeout(value = 5, unit = TimeUnit.SECONDS)
class BadInputTest {

    static final String GOOD = """
            name: Publish
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
                      user: __token__
                      password: ${{ secrets.PYPI_API_TOKEN }}
            """;

    @TempDir
    Path folder;

    private final Console console = new Console();

    private Path bad(String kind) throws IOException {
        Path file = folder.resolve("bad.yml");
        return switch (kind) {
            case "missing" -> file;
            case "not-yaml" -> Files.writeString(file, "on: [push\njobs: }{");
            case "no workflow" -> Files.writeString(file, "- just\n- a list\n");
            case "plain text" -> Files.writeString(file, "hello");
            case "empty" -> Files.writeString(file, "");
            case "binary" -> Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2});
            case "not utf-8" -> Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});
            case "20 MB" -> Files.writeString(file, GOOD + "# " + "x".repeat(20 * 1024 * 1024));
            case "1 MB line" -> Files.writeString(file, "# " + "x".repeat(1024 * 1024) + "\n" + GOOD);
            case "symlink loop" -> Files.createSymbolicLink(file, Path.of("bad.yml"));
            case "broken link" -> Files.createSymbolicLink(file, Path.of("nowhere.yml"));
            case "duplicate keys" -> Files.writeString(file, "on: push\non: release\njobs: {}\n");
            case "alias bomb" -> Files.writeString(file, bomb());
            case "self reference" -> Files.writeString(file, "on: push\njobs: &a\n  b: *a\n");
            case "deep nesting" ->
                Files.writeString(file, "on: push\njobs: " + "[".repeat(10_000) + "]".repeat(10_000));
            case "deep blocks" -> Files.writeString(file, blocks());
            case "two documents" -> Files.writeString(file, GOOD + "---\n" + GOOD);
            case "device" -> Path.of("/dev/zero");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("on: push\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            text.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, ("*a" + (level - 1) + ", ").repeat(9) + "*a" + (level - 1)));
        }
        return text.append("jobs: {a: *a11}\n").toString();
    }

    private static String blocks() {
        StringBuilder text = new StringBuilder("on: push\njobs:\n");
        for (int level = 1; level < 1_000; level++) {
            text.append(" ".repeat(level)).append("a:\n");
        }
        return text.toString();
    }

    @Test
    void aByteThatIsNoTextIsNamedByLineAndColumn() throws Exception {
        Path file = folder.resolve("bad.yml");
        Files.write(file, "on: push\nname: ä\u00e9".getBytes(StandardCharsets.UTF_8));
        Files.write(file, new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("good.yml"), GOOD);

        assertThat(console.run("rewrite", folder.toString(), "--json")).isEqualTo(1);
        JsonNode left = console.json().path("files").get(0).path("left").get(0);
        assertThat(left.path("code").textValue()).isEqualTo("not-utf8");
        assertThat(left.path("line").intValue()).isEqualTo(2);
        assertThat(left.path("column").intValue()).isEqualTo(9);
        assertThat(left.path("message").textValue()).startsWith("Line 2, column 9 of this file is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "not-yaml",
                "no workflow",
                "plain text",
                "empty",
                "binary",
                "not utf-8",
                "20 MB",
                "1 MB line",
                "symlink loop",
                "broken link",
                "duplicate keys",
                "alias bomb",
                "self reference",
                "deep nesting",
                "deep blocks",
                "two documents",
                "device"
            })
    void aloneItIsOneSentenceAndTwo(String kind) throws Exception {
        String path = bad(kind).toString();

        assertThat(console.run("rewrite", path, "--write")).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err().strip().lines()).hasSize(1);
        assertThat(console.err()).contains(path).doesNotContain("Exception");

        assertThat(console.run("scan", path, "--json")).isEqualTo(2);
        JsonNode error = console.json().path("error");
        assertThat(error.path("code").textValue()).matches("[a-z0-9-]+").doesNotStartWith("internal");
        assertThat(error.path("message").textValue()).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "not-yaml",
                "no workflow",
                "binary",
                "20 MB",
                "1 MB line",
                "symlink loop",
                "duplicate keys",
                "alias bomb",
                "self reference",
                "deep nesting",
                "device"
            })
    void besideAGoodFileItIsNamedAndTheGoodOneIsHandled(String kind) throws Exception {
        Path good = Files.writeString(folder.resolve("good.yml"), GOOD);
        String path = bad(kind).toString();

        assertThat(console.run("rewrite", path, good.toString(), "--json")).isEqualTo(1);
        JsonNode files = console.json().path("files");
        assertThat(files).hasSize(2);
        assertThat(files.findValuesAsText("status")).contains("refused");
        for (JsonNode file : files) {
            boolean isBad = file.path("path").textValue().equals(path);
            assertThat(file.path("status").textValue().equals("refused")).isEqualTo(isBad);
            assertThat(file.path("left").isEmpty()).isEqualTo(!isBad);
        }
        assertThat(Files.readString(good)).isEqualTo(GOOD);
    }

    @Test
    void twoBadFilesAreListedAndTwo() throws Exception {
        bad("not-yaml");
        Files.writeString(folder.resolve("other.yml"), "- a list");

        assertThat(console.run("rewrite", folder.toString(), "--json")).isEqualTo(2);
        assertThat(console.json().path("files")).hasSize(2);
    }

    @Test
    void aFolderWithoutWorkflowsIsTwo() throws Exception {
        Files.writeString(folder.resolve("readme.md"), "nothing");

        assertThat(console.run("rewrite", folder.toString(), "--json")).isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("no-workflows");
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("closed.yml"), GOOD);
        Files.setPosixFilePermissions(file, java.util.Set.of());
        assumeTrue(!Files.isReadable(file), "the tests run as a user who may read everything");

        assertThat(console.run("rewrite", file.toString(), "--json")).isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("unreadable");
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe.yml");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        assertThat(console.run("rewrite", pipe.toString(), "--json")).isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("special-file");
    }

    @Test
    void aFolderThatLinksToItselfEnds() throws Exception {
        Files.writeString(folder.resolve("good.yml"), GOOD);
        Files.createSymbolicLink(folder.resolve("again"), folder);

        console.run("rewrite", folder.toString(), "--json");
        assertThat(console.json().path("files")).hasSize(1);
    }

    @Test
    void aPathThatNoSystemKnowsIsOneSentence() {
        assertThat(console.run("rewrite", "bad\0name.yml", "--json")).isEqualTo(2);
        assertThat(console.err()).doesNotContain("\0");
    }

    @Test
    void namesWithEscapeCharactersAreSpelledOutForAPerson() throws Exception {
        Path file = Files.write(folder.resolve("a\u001b[31m.yml"), "x: [".getBytes(StandardCharsets.UTF_8));

        console.run("rewrite", file.toString());
        assertThat(console.err()).doesNotContain("\u001b").contains("\\u{001b}");
    }

    @Test
    @Timeout(60)
    void tenThousandFilesTakeTimeInProportion() throws Exception {
        Path workflows = Files.createDirectories(folder.resolve("many/.github/workflows"));
        for (int number = 0; number < 10_000; number++) {
            Files.writeString(
                    workflows.resolve("w%05d.yml".formatted(number)), "on: push\njobs: {a: {runs-on: x, steps: []}}\n");
        }
        long before = System.nanoTime();
        console.run("scan", folder.toString(), "--json");

        assertThat(console.json().path("files")).hasSize(10_000);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(40);
    }
}
