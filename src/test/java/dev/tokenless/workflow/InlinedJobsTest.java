package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A called workflow with several jobs comes to its caller as a whole: PyPI supports no upload from a called one.
class InlinedJobsTest {

    private static final String PATH = ".github/workflows/publish.yml";
    private static final String CALLER = """
            on: {release: {types: [published]}}
            permissions: {contents: read}
            jobs:
              lint:
                runs-on: ubuntu-latest
                steps:
                  - run: make lint
              ship:
                needs: lint
                if: github.repository == 'acme/anvil'
                permissions: {contents: read, id-token: write}
                uses: ./.github/workflows/upload.yml
                with:
                  python: "3.13"
                secrets:
                  token: ${{ secrets.ANVIL_TOKEN }}
            """;
    private static final String CALLED = """
            on:
              workflow_call:
                inputs:
                  python: {type: string}
                secrets:
                  token: {required: true}
            jobs:
              build:
                runs-on: ubuntu-latest
                outputs:
                  version: ${{ steps.v.outputs.version }}
                steps:
                  - uses: actions/checkout@v5
                  - uses: actions/setup-python@v6
                    with:
                      python-version: ${{ inputs.python }}
                  - id: v
                    run: pipx run build
                  - uses: actions/upload-artifact@v4
                    with:
                      name: files
                      path: dist
              check:
                needs: build
                runs-on: ubuntu-latest
                steps:
                  - run: echo ${{ needs.build.outputs.version }}
              upload:
                needs: [build, check]
                if: needs.build.outputs.version != ''
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/download-artifact@v4
                    with:
                      name: files
                      path: dist
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.token }}
            """;

    private static Outcome rewrite(String caller, String callee) {
        return Rewriter.rewrite(
                        PATH,
                        new Sources(Map.of(PATH, caller, ".github/workflows/upload.yml", callee)),
                        RewriteChoices.defaults())
                .outcome();
    }

    private static String input(Step step, String key) {
        return Optional.ofNullable(step.with().get(key)).map(Scalar::text).orElse("");
    }

    private static Workflow inlined(String caller, String callee) {
        Outcome.Rewritten outcome = (Outcome.Rewritten) rewrite(caller, callee);
        assertThat(outcome.text()).doesNotContain("ANVIL_TOKEN").doesNotContain("upload.yml");
        return (Workflow) Workflow.read(PATH, outcome.text());
    }

    @Test
    void theJobThatUploadsTakesThePlaceOfTheCallAndTheOthersStandBesideIt() {
        Workflow workflow = inlined(CALLER, CALLED);

        assertThat(workflow.jobs()).extracting(Job::id).containsExactlyInAnyOrder("lint", "ship", "build", "check");
        Job ship = workflow.job("ship").orElseThrow();
        assertThat(ship.needs()).containsExactly("lint", "build", "check");
        assertThat(ship.condition()).contains("github.repository == 'acme/anvil' && needs.build.outputs.version != ''");
        assertThat(ship.steps().getLast().action()).isEqualTo(PublishActionRefs.ACTION);
        assertThat(ship.environment()).isPresent();
        assertThat(ship.effectivePermissions(workflow).grantsIdToken()).isTrue();
    }

    @Test
    void theFirstOfTheCalledJobsWaitsForWhatTheCallWaitedFor() {
        Workflow workflow = inlined(CALLER, CALLED);

        Job build = workflow.job("build").orElseThrow();
        assertThat(build.needs()).containsExactly("lint");
        assertThat(build.condition()).contains("github.repository == 'acme/anvil'");
        assertThat(input(build.steps().get(1), "python-version")).isEqualTo("3.13");
        Job check = workflow.job("check").orElseThrow();
        assertThat(check.needs()).containsExactly("build");
        assertThat(check.condition()).isEmpty();
    }

