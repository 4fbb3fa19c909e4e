package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands of a make target that uploads, with `make` for what it needs first. Read only, never started.
final class MakeTarget {

    private static final int DEEPEST = 5;
    private static final Pattern ANOTHER_SHELL =
            Pattern.compile("(?m)^(?:\\.ONESHELL|\\.SHELLFLAGS|SHELL\\b|include\\b|-include\\b)");

    private final String file;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();

    private MakeTarget(String file) {
        this.file = file;
    }

    /// Empty where make itself has to make something of the commands.
    static Optional<String> commands(String file, String target) {
        MakeTarget make = new MakeTarget(file);
        boolean plain = !ANOTHER_SHELL.matcher(file).find() && make.take(target, 0);
        return plain ? Optional.of(String.join("\n", make.lines)) : Optional.empty();
    }

    private boolean take(String target, int depth) {
        List<Matcher> rules = rules(target);
        if (depth > DEEPEST || rules.size() != 1 || !done.add(target)) {
            return false;
        }
        List<String> first = new ArrayList<>();
        for (String needed :
                rules.getFirst().group(1).replaceFirst("#.*", "").strip().split("\\s+", -1)) {
            if (needed.isEmpty() || done.contains(needed)) {
                continue;
            }
            if (!needed.matches("[A-Za-z0-9_.-]+")) {
                return false;
            }
            if (NamedParts.uploads(file, needed)) {
                run(first);
                if (!take(needed, depth + 1)) {
                    return false;
                }
            } else {
                done.add(needed);
                first.add(needed);
            }
        }
        run(first);
        return recipe(rules.getFirst().group(2));
    }

    private List<Matcher> rules(String target) {
        List<Matcher> rules = new ArrayList<>();
        Pattern rule = Pattern.compile("(?m)^" + Pattern.quote(target)
                + "[ \\t]*:(?![=:])([^\\n]*)((?:\\n(?:\\t[^\\n]*|[ \\t]*#[^\\n]*|[ \\t]*)(?=\\n|\\z))*)");
        Matcher matcher = rule.matcher(file);
        while (matcher.find()) {
            rules.add(matcher);
            if (rules.size() > 1) {
                break;
            }
            matcher = rule.matcher(file).region(matcher.end(), file.length());
        }
        return rules;
    }

    private void run(List<String> targets) {
        if (!targets.isEmpty()) {
            lines.add("make " + String.join(" ", targets));
            targets.clear();
        }
    }

    private boolean recipe(String recipe) {
        for (String line : recipe.lines().toList()) {
            String command = line.strip().replaceFirst("^@\\s*", "");
            if (command.isEmpty() || command.startsWith("#")) {
                continue;
            }
            if (command.matches("[-+].*|.*\\$.*|(?:.*[;&|(]\\s*)?(?:cd|pushd|export)\\s.*")) {
                return false;
            }
            lines.add(command);
        }
        return true;
    }
}
