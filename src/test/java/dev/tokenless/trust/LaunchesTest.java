package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which jobs publish because a change of workflows is pushed, proposed or merged (GitHub docs, "Events that trigger
/// workflows").
class LaunchesTest {

    private static final RepositoryFacts FACTS = RepositoryFacts.of(Sample.NAME, "main");
    private static final String BRANCH = "tokenless/trusted-publishing";

    private static String publish(String on, String condition, String rest) {
        return """
                name: Publish
                on: %s
                jobs:
                  upload:
                    %s
                    runs-on: ubuntu-latest
                    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                        with:
                          password: ${{ secrets.ANVIL }}
                          %s
                """.formatted(on, condition.isEmpty() ? "name: Up" : "if: " + condition, rest);
    }

    private static List<String> launches(Setup setup, Map<String, String> files) {
        return Launches.of(
                        new Sources(files),
                        FACTS,
                        setup,
                        (path, sources) -> Rewriter.rewrite(path, sources, RewriteChoices.defaults()),
                        BRANCH,
                        List.of(".github/workflows/p.yml", "RELEASING.md"))
                .stream()
                .map(launch -> launch.moment() + (launch.undecided().isPresent() ? "?" : ""))
                .distinct()
                .toList();
    }

    private static final Setup NO_RULES = new Setup(List.of(), Map.of(), Optional.empty());

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    push                                            |                                        | PUSH MERGE
                    {push: {branches: [main]}}                      |                                        | MERGE
                    {push: {branches: ['**', '!tokenless/**']}}     |                                        | MERGE
                    {push: {branches-ignore: [main]}}               |                                        | PUSH
                    {push: {tags: ['v*']}}                          |                                        |
                    {push: {tags: ['v*'], branches: [main]}}        |                                        | MERGE
                    {push: {paths: ['src/**']}}                     |                                        |
                    {push: {paths: ['.github/**']}}                 |                                        | PUSH MERGE
                    push                                            | startsWith(github.ref, 'refs/tags/')   |
                    push                                            | github.ref == 'refs/heads/main'        | MERGE
                    push                                            | vars.RELEASE == 'yes'                  | PUSH? MERGE?
                    create                                          |                                        | PUSH
                    pull_request                                    |                                        | PULL_REQUEST
                    {pull_request: {branches: [dev]}}               |                                        |
                    {pull_request: {types: [closed]}}               |                                        | MERGE
                    {pull_request: {types: [labeled]}}              |                                        |
                    pull_request_target                             |                                        | PULL_REQUEST
                    {release: {types: [published]}}                 |                                        |
                    workflow_dispatch                               |                                        |
                    {schedule: [{cron: '0 0 * * *'}]}               |                                        |
                    """)
    void theMomentsAtWhichAJobStarts(String on, String condition, String moments) {
        List<String> expected = moments == null ? List.of() : List.of(moments.split(" ", -1));
        assertThat(launches(
                        NO_RULES,
                        Map.of(".github/workflows/p.yml", publish(on, condition == null ? "" : condition, ""))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aRunThatFollowsAnotherRunStartsWithIt() {
        String tests = "name: Tests\non: {push: {branches: [main]}}\njobs: {t: {runs-on: x, steps: [{run: pytest}]}}\n";
        String follows = publish("{workflow_run: {workflows: [Tests], types: [completed]}}", "", "");
        assertThat(launches(NO_RULES, Map.of(".github/workflows/t.yml", tests, ".github/workflows/p.yml", follows)))
                .containsExactly("MERGE");
        String another = publish("{workflow_run: {workflows: [Lint], types: [completed]}}", "", "");
        assertThat(launches(NO_RULES, Map.of(".github/workflows/t.yml", tests, ".github/workflows/p.yml", another)))
                .isEmpty();
    }

    @Test
    void aCalledWorkflowStartsAsItsCallerDoes() {
        String caller = "on: push\njobs: {call: {uses: ./.github/workflows/p.yml, secrets: inherit}}\n";
        assertThat(launches(
                        NO_RULES,
                        Map.of(
                                ".github/workflows/c.yml",
                                caller,
                                ".github/workflows/p.yml",
                                publish("workflow_call", "", ""))))
                .containsExactly("PUSH", "MERGE");
    }

    @Test
    void whatTheEnvironmentRefusesDoesNotPublish() {
        EnvironmentRules tags = EnvironmentRules.of(new RefPolicy.Custom(List.of(new RefPattern(RefKind.TAG, "v*"))));
        Setup protectedOne = new Setup(List.of(), Map.of(new EnvironmentName("pypi"), tags), Optional.empty());
        assertThat(launches(protectedOne, Map.of(".github/workflows/p.yml", publish("push", "", ""))))
                .isEmpty();
    }

    @Test
    void aPrivateIndexIsNobodysConcernAndTestPyPiIs() {
        String elsewhere = publish("push", "", "repository-url: https://nexus.example.org/upload/");
        assertThat(launches(NO_RULES, Map.of(".github/workflows/p.yml", elsewhere)))
                .isEmpty();
        String test = publish("push", "", "repository-url: https://test.pypi.org/legacy/");
        assertThat(launches(NO_RULES, Map.of(".github/workflows/p.yml", test))).containsExactly("PUSH", "MERGE");
    }
}
