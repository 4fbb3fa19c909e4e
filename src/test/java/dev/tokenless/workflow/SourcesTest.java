package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the rewriter sees in further files, and which ones it asks for.
class SourcesTest {

    private static final String CALLER = """
            on: {release: {types: [published]}}
            jobs:
              ship:
                uses: ./.github/workflows/upload.yml
                secrets:
                  token: ${{ secrets.ANVIL_TOKEN }}
            """;
    private static final String CALLED = """
            on: workflow_call
            jobs:
              upload:
                runs-on: ubuntu-latest
                steps:
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.token }}
                      repository-url: https://test.pypi.org/legacy/
            """;

    private static Rewriting rewrite(Map<String, String> texts) {
        return Rewriter.rewrite(".github/workflows/publish.yml", new Sources(texts), RewriteChoices.defaults());
    }

    @Test
    void aTokenThatStandsWhereTheNameShouldIsNoName() {
        String token = "pypi-AgEIcHlwaS5vcmcCJGExYjJjM2Q0";

        assertThat(ProjectNames.of(Sources.of("pyproject.toml", "[project]\nname = \"anvil\"\n")))
                .contains(new ProjectName("anvil"));
        assertThat(ProjectNames.of(Sources.of("pyproject.toml", "[project]\nname = \"" + token + "\"\n")))
                .isEmpty();
    }

    @Test
    void asksForALocalReusableWorkflowAndTellsByTheSecretMeanwhile() {
        Rewriting rewriting = rewrite(Map.of(".github/workflows/publish.yml", CALLER.replace("token:", "pypi_token:")));

        assertThat(rewriting.wanted()).contains(".github/workflows/upload.yml");
        assertThat(rewriting.publications()).singleElement().satisfies(p -> {
            assertThat(p.tool()).isEqualTo(ToolName.REUSABLE_WORKFLOW);
            assertThat(p.line()).isEqualTo(4);
        });
    }

    @Test
    void readsTheIndexAndTheCallersSecretThroughALocalReusableWorkflow() {
        Rewriting rewriting =
                rewrite(Map.of(".github/workflows/publish.yml", CALLER, ".github/workflows/upload.yml", CALLED));

        assertThat(rewriting.publications()).singleElement().satisfies(p -> {
            assertThat(p.index()).isEqualTo(IndexKind.TESTPYPI);
            assertThat(p.credential().secrets()).containsExactly(new SecretName("ANVIL_TOKEN"));
        });
        assertThat(rewriting.after(CALLER)).doesNotContain("upload.yml").doesNotContain("ANVIL_TOKEN");
    }

    @Test
    void doesNotFollowAWorkflowThatCallsItself() {
        String circle = """
                on: workflow_call
                jobs:
                  again:
                    uses: ./.github/workflows/publish.yml
                """;

        assertThat(rewrite(Map.of(".github/workflows/publish.yml", circle)).outcome())
                .isInstanceOf(Outcome.NoPublication.class);
    }

    @Test
    void readsAnUploadInsideALocalCompositeAction() {
        String workflow = """
                on: push
                jobs:
                  ship:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v4
                      - uses: ./.github/actions/ship
                        with:
                          key: ${{ secrets.ANVIL_TOKEN }}
                """;
        String action = """
                runs:
                  using: composite
                  steps:
                    - shell: bash
                      run: twine upload dist/*
                      env:
                        TWINE_PASSWORD: ${{ inputs.key }}
                """;
        Rewriting rewriting =
                rewrite(Map.of(".github/workflows/publish.yml", workflow, ".github/actions/ship/action.yml", action));

        assertThat(rewriting.publications()).singleElement().satisfies(p -> {
            assertThat(p.tool()).isEqualTo(ToolName.TWINE);
            assertThat(p.line()).isEqualTo(7);
            assertThat(p.credential()).isEqualTo(new Credential.Token(java.util.Set.of(new SecretName("ANVIL_TOKEN"))));
        });
        assertThat(rewriting.after(workflow))
                .doesNotContain("./.github/actions/ship")
                .doesNotContain("ANVIL_TOKEN");
    }

    @Test
    void readsAMakefileForTheUpload() {
        String workflow = """
                on: push
                jobs:
                  ship:
                    runs-on: ubuntu-latest
                    steps:
                      - run: make upload
                """;
        assertThat(rewrite(Map.of(".github/workflows/publish.yml", workflow)).wanted())
                .contains("Makefile");
        Rewriting rewriting = rewrite(Map.of(
                ".github/workflows/publish.yml", workflow, "Makefile", "upload:\n\ttwine upload -r testpypi dist/*\n"));

        assertThat(rewriting.publications()).singleElement().satisfies(p -> {
            assertThat(p.tool()).isEqualTo(ToolName.SCRIPT);
            assertThat(p.index()).isEqualTo(IndexKind.TESTPYPI);
        });
        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void namesTheProjectAndTheRegistrationThatPyPiNeeds() {
        String workflow = """
                on: {release: {types: [published]}}
                jobs:
                  ship:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/download-artifact@v4
                      - uses: pypa/gh-action-pypi-publish@release/v1
                        with:
                          password: ${{ secrets.ANVIL_TOKEN }}
                """;
        Rewriting rewriting = rewrite(Map.of(
                ".github/workflows/publish.yml", workflow, "pyproject.toml", "[project]\nname = \"acme-anvil\"\n"));

        assertThat(rewriting.after(workflow)).contains("url: https://pypi.org/p/acme-anvil");
        assertThat(rewriting.registrations())
                .containsExactly(new Registration(
                        new WorkflowFile("publish.yml"),
                        IndexKind.PYPI,
                        java.util.Optional.of(new EnvironmentName("pypi")),
                        java.util.Set.of(new ProjectName("acme-anvil"))));
    }
}
