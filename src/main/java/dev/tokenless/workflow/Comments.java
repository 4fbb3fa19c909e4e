package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Comments that speak of a credential which is gone: they stay and are named, for a person to reword. Those that
/// went
/// with their line are named where a linter reads them.
final class Comments {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)(#.*)$");
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)\\b(?:api[-_ ]?)?tokens?\\b(?<!id-token)|\\bpasswords?\\b|\\bsecrets?\\b|\\bcredentials?\\b|\\buser ?names?\\b|__token__|\\btwine_(?:username|password)\\b");
    private static final Pattern PRAGMA = Pattern.compile(
            "(?i)#\\s*(?:zizmor|noqa|nosec|pragma|checkov|gitleaks|actionlint|yamllint|semgrep|trufflehog|kics|ghalint|poutine|trunk-ignore|prettier-ignore|cspell)\\b.*");

    private Comments() {}

    /// @param gone secrets that the upload no longer takes; @param parts lines, from 0, of the jobs that were
    /// changed or
    ///     added
    static List<NamedChange> speaking(String before, String after, Set<SecretName> gone, Set<Integer> parts) {
        Map<String, Integer> old = count(before);
        List<NamedChange> named = new ArrayList<>();
        String[] lines = after.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            String comment = comment(lines[line]);
            if (comment.isEmpty()) {
                continue;
            }
            boolean ours = !old.containsKey(comment);
            boolean tells = gone.stream()
                            .anyMatch(s -> comment.toLowerCase(Locale.ROOT)
                                    .contains(s.value().toLowerCase(Locale.ROOT)))
                    || (parts.contains(line) && CREDENTIAL.matcher(comment).find());
            if (!ours && tells) {
                named.add(new NamedChange(
                        Masking.mask("comment kept: " + comment),
                        "It speaks of a credential, and one is gone; reword it where it is no longer true."));
            }
        }
        Map<String, Integer> now = count(after);
        old.forEach((comment, times) -> {
            if (PRAGMA.matcher(comment).matches() && now.getOrDefault(comment, 0) < times) {
                named.add(new NamedChange(
                        Masking.mask("comment removed with its line: " + comment),
                        "A linter read it there; what it excused is gone."));
            }
        });
        return named;
    }

    private static Map<String, Integer> count(String text) {
        Map<String, Integer> comments = new HashMap<>();
        text.lines().map(Comments::comment).filter(c -> !c.isEmpty()).forEach(c -> comments.merge(c, 1, Integer::sum));
        return comments;
    }

    private static String comment(String line) {
        if (line.indexOf('#') < 0) {
            return "";
        }
        Matcher matcher = COMMENT.matcher(line.stripTrailing());
        return matcher.find() ? matcher.group(1) : "";
    }
}
