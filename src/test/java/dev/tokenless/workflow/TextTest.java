package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void masksEveryKindOfToken() {
        String text = "a pypi-AgEIcHlwaS5vcmcCJGFiY2Q b ghp_0123456789abcdefghij c github_pat_11ABCDEFG0123456789_abc"
                + " d eyJhbGciOiJSUzI1.eyJzdWIiOiJyZXBv.c2lnbmF0dXJl e";

        assertThat(Masking.mask(text)).isEqualTo("a pypi-… b ghp_… c github_pat_… d eyJ… e");
        assertThat(Masking.mask("pypi-publish and pypi-token stay")).isEqualTo("pypi-publish and pypi-token stay");
        String environment = "environment: pypi-production-release-2";
        assertThat(Masking.mask(environment)).isEqualTo(environment);
        assertThat(Masking.holdsPypiToken(environment)).isFalse();
    }

    @Test
    void showsWhatWouldSteerATerminal() {
        assertThat(VisibleText.of("a\u001b[31m\u202eb\tc\n")).isEqualTo("a\\u{001b}[31m\\u{202e}b\tc\n");
        assertThat(VisibleText.line("a\nb\tc")).isEqualTo("a\\u{000a}b\\u{0009}c");
    }

    @Test
    void writesADiffThatPatchTakes() {
        assertThat(UnifiedDiff.of("w.yml", "a\nb\nc", "a\nB\nc")).isEqualTo("""
                        --- a/w.yml
                        +++ b/w.yml
                        @@ -1,3 +1,3 @@
                         a
                        -b
                        +B
                         c
                        \\ No newline at end of file
                        """);
        assertThat(UnifiedDiff.of("w.yml", "a\n", "a\n")).isEmpty();
        assertThat(UnifiedDiff.of("/home/ada/w.yml", "a\n", "b\n")).startsWith("--- a/home/ada/w.yml\n");
        assertThat(UnifiedDiff.of("n\nw\\.yml", "a\n", "b\n")).startsWith("--- \"a/n\\nw\\\\.yml\"\n+++ \"b/n");
    }

    @Test
    void aNewFileComesFromDevNullSoThatGitCreatesIt() {
        assertThat(UnifiedDiff.ofNew("docs/a.md", "one\ntwo")).isEqualTo("""
                --- /dev/null
                +++ b/docs/a.md
                @@ -0,0 +1,2 @@
                +one
                +two
                \\ No newline at end of file
                """);
        assertThat(UnifiedDiff.ofNew("empty", "")).isEmpty();
    }

    @Test
    void comparesNamesAsTheServicesDo() {
        assertThat(RepositoryName.parse("Acme/Anvil")).contains(new RepositoryName("acme", "anvil"));
        assertThat(RepositoryName.parse("acme/anvil/x")).isEmpty();
        assertThat(WorkflowFile.of(".github/workflows/publish.yml")).isEqualTo(new WorkflowFile("publish.yml"));
        assertThat(new ProjectName("Anvil.Tools__x")).isEqualTo(new ProjectName("anvil-tools-x"));
        assertThat(new EnvironmentName("PyPI")).isEqualTo(new EnvironmentName("pypi"));
        assertThat(new SecretName("pypi_token")).isEqualTo(new SecretName("PYPI_TOKEN"));
    }
}
