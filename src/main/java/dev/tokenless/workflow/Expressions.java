package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks into GitHub's expressions and a shell's variables, as text.
final class Expressions {

    private static final Pattern SECRET = Pattern.compile(
            "\\bsecrets\\s*(?:\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)|\\[\\s*'([^']+)'\\s*])", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile(
            "\\benv\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)|\\$\\{?(?i:env):([A-Za-z_][A-Za-z0-9_]*)|\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?|[%!]([A-Za-z_][A-Za-z0-9_]*)[%!]");
    private static final Pattern CONTEXT = Pattern.compile(
            "(?<![\\w.'-])(steps|matrix|env|runner|job|strategy|secrets|needs|github|inputs|vars)\\s*[.\\[]");

    private Expressions() {}

    /// Names of the secrets, except GitHub's own token.
    static Set<SecretName> secrets(String text) {
        Set<SecretName> names = new LinkedHashSet<>();
        Matcher matcher = SECRET.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            if (!name.equalsIgnoreCase("GITHUB_TOKEN")) {
                names.add(new SecretName(name));
            }
        }
        return names;
    }

    /// Names of environment variables that the text takes its value from.
    static List<String> variables(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null && !matcher.group(group).equalsIgnoreCase("env")) {
                    names.add(matcher.group(group));
                }
            }
        }
        return names;
    }

    /// Contexts that an expression reads, without those named in quotes.
    static Set<String> contexts(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = CONTEXT.matcher(text.replaceAll("'(?:[^']|'')*'", "''"));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
