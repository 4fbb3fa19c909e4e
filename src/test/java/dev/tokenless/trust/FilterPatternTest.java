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
        "**/v1, a/b/v1, true",
        "a**b, a/x/b, true",
        "a*b, a/b, false",
        "a*b, axb, true",
        "**a, ba, true",
        "?a, ?a, true",
        "+a, +a, true",
        "v[12]?x, vx, true",
        "v[12]+x, v1212x, true",
        "v\\, v\\, true",
        "v\\?, v?, true",
        "v\\?, v, false",
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
        assertThat(FilterPattern.examples("*").getFirst()).isEqualTo("v1.2.3");
        assertThat(FilterPattern.examples("**").getFirst()).isEqualTo("v1.2.3");
        assertThat(FilterPattern.examples("*").stream().skip(1)).contains("0", "next");
        assertThat(FilterPattern.examples("v\\*").getFirst()).isEqualTo("v*");
        assertThat(FilterPattern.examples("[a-c]1").getFirst()).isEqualTo("a1");
        assertThat(FilterPattern.examples("[!0-9]1").getFirst()).isEqualTo("x1");
        assertThat(FilterPattern.examples("[5-9][5-9]").getFirst()).isEqualTo("55");
        assertThat(FilterPattern.examples("v*-*")).startsWith("v1-2", "v1-0");
        assertThat(FilterPattern.examples("[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]")
                        .getFirst())
                .isEqualTo("1234567891");
        assertThat(FilterPattern.examples("[]")).isEmpty();
    }
}
