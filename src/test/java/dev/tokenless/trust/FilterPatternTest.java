package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {

    /// One row for each line of GitHub's "Filter pattern cheat sheet".
    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource({
        "v*, v1.2, true",
        "v*, v1/2, false",
        "**, a/b/c, true",
        "feature/**, feature/a/b, true",
        "feature/*, feature/a/b, false",
        "v?1, 1, true",
        "v?1, v1, true",
        "v?1, vv1, false",
        "v+1, vvv1, true",
        "v+1, 1, false",
        "v[0-9]+, v12, true",
        "v[0-9]+, vx, false",
        "v1.1, v1x1, false",
        "\\*a, *a, true",
        "\\*a, ba, false"
    })
    void matchesAsOnPushDoes(String pattern, String name, boolean expected) {
        assertThat(FilterPattern.matches(pattern, name)).isEqualTo(expected);
    }

    @Test
    void theLastPatternThatMatchesDecides() {
        assertThat(FilterPattern.anyMatches(List.of("v*", "!v*rc*"), "v1rc1")).isFalse();
        assertThat(FilterPattern.anyMatches(List.of("v*", "!v*rc*", "v1rc1"), "v1rc1"))
                .isTrue();
        assertThat(FilterPattern.anyMatches(List.of("v*", "!v*rc*"), "v1")).isTrue();
        assertThat(FilterPattern.anyMatches(List.of("v*"), "1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "**", "v*", "v*.*.*", "v[0-9]+.[0-9]+.[0-9]+", "release/**", "[!v]*", "v?1", "main", "**/v*"
            })
    void examplesMatch(String pattern) {
        assertThat(FilterPattern.examples(pattern))
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(FilterPattern.matches(pattern, name)).isTrue());
    }

    @Test
    void theFirstExampleLooksLikeARelease() {
        assertThat(FilterPattern.examples("v*").getFirst()).isEqualTo("v1.2.3");
        assertThat(FilterPattern.examples("v*.*.*").getFirst()).isEqualTo("v1.2.3");
        assertThat(FilterPattern.examples("v[0-9]+.[0-9]+.[0-9]+").getFirst()).isEqualTo("v1.2.3");
    }
}
