package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each choice about a rewrite has an option, and without one the default holds.
class RewriteOptionsTest {

    private static final String TWO_INDEXES = """
            on: push
            jobs:
              build:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v5
                  - run: python -m build
                  - run: pip install twine
                  - run: twine upload dist/*
                    env:
                      TWINE_PASSWORD: ${{ secrets.KEY }}
              rehearse:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/download-artifact@v4
                  - uses: pypa/gh-action-pypi-publish@v1.13.0
                    with:
                      password: ${{ secrets.TEST_KEY }}
                      repository_url: https://test.pypi.org/legacy/
            """;

    @TempDir
    Path folder;

    private final Console console = new Console();
    private String file = "";

    @BeforeEach
    void aWorkflow() throws Exception {
        file = Files.writeString(folder.resolve("publish.yml"), TWO_INDEXES).toString();
    }

    private String after(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "rewrite";
        arguments[1] = "--json";
        arguments[2] = file;
        System.arraycopy(options, 0, arguments, 3, options.length);
        console.run(arguments);
        return console.json().at("/files/0/after").textValue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --environment=release       | environment: release   | environment: pypi
            --test-environment=try      | environment: try       | environment: testpypi
            --keep-tool --in-place      | twine>=6.1             | pypa/gh-action-pypi-publish@release/v1
            --pin                       | upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4 | upload-artifact@v4
            --rename-inputs             | repository-url: https  | repository_url: https
            """)
    void theOptionDecides(String option, String there, String gone) {
        String otherwise = after();

        assertThat(otherwise).doesNotContain(there);
        assertThat(after(option.split(" "))).contains(there).doesNotContain(gone);
    }

    @Test
    void inPlaceLeavesTheUploadInItsJob() {
        assertThat(after()).contains("  pypi-publish:\n");
        assertThat(after("--in-place")).doesNotContain("  pypi-publish:\n").contains("id-token: write");
    }

    @Test
    void attestationsGoOnlyByTheNamedChoice() throws Exception {
        String step =
                "      - uses: pypa/gh-action-pypi-publish@release/v1\n        with:\n          password: ${{ secrets.K }}\n";
        Files.writeString(
                Path.of(file),
                "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python -m build\n" + step
                        + "          repository-url: https://test.pypi.org/legacy/\n" + step);

        assertThat(after("--in-place")).doesNotContain("attestations: false").contains("secrets.K");
        assertThat(after("--in-place", "--without-attestations")).contains("attestations: false");
    }

    @Test
    void claimsJudgesWhatTheChoicesWouldMake() {
        assertThat(console.run("claims", file, "--repository", "acme/rocket", "--environment", "release", "--json"))
                .isNotEqualTo(2);
        assertThat(console.out()).contains("environment:release").doesNotContain("environment:pypi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--environment= pypi", "--environment=a\nb", "--test-environment=x "})
    void whatIsNoNameIsOneSentence(String option) {
        assertThat(console.run("rewrite", file, option)).isEqualTo(2);
        assertThat(console.err()).contains("a name of an environment is one line");
    }
}
