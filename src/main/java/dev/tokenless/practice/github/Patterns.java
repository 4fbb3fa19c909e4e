package dev.tokenless.practice.github;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The two pattern languages of GitHub that decide about refs.
final class Patterns {

    private Patterns() {}

    /// A deployment branch or tag policy: Ruby's `File.fnmatch` with `FNM_PATHNAME`, `*` does not cross `/`.
    static boolean policy(String pattern, String name) {
        return matches(pattern, name, false);
    }

    /// A filter under `on.push`: `**` crosses `/`, a leading `!` excludes, the last pattern that matches decides.
    static boolean filters(List<String> patterns, String name) {
        boolean taken = false;
        for (String pattern : patterns) {
            boolean negative = pattern.startsWith("!");
            if (matches(negative ? pattern.substring(1) : pattern, name, true)) {
                taken = !negative;
            }
        }
        return taken;
    }

    private static boolean matches(String pattern, String name, boolean filter) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean twice = c == '*' && pattern.startsWith("**", i);
            if (twice && (filter || pattern.startsWith("**/", i))) {
                regex.append(filter ? ".*" : "(?:[^/]+/)*");
                i += filter ? 1 : 2;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?' && !filter) {
                regex.append("[^/]");
            } else if ((c == '?' || c == '+') && filter) {
                regex.append(c);
            } else if (c == '[' || c == ']') {
                regex.append(c);
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.matches(regex.toString(), name);
        } catch (PatternSyntaxException broken) {
            return pattern.equals(name);
        }
    }
}
