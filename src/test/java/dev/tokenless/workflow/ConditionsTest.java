package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be told of two conditions without running them.
class ConditionsTest {

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(delimiterString = " / ", quoteCharacter = '"', textBlock = """
            github.ref == 'a' / github.ref == 'b' / true
            github.ref == 'a' / github.ref == 'a' / false
            github.ref == 'a' / github.ref != 'a' / true
            github.ref != 'a' / github.ref == 'a' / true
            github.ref != 'a' / github.ref != 'b' / false
            github.ref == 'a' / github.ref != 'b' / false
            github.ref == a / github.ref == b / false
            github.ref == 'a' / github.ref == b / false
            github.ref == a / github.ref == 'b' / false
            github.ref == 'a' / github.event_name == 'b' / false
            inputs.dry / !inputs.dry / true
            !inputs.dry / inputs.dry / true
            inputs.dry / !inputs.wet / false
            contains(a, 'b') || c / !(contains(a, 'b') || c) / true
            github.ref == 'a' && inputs.dry / inputs.dry && github.ref == 'b' / true
            github.ref == 'a' && inputs.dry / inputs.dry && github.event_name == 'b' / false
            github.ref == 'a' || inputs.dry / github.ref == 'b' / false
            startsWith(github.ref, 'refs/tags/') / github.ref == 'refs/heads/main' / true
            github.ref == 'refs/heads/main' / startsWith(github.ref, 'refs/tags/') / true
            startsWith(github.ref, 'refs/tags/') / github.ref == 'refs/tags/v1' / false
            startsWith(github.ref, 'refs/tags/') / github.ref != 'refs/heads/main' / false
            startsWith(github.ref, 'refs/tags/') / github.event_name == 'push' / false
            startsWith(github.ref, 'refs/tags/') / github.ref == env.WANTED / false
            startsWith(github.ref, 'refs/tags/') / startsWith(github.ref, 'refs/heads/') / true
            startsWith(github.ref, 'refs/tags/') / startsWith(github.ref, 'refs/tags/v') / false
            startsWith(github.ref, 'refs/tags/v') / startsWith(github.ref, 'refs/tags/') / false
            startsWith(github.ref, 'refs/tags/') / startsWith(github.base_ref, 'main') / false
            startsWith(github.ref, 'refs/tags/') / !startsWith(github.ref, 'refs/tags/') / true
            ${{ github.ref == 'a' }} / github.ref == 'b' / true
            ${{ github.ref == 'a' }} && ${{ inputs.dry }} / ${{ github.ref == 'b' }} / false
            """)
    void noRunMeetsBoth(String first, String second, boolean exclude) {
        assertThat(Conditions.exclude(first, second)).isEqualTo(exclude);
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(delimiterString = " / ", quoteCharacter = '"', textBlock = """
            github.ref == 'a' / github.ref != 'a' / true
            github.ref != 'a' / github.ref == 'a' / true
            inputs.dry / !inputs.dry / true
            !inputs.dry / inputs.dry / true
            startsWith(github.ref, 'v') / !startsWith(github.ref, 'v') / true
            github.ref == 'a' / github.ref == 'b' / false
            github.ref == 'a' && inputs.dry / github.ref != 'a' / false
            github.ref == 'a' / github.ref != 'a' && inputs.dry / false
            a || b / !(a || b) / true
            """)
    void eachRunMeetsOne(String first, String second, boolean complete) {
        assertThat(Conditions.complete(first, second)).isEqualTo(complete);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiterString = " -> ", quoteCharacter = '"', textBlock = """
            a && b -> a,b
            a&&b -> a,b
            a && b || c -> a && b || c
            (a && b) && c -> (a && b),c
            a == 'x && y' && b -> a == 'x && y',b
            a == 'it''s && so' && b -> a == 'it''s && so',b
            a == '(' && b -> a == '(',b
            a == ')' && (b && c) -> a == ')',(b && c)
            f(a && b, (c)) && d && e -> f(a && b, (c)),d,e
            ${{ a && b }} -> a,b
            ${{ a }} && ${{ b }} -> ${{ a }},${{ b }}
            ${{ a -> ${{ a
            a }} -> a }}
            """)
    void areTakenApartAtTheirOuterAnd(String condition, String parts) {
        assertThat(String.join(",", Conditions.conjuncts(condition))).isEqualTo(parts);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiterString = " with ", quoteCharacter = '"', textBlock = """
            a with b with a && b
            a || b with c with (a || b) && c
            a with b || c with a && (b || c)
            a == '||' with b with a == '||' && b
            """)
    void areJoinedSoThatBothHold(String first, String second, String both) {
        assertThat(Conditions.both(first, second)).isEqualTo(both);
    }
}
