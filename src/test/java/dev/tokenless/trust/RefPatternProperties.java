package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The matcher against a second statement of the rules: a translation into a regular expression.
class RefPatternProperties {

    @Property(tries = 20_000)
    void agreesWithTheRegularExpression(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        assertThat(RefPattern.matches(pattern, name))
                .as("%s against %s", pattern, name)
                .isEqualTo(Pattern.matches(regularExpression(pattern), name));
    }

    @Property
    void aNameWithoutSpecialCharactersMatchesOnlyItself(@ForAll("names") String pattern, @ForAll("names") String name) {
        assertThat(RefPattern.matches(pattern, name)).isEqualTo(pattern.equals(name));
    }

    @Property
    void aStarAtTheEndMatchesEveryContinuationWithoutASlash(
            @ForAll("names") String start, @ForAll("names") String rest) {
        assertThat(RefPattern.matches(start + "*", start + rest)).isEqualTo(!rest.contains("/"));
    }

    @Test
    @Timeout(5)
    void aHostilePatternCostsNoTime() {
        assertThat(RefPattern.matches("*a".repeat(400) + "b", "a".repeat(1000))).isFalse();
        assertThat(RefPattern.matches("**/a*/".repeat(100) + "b", "a/".repeat(500) + "c"))
                .isFalse();
        assertThat(RefPattern.matches("*".repeat(100_000), "a")).isFalse();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a", "b", "/", "*", "**/", "?", "[ab]", "[!a]", "[^b]", "[a-b]", "\\*", "\\a", "[]", "1", "**")
                .list()
                .ofMaxSize(7)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "/", "1", "ab").list().ofMaxSize(7).map(pieces -> String.join("", pieces));
    }

    /// Reads the pattern from left to right; "**/" counts where a folder begins.
    private static String regularExpression(String pattern) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            boolean folderBegins = at == 0 || pattern.charAt(at - 1) == '/';
            String rest = pattern.substring(at);
            if (folderBegins && rest.startsWith("**/")) {
                regex.append("(?:[^/]*/)*");
                at += 3;
            } else if (rest.startsWith("*")) {
                regex.append("[^/]*");
                at++;
            } else if (rest.startsWith("?")) {
                regex.append("[^/]");
                at++;
            } else if (rest.startsWith("\\")) {
                regex.append(Pattern.quote(rest.substring(1, 2)));
                at += 2;
            } else if (rest.startsWith("[")) {
                int end = rest.indexOf(']');
                String inside = rest.substring(1, end);
                boolean negated = inside.startsWith("!") || inside.startsWith("^");
                String members = negated ? inside.substring(1) : inside;
                regex.append(members.isEmpty() ? "(?!)" : "(?!/)[" + (negated ? "^" : "") + members + "]");
                at += end + 1;
            } else {
                regex.append(Pattern.quote(rest.substring(0, 1)));
                at++;
            }
        }
        return regex.toString();
    }
}
