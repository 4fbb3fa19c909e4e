package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An upload that asks for its secret would never run again once the secret is deleted: the question goes, the rest of
/// the condition stays; where the two cannot be told apart, a person has to.
class SecretConditionTest {

    private static String job(String settings, String steps) {
        return """
                on:
                  release:
                    types: [published]
                jobs:
                  release:
                    runs-on: ubuntu-latest
                """ + settings.indent(4)
                + "    steps:\n      - uses: actions/checkout@v5\n      - run: python -m build\n"
                + steps.indent(6);
    }

    private static String upload(String condition) {
        return """
                - name: Ship
                  if: %s
                  uses: pypa/gh-action-pypi-publish@v1.13.0
                  with:
                    password: ${{ secrets.ANVIL_TOKEN }}
                """.formatted(condition);
    }

    private static Job publishing(Outcome.Rewritten outcome) {
        Publication publication =
                GoldenCase.rewrite(outcome.text()).publications().getFirst();
        assertThat(publication.credential()).isInstanceOf(Credential.Trusted.class);
        return publication.job();
    }

    private static Outcome.Rewritten lifted(String text) {
        Outcome.Rewritten outcome = (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();
        assertThat(outcome.text()).doesNotContain("ANVIL_TOKEN");
        assertThat(outcome.changes()).anySatisfy(change -> {
            assertThat(change.summary()).contains("no longer asks for its secret");
            assertThat(change.reason()).contains("github.repository == 'owner/name'");
        });
        return outcome;
    }

    private static void assertRefused(String text, String what) {
        assertRefused(text, "secret-condition", what);
    }

    private static void assertRefused(String text, String code, String what) {
        Outcome outcome = GoldenCase.rewrite(text).outcome();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.left()).extracting(Left::code).containsExactly(code);
        assertThat(outcome.left().getFirst().message()).contains(what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            secrets.ANVIL_TOKEN != ''                                            ;
            ${{ secrets.ANVIL_TOKEN != '' }}                                     ;
            ${{ secrets.ANVIL_TOKEN }}                                           ;
            ${{ '' != secrets['ANVIL_TOKEN'] }}                                  ;
            secrets.ANVIL_TOKEN != null                                          ;
            github.event_name == 'release' && secrets.ANVIL_TOKEN != ''          ; github.event_name == 'release'
            secrets.anvil_token != '' && github.repository == 'anvil/anvil'      ; github.repository == 'anvil/anvil'
            ${{ secrets.ANVIL_TOKEN != '' && (inputs.a || inputs.b) && vars.GO }} ; (inputs.a || inputs.b) && vars.GO
            """)
    void theRestOfTheConditionStays(String condition, String rest) {
        Outcome.Rewritten outcome = lifted(job("", upload(condition)));

        assertThat(publishing(outcome).condition().map(Conditions::bare).orElse(null))
                .isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env.TOKEN != ''",
                "env.TOKEN",
                "${{ env.TOKEN != '' }}",
                "env.THERE == 'true'",
                "env.THERE != 'false'",
                "env.THERE == 'true' && env.TOKEN != ''"
            })
    void aVariableThatCarriesTheSecretAsksForIt(String condition) {
        String env = "env:\n  X: 1\n"
                + (condition.contains("TOKEN") ? "  TOKEN: ${{ secrets.ANVIL_TOKEN }}\n" : "")
                + (condition.contains("THERE") ? "  THERE: ${{ secrets.ANVIL_TOKEN != '' }}\n" : "");

        assertThat(publishing(lifted(job(env, upload(condition)))).condition()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                - id: look
                  run: |
                    if [ -n "$TOKEN" ]; then
                      echo "there=true" >> "$GITHUB_OUTPUT"
                    else
                      echo "No token, no upload"
                      echo "there=false" >> "$GITHUB_OUTPUT"
                    fi
                  env:
                    TOKEN: ${{ secrets.ANVIL_TOKEN }}
                """, """
                - id: look
                  env:
                    TOKEN: ${{ secrets.ANVIL_TOKEN }}
                  run: echo "there=${{ env.TOKEN != '' }}" >> $GITHUB_OUTPUT
                """, """
                - id: look
                  run: echo "::set-output name=there::${{ secrets.ANVIL_TOKEN != '' }}"
                """, """
                - id: look
                  shell: bash
                  run: test -z "$TOKEN" || echo there=true >> $GITHUB_OUTPUT
                  env:
                    TOKEN: ${{ secrets.ANVIL_TOKEN }}
                """})
    void aStepThatDoesNothingButLookGoesWithTheQuestion(String look) {
        Outcome.Rewritten outcome =
                lifted(job("", look + upload("${{ steps.look.outputs.there == 'true' && github.ref_type == 'tag' }}")));

        assertThat(outcome.text()).doesNotContain("look");
        assertThat(publishing(outcome).condition().map(Conditions::bare)).contains("github.ref_type == 'tag'");
    }

    @Test
    void otherStepsThatAskedTheSameStillRunToo() {
        String check = """
                - id: look
                  run: echo "there=${{ secrets.ANVIL_TOKEN != '' }}" >> $GITHUB_OUTPUT
                - run: twine check dist/*
                  if: steps.look.outputs.there == 'true'
                """;
        Outcome.Rewritten outcome = lifted(job("", check + upload("steps.look.outputs.there == 'true'")));

        assertThat(outcome.text()).doesNotContain("if:").contains("twine check");
    }

