package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uploads inside a called workflow or a composite action of the same checkout come to the workflow that calls
/// them.
class InlinedTest {

    private static final String PATH = ".github/workflows/publish.yml";
    private static final String CALLER = """
            on: {release: {types: [published]}}
            jobs:
              build:
                runs-on: ubuntu-latest
                steps:
                  - run: pipx run build
                  - uses: actions/upload-artifact@v4
                    with:
                      name: files
                      path: dist
              ship:
                name: Ship # it
                needs: build
                if: github.repository == 'acme/anvil'
                permissions: {id-token: write}
                uses: ./.github/workflows/upload.yml
                with:
                  artifact: files
                  rehearse: true
                secrets:
                  token: ${{ secrets.ANVIL_TOKEN }}
            """;
    private static final String CALLED = """
            on:
              workflow_call:
                inputs:
                  artifact: {type: string, required: true}
                  folder: {type: string, default: dist}
                  rehearse: {type: boolean}
                secrets:
                  token: {required: true}
            env:
              FOLDER: ${{ inputs.folder }}
            jobs:
              upload:
                if: github.event_name == 'release' || inputs.rehearse
                runs-on: ubuntu-latest
                environment: live
                steps:
                  - uses: actions/download-artifact@v4
                    with:
                      name: ${{ inputs.artifact }}
                      path: ${{ inputs.folder }}/
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.token }}
                      verbose: ${{ inputs.rehearse && inputs.artifact == 'files' }}
            """;
    private static final String USER = """
            on: {release: {types: [published]}}
            jobs:
              ship:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: pipx run build
                  # the last one
                  - name: Ship
                    if: github.repository == 'acme/anvil'
                    uses: ./.github/actions/ship
                    with:
                      key: ${{ secrets.ANVIL_TOKEN }}
            """;
    private static final String ACTION = """
            inputs:
              key: {required: true}
              folder: {default: dist}
            runs:
              using: composite
              steps:
                - name: Look
                  if: inputs.folder != ''
                  shell: bash
                  run: |
                    ls ${{ inputs.folder }}
                    ls
                - shell: bash
                  run: twine upload ${{ inputs.folder }}/*
                  env:
                    TWINE_PASSWORD: ${{ inputs.key }}
            """;

    private static Rewriting rewrite(String workflow, Map<String, String> others) {
        Map<String, String> texts = new HashMap<>(others);
        texts.put(PATH, workflow);
        return Rewriter.rewrite(PATH, new Sources(texts), RewriteChoices.defaults());
    }

    private static Rewriting called(String caller, String callee) {
        return rewrite(caller, Map.of(".github/workflows/upload.yml", callee));
    }

    private static Rewriting composite(String user, String action) {
        return rewrite(user, Map.of(".github/actions/ship/action.yml", action));
    }

    @Test
    void theJobOfACalledWorkflowTakesThePlaceOfTheCall() {
        Rewriting rewriting = called(CALLER, CALLED);

        assertThat(rewriting.after(CALLER))
                .isEqualTo(CALLER.substring(0, CALLER.indexOf("    if:")) + """
                |    if: github.repository == 'acme/anvil' && (github.event_name == 'release' || true)
                |    permissions: {id-token: write}
                |    runs-on: ubuntu-latest
                |    environment: live
                |    env:
                |      FOLDER: dist
                |    steps:
                |      - uses: actions/download-artifact@v4
                |        with:
                |          name: files
                |          path: dist/
                |      - uses: pypa/gh-action-pypi-publish@release/v1
                |        with:
                |          verbose: ${{ true && 'files' == 'files' }}
                """.replaceAll("(?m)^[|]", ""));
    }

