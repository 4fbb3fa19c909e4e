package dev.tokenless.migration;

import dev.tokenless.workflow.SecretName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds where a workflow's text uses a secret. Reads text, not structure, so that no expression is too clever for
/// it.
final class SecretUse {

    // all secrets at once: handed to a reusable workflow, or read as one object
    private static final Pattern ALL = Pattern.compile(
            "(?i)^\\s*secrets\\s*:\\s*inherit\\b|toJSON\\(\\s*secrets\\s*\\)|secrets\\s*\\[\\s*[^'\"\\s]");

    private SecretUse() {}

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