    @Test
    void aStepThatAsksForAnotherSecretStillDoes() {
        String other = "- run: ./sign\n  if: ${{ secrets.SIGNING_KEY != '' }}\n";
        Outcome.Rewritten outcome = lifted(job("", other + upload("secrets.ANVIL_TOKEN != ''")));

        assertThat(outcome.text()).contains("if: ${{ secrets.SIGNING_KEY != '' }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // it decides more than that the secret is there
                "- id: look\n  if: github.ref_type == 'tag'\n  run: echo \"there=${{ secrets.ANVIL_TOKEN != '' }}\" >> $GITHUB_OUTPUT\n",
                "- id: look\n  env: {TOKEN: '${{ secrets.ANVIL_TOKEN }}'}\n  run: test -n \"$TOKEN\" && ./is-new && echo there=true >> $GITHUB_OUTPUT\n",
                "- id: look\n  env: {TOKEN: '${{ secrets.ANVIL_TOKEN }}'}\n  run: test -n \"$TOKEN$GITHUB_HEAD_REF\" && echo there=true >> $GITHUB_OUTPUT\n",
                "- id: look\n  env: {TOKEN: '${{ secrets.ANVIL_TOKEN }}'}\n  run: test -n \"$TOKEN\" && echo there=$(cat go) >> $GITHUB_OUTPUT\n",
                "- id: look\n  env: {TOKEN: '${{ secrets.ANVIL_TOKEN }}', B: '${{ github.base_ref }}'}\n  run: test -n \"$TOKEN\" && echo there=$B >> $GITHUB_OUTPUT\n",
                "- id: look\n  uses: acme/has-secret@v1\n  with:\n    secret: ${{ secrets.ANVIL_TOKEN }}\n",
                // something else reads its answer
                "- id: look\n  run: echo \"there=${{ secrets.ANVIL_TOKEN != '' }}\" >> $GITHUB_OUTPUT\n- run: echo ${{ steps.look.outputs.there }}\n",
            })
    void aStepThatDoesMoreThanLookIsLeftToAPerson(String look) {
        assertRefused(job("", look + upload("steps.look.outputs.there == 'true'")), "look");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets.ANVIL_TOKEN != '' || github.ref_type == 'tag'",
                "secrets.ANVIL_TOKEN == ''",
                "startsWith(secrets.ANVIL_TOKEN, 'pypi-')",
                "${{ !secrets.ANVIL_TOKEN }}",
            })
    void aQuestionThatIsTangledWithOthersIsLeftToAPerson(String condition) {
        assertRefused(job("", upload(condition)), "github.repository == 'owner/name'");
    }

    @Test
    void whereOnlyTheSecretKeptPullRequestsOutAPersonSaysWhatDoesNow() {
        String text = job("", upload("secrets.ANVIL_TOKEN != ''")).replace("on:\n", "on:\n  pull_request:\n");

        assertRefused(text, "github.repository == 'owner/name'");
    }

    @Test
    void aVariableThatOnlyPicksTheSecretAsksForNone() {
        String text = job("", """
                - if: env.WHERE != 'test'
                  uses: pypa/gh-action-pypi-publish@v1.13.0
                  with:
                    password: ${{ env.WHERE == 'test' && secrets.TEST_TOKEN || secrets.ANVIL_TOKEN }}
                """).replace("jobs:", "env:\n  WHERE: real\njobs:");
        Outcome.Rewritten outcome = (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();

        assertThat(outcome.text()).contains("WHERE: real").contains("if: env.WHERE != 'test'");
        assertThat(publishing(outcome)
                        .effectivePermissions((Workflow) Workflow.read("x", outcome.text()))
                        .grantsIdToken())
                .isTrue();
    }

    @Test
    void aJobThatLooksForTheSecretIsNamedInsteadOfLeavingTheUploadAsleep() {
        String text = """
                on: push
                jobs:
                  look:
                    runs-on: ubuntu-latest
                    outputs:
                      there: ${{ steps.s.outputs.there }}
                    steps:
                      - id: s
                        run: echo "there=${{ secrets.ANVIL_TOKEN != '' }}" >> $GITHUB_OUTPUT
                """
                + job("needs: look\nif: needs.look.outputs.there == 'true'\n", upload("github.ref_type == 'tag'"))
                        .replaceFirst("(?s)^.*?jobs:\n", "");

        assertRefused(text, "job look");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if [ -z \"$TWINE_PASSWORD\" ]; then echo 'no token'; exit 0; fi",
                "[ -n \"${TWINE_PASSWORD}\" ] || exit 0",
                "test -n \"$TWINE_PASSWORD\" || exit 0",
            })
    void aScriptThatAsksForTheSecretWouldNeverUploadAgain(String question) {
        String step = """
                - run: |
                    %s
                    twine upload --sign dist/*
                  env:
                    TWINE_USERNAME: __token__
                    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}
                """.formatted(question);

        assertRefused(job("", step), "credential-still-read", "$TWINE_PASSWORD");
        assertRefused(job("", step.replace("--sign ", "")), "credential-still-read", "$TWINE_PASSWORD");
    }
}
