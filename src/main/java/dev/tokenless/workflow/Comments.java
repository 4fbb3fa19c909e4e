package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Comments that speak of a credential which is gone: they stay and are named, for a person to reword. Those that
/// went with their line are named where they spoke of it too, or where a linter reads them.
final class Comments {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)(#.*)$");
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)\\b(?:api[-_ ]?)?tokens?\\b(?<!id-token)|\\bpasswords?\\b|\\bsecrets?\\b|\\bcredentials?\\b|\\buser ?names?\\b|__token__|\\btwine_(?:username|password)\\b");
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\bgithub[-_ ]?(?:\\w+ )?tokens?\\b|\\bprovided (?:automatically )?by (?:github )?actions\\b");
    private static final Pattern OF_A_COMMENTED_STEP =
            Pattern.compile("#+(?:\\s{2,}|\\s*- )[A-Za-z_][\\w-]*:(?:\\s.*)?");
    private static final Pattern PRAGMA = Pattern.compile(
            "(?i)#\\s*(?:zizmor|noqa|nosec|pragma|checkov|gitleaks|actionlint|yamllint|semgrep|trufflehog|kics|ghalint|poutine|trunk-ignore|prettier-ignore|cspell)\\b.*");

    private final Set<SecretName> gone;

    private Comments(Set<SecretName> gone) {
        this.gone = gone;
    }

    static List<NamedChange> named(Detected before, Edited edited) {
        Set<SecretName> gone = before.findings().stream()
                .map(Finding::publication)
                .filter(p -> edited.changed().contains(p.jobId()))
                .flatMap(p -> p.credential().secrets().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Comments(gone).named(before.workflow(), edited);
    }

    private List<NamedChange> named(Workflow before, Edited edited) {
        Map<String, Integer> old = count(before.text());
        Workflow after = edited.file().workflow();
        Set<String> kept = new LinkedHashSet<>();
        List<String> lines = after.text().lines().toList();
        List<Job> jobs = after.jobs();
        for (int index = 0; index < lines.size(); index++) {
            String comment = comment(lines.get(index));
            boolean tells = namesASecret(comment) || (touched(jobs, index, before, edited) && speaks(comment));
            if (old.containsKey(comment) && tells) {
                kept.add(comment);
            }
        }
        List<NamedChange> named = new ArrayList<>();
        kept.forEach(comment -> named.add(new NamedChange(
                Masking.mask("comment kept: " + comment),
                "It speaks of a credential, and one is gone; reword it where it is no longer true.")));
        Map<String, Integer> now = count(after.text());
        old.forEach((comment, times) -> {
            boolean removed = now.getOrDefault(comment, 0) < times;
            if (removed && PRAGMA.matcher(comment).matches()) {
                named.add(new NamedChange(
                        Masking.mask("comment removed with its line: " + comment),
                        "A linter read it there; what it excused is gone."));
            } else if (removed && (namesASecret(comment) || speaks(comment))) {
                named.add(new NamedChange(
                        Masking.mask("comment removed with its line: " + comment),
                        "It spoke of the credential that went with it."));
            }
        });
        return named;
    }

    /// Whether a line, from 0, lies in a job that was changed or added.
    private static boolean touched(List<Job> jobs, int line, Workflow before, Edited edited) {
        return jobs.reversed().stream()
                .filter(job -> job.line() - 1 <= line)
                .findFirst()
                .filter(job -> edited.changed().contains(job.id())
                        || before.job(job.id()).isEmpty())
                .isPresent();
    }

    private boolean namesASecret(String comment) {
        return gone.stream()
                .anyMatch(secret -> Pattern.compile(
                                "(?<![A-Za-z0-9_])" + Pattern.quote(secret.value()) + "(?![A-Za-z0-9_])",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(comment)
                        .find());
    }

    /// The keys of a step that is commented out tell nothing.
    private static boolean speaks(String comment) {
        return CREDENTIAL.matcher(comment).find()
                && !ANOTHER.matcher(comment).find()
                && !OF_A_COMMENTED_STEP.matcher(comment).matches();
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
