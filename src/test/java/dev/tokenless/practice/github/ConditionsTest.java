package dev.tokenless.practice.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final Conditions TAG_PUSH = new Conditions(Map.of(
            "github.event_name", "push",
            "github.ref", "refs/tags/v1.0",
            "github.repository", "acme/rocket",
            "inputs.dry", "false"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            github.event_name == 'push'                                                                    | true
            github.event_name == 'PUSH'                                                                    | true
            github.event_name != 'push'                                                                    | false
            ${{ github.event_name == 'release' }}                                                          | false
            true OR true                                                                                   | true
            (github.event_name == 'release' OR github.event_name == 'push') && github.ref == 'refs/heads/main' | false
            github.event_name == 'push' OR github.event_name == 'release' && github.ref == 'refs/heads/main'   | true
            (github.event_name == 'push') && (github.repository == 'acme/rocket')                          | true
            !(github.event_name == 'push')                                                                 | false
            !startsWith(github.ref, 'refs/heads/') && github.event_name == 'push'                          | true
            !github.event.release.prerelease                                                               | true
            github.event.release.prerelease                                                                | false
            github.event.release.prerelease == ''                                                          | true
            contains(fromJSON('["release", "push"]'), github.event_name)                                   | true
            contains(fromJSON('["release", "pushed"]'), github.event_name)                                 | false
            startsWith(github['ref'], 'refs/tags/v')                                                       | true
            github.ref == 'a OR b' OR github.event_name == 'push'                                          | true
            inputs.dry                                                                                     | false
            inputs.dry == true                                                                             | false
            1 < 2 == true                                                                                  | true
            steps.version.outputs.changed                                                                  | true
            failure() OR cancelled()                                                                       | false
            success() && github.event_name == 'push'                                                       | true
            """)
    void aConditionIsReadWithGitHubsPrecedence(String condition, boolean holds) {
        assertThat(TAG_PUSH.holds(condition.replace("OR", "||"))).isEqualTo(holds);
    }
}