    @Test
    void isToldAsACallThatWasReplacedAndNeedsARegistrationForTheCallersFile() {
        Rewriting rewriting = called(CALLER, CALLED);

        assertThat(rewriting.publications())
                .singleElement()
                .satisfies(p -> assertThat(p.tool()).isEqualTo(ToolName.REUSABLE_WORKFLOW));
        assertThat(((Outcome.Rewritten) rewriting.outcome()).changes())
                .first()
                .satisfies(c -> assertThat(c.summary())
                        .isEqualTo("job ship: what ./.github/workflows/upload.yml did stands here now"));
        assertThat(rewriting.registrations())
                .singleElement()
                .satisfies(r -> assertThat(r.file()).isEqualTo(new WorkflowFile("publish.yml")));
    }

    @Test
    void aSecondRewriteOfTheCallerChangesNothing() {
        String after = called(CALLER, CALLED).after(CALLER);

        assertThat(called(after, CALLED).outcome()).isInstanceOf(Outcome.AlreadyTrusted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            secrets: a secret that was not passed   | ${{ secrets.token }}   | ${{ secrets.other }}
            a place that only the called file knows | ${{ inputs.artifact }} | ${{ github.action_path }}
            an input picked by a computed name      | ${{ inputs.artifact }} | ${{ inputs[github.job] }}
            """)
    void whatCannotStandInTheCallerIsRefusedWithInstructions(String why, String old, String fresh) {
        Rewriting rewriting = called(CALLER, CALLED.replace(old, fresh.replace("\\n", "\n")));

        assertThat(rewriting.after(CALLER)).as(why).isEqualTo(CALLER);
        assertThat(rewriting.outcome().left()).singleElement().satisfies(l -> {
            assertThat(l.code()).isEqualTo("reusable-workflow");
            assertThat(l.message()).contains("only build", "artifact", "id-token: write", "drop the PyPI secret");
        });
    }

    @Test
    void inheritedSecretsAreReadByTheirOwnNames() {
        String caller = CALLER.substring(0, CALLER.indexOf("    secrets:")) + "    secrets: inherit\n";

        assertThat(called(caller, CALLED).outcome()).isInstanceOf(Outcome.Rewritten.class);
    }

    @Test
    void theStepsOfACompositeActionTakeThePlaceOfTheCallAndAreThenMigrated() {
        String after = composite(USER, ACTION).after(USER);

        assertThat(after)
                .contains("""
                |      # the last one
                |      - name: Look
                |        if: github.repository == 'acme/anvil' && 'dist' != ''
                |        shell: bash
                |        run: |
                |          ls dist
                |          ls
                |      - name: Keep the distributions
                |        if: github.repository == 'acme/anvil'
                |        uses: actions/upload-artifact@v4
                """.replaceAll("(?m)^[|]", ""))
                .doesNotContain("secrets.")
                .doesNotContain("actions/ship");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            files beside the action | ls ${{ inputs.folder }}  | ${{ github.action_path }}/x
            a step that always runs | inputs.folder != ''      | always()
            """)
    void aCompositeActionThatCannotBeInlinedIsRefused(String why, String old, String fresh) {
        Rewriting rewriting = composite(USER, ACTION.replace(old, fresh));

        assertThat(rewriting.after(USER)).as(why).isEqualTo(USER);
        assertThat(rewriting.outcome().left()).extracting(Left::code).containsExactly("composite-action");
    }

    @Test
    void aCompositeActionWhoseResultsAreReadIsRefused() {
        String user = USER.replace("- name: Ship\n", "- name: Ship\n        id: ship\n")
                + "      - run: echo ${{ steps.ship.outputs.x }}\n";

        assertThat(composite(user, ACTION).outcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aJobThatCannotBeInlinedDoesNotHinderAnother() {
        String both = USER
                + CALLER.substring(CALLER.indexOf("  ship:"))
                        .replace("  ship:", "  call:")
                        .replace("    needs: build\n", "")
                        .replace("      token:", "      pypi-token:");
        Rewriting rewriting = rewrite(both, Map.of(".github/actions/ship/action.yml", ACTION));

        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Rewritten.class);
        assertThat(rewriting.after(both))
                .contains("uses: ./.github/workflows/upload.yml")
                .doesNotContain("actions/ship");
        assertThat(rewriting.outcome().left()).extracting(Left::code).containsAll(List.of("reusable-workflow"));
    }
}
