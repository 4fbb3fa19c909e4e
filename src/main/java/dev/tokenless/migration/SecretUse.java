package dev.tokenless.migration;

import dev.tokenless.workflow.SecretName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds where a workflow's text uses a secret. Reads text, not structure, so that no expression is too clever for
/// it.
final class SecretUse {

    // all secrets at once: handed to a reusable workflow, or read as one object
    private static final Pattern ALL = Pattern.compile(
            "(?i)^\\s*secrets\\s*:\\s*inherit\\b|toJSON\\(\\s*secrets\\s*\\)|secrets\\s*\\[\\s*[^'\"\\s]");

    private static final Pattern ANY = Pattern.compile(
            "(?i)\\bsecrets\\s*(?:\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)|\\[\\s*['\"]([A-Za-z_][A-Za-z0-9_-]*)['\"]\\s*])");

    private SecretUse() {}

    /// Every secret that a text names, but for the token that GitHub makes for each run.
    static Set<SecretName> all(String text) {
        Set<SecretName> names = new LinkedHashSet<>();
        text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .forEach(line -> ANY.matcher(line)
                        .results()
                        .map(use -> use.group(1) == null ? use.group(2) : use.group(1))
                        .filter(name -> !name.equalsIgnoreCase("GITHUB_TOKEN"))
                        .forEach(name -> names.add(new SecretName(name))));
        return names;
    }

    /// The first use, as `publish.yml, line 12`; empty if there is none.
    static Optional<String> in(String path, String text, SecretName name) {
        String quoted = Pattern.quote(name.value());
        Pattern use = Pattern.compile(
                "(?i)\\bsecrets\\s*(?:\\.\\s*" + quoted + "(?![A-Za-z0-9_-])|\\[\\s*['\"]" + quoted + "['\"]\\s*])");
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            if (!line.stripLeading().startsWith("#")
                    && (use.matcher(line).find() || ALL.matcher(line).find())) {
                return Optional.of(path.substring(path.lastIndexOf('/') + 1) + ", line " + (index + 1));
            }
        }
        return Optional.empty();
    }
}