    @Test
    void aJobThatTheCallerHasAlreadyKeepsItsName() {
        String caller = CALLER.replace("lint", "build");
        Workflow workflow = inlined(caller, CALLED);

        assertThat(workflow.jobs()).extracting(Job::id).contains("build", "ship", "ship-build", "check");
        assertThat(workflow.job("ship-build").orElseThrow().needs()).containsExactly("build");
        assertThat(workflow.job("check").orElseThrow().needs()).containsExactly("ship-build");
        assertThat(workflow.job("check")
                        .orElseThrow()
                        .steps()
                        .getFirst()
                        .run()
                        .orElseThrow()
                        .text())
                .isEqualTo("echo ${{ needs.ship-build.outputs.version }}");
        assertThat(workflow.job("ship").orElseThrow().needs()).containsExactly("build", "ship-build", "check");
    }

    @Test
    void twoCallsOfOneFileStandBesideEachOther() {
        String caller = """
                on: {release: {types: [published]}}
                jobs:
                  ship:
                    uses: ./.github/workflows/upload.yml
                    with: {python: "3.13"}
                    secrets:
                      token: ${{ secrets.ANVIL_TOKEN }}
                  again:
                    needs: ship
                    uses: ./.github/workflows/upload.yml
                    with: {python: "3.14"}
                    secrets:
                      token: ${{ secrets.ANVIL_TOKEN_TOO }}
                """;
        Outcome.Rewritten outcome = (Outcome.Rewritten) rewrite(caller, CALLED);
        Workflow workflow = (Workflow) Workflow.read(PATH, outcome.text());

        assertThat(workflow.jobs())
                .extracting(Job::id)
                .containsExactlyInAnyOrder("ship", "ship-build", "ship-check", "again", "again-build", "again-check");
        assertThat(workflow.job("again").orElseThrow().needs()).containsExactly("ship", "again-build", "again-check");
        assertThat(workflow.job("again-build").orElseThrow().needs()).containsExactly("ship");
        assertThat(outcome.text())
                .contains(
                        "  ship:\n    needs: [ship-build, ship-check]\n    if: needs.ship-build.outputs.version != ''\n")
                .doesNotContain("ANVIL_TOKEN");
    }

    @Test
    void aCalledJobThatBuildsAndUploadsIsSplitInTheCaller() {
        String callee = """
                on:
                  workflow_call:
                    secrets:
                      token: {required: true}
                jobs:
                  test:
                    runs-on: ubuntu-latest
                    steps:
                      - run: make test
                  release:
                    needs: test
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v5
                      - run: pipx run build
                      - run: twine upload dist/*
                        env:
                          TWINE_USERNAME: __token__
                          TWINE_PASSWORD: ${{ secrets.token }}
                """;
        Workflow workflow = inlined(CALLER.replaceFirst("    with:\n.*\n", ""), callee);

        assertThat(workflow.job("ship").orElseThrow().needs()).containsExactly("lint", "test");
        assertThat(workflow.job("pypi-publish").orElseThrow().needs()).containsExactly("ship");
        assertThat(workflow.job("ship")
                        .orElseThrow()
                        .effectivePermissions(workflow)
                        .grantsIdToken())
                .isFalse();
    }

    @Test
    void jobsBehindTheUploadComeAlongWhereNobodyWaitsForTheCall() {
        String tell = "  tell:\n    needs: upload\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo out\n";

        assertThat(inlined(CALLER, CALLED + tell).job("tell").orElseThrow().needs())
                .contains("ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a job that nothing waits for any more; one that runs in spite of a failure; one that calls on
                "  tell:\n    needs: upload\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo out\n",
                "  tell:\n    if: always()\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo out\n",
                "  tell:\n    uses: ./.github/workflows/tell.yml\n",
            })
    void whatWouldRunInAnotherOrderIsRefusedWithInstructions(String job) {
        String caller =
                CALLER + "  after:\n    needs: ship\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n";
        Outcome outcome = rewrite(caller, CALLED + job);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.left().getFirst().code()).isEqualTo("reusable-workflow");
        assertThat(outcome.left().getFirst().message()).contains("only build", "drop the PyPI secret");
    }
}
