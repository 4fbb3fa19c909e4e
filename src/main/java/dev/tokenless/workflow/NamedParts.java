package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The part of a make, just, tox, nox or invoke file that a command really runs. Read only; nothing is started.
final class NamedParts {

    private static final Set<String> TARGETS = Set.of("make", "gmake", "just", "task");
    private static final Set<String> FUNCTIONS = Set.of("invoke", "inv", "nox", "doit");
    private static final int DEEPEST = 20;

    private NamedParts() {}

    /// The text that counts; the whole file where the part is not found.
    static String of(String file, Invocation invocation) {
        List<String> names = names(invocation);
        if (names.isEmpty()) {
            return file;
        }
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            Optional<String> part = TARGETS.contains(invocation.program())
                    ? target(file, name, new LinkedHashSet<>())
                    : FUNCTIONS.contains(invocation.program()) ? function(file, name) : section(file, name);
            if (part.isEmpty()) {
                return file;
            }
            text.append(part.get()).append('\n');
        }
        return text.toString();
    }

    /// Whether a make target uploads, or something that it needs.
    static boolean uploads(String file, String target) {
        return target(file, target, new LinkedHashSet<>())
                .filter(t -> HiddenUploads.UPLOADING_TEXT.matcher(t).find())
                .isPresent();
    }

    private static List<String> names(Invocation invocation) {
        List<String> words = invocation.arguments().stream().map(Word::text).toList();
        List<String> names = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            boolean picks =
                    invocation.program().equals("tox") || invocation.program().equals("nox");
            if (picks && word.matches("-e|-s|--env|--session|--sessions") && index + 1 < words.size()) {
                names.addAll(List.of(words.get(++index).split(",")));
            } else if (picks && word.matches("(?:-e|-s).+|--env=.+|--sessions?=.+")) {
                names.addAll(
                        List.of(word.replaceFirst("^(?:-[es]|--[a-z]+=)", "").split(",")));
            } else if (!picks
                    && word.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")
                    && !(index > 0 && words.get(index - 1).matches("-[Cfj]"))) {
                names.add(word);
            }
        }
        return TARGETS.contains(invocation.program())
                        || FUNCTIONS.contains(invocation.program())
                        || invocation.program().equals("tox")
                ? names
                : List.of();
    }

    /// A target with all that it needs first.
    private static Optional<String> target(String file, String name, Set<String> seen) {
        if (!seen.add(name) || seen.size() > DEEPEST) {
            return Optional.of("");
        }
        Matcher rule = Pattern.compile(
                        "(?m)^(?:[A-Za-z0-9_.-]+ +)*" + Pattern.quote(name)
                                + "(?: +[A-Za-z0-9_.-]+)*\\s*:(?![=:])([^\\n]*)((?:\\n(?:[ \\t][^\\n]*|#[^\\n]*)?(?=\\n|\\z))*)")
                .matcher(file);
        if (!rule.find()) {
            return Optional.empty();
        }
        String before = List.of(rule.group(1).replaceFirst("#.*", "").strip().split("\\s+")).stream()
                .map(n -> target(file, n, seen).orElse(""))
                .collect(Collectors.joining("\n"));
        return Optional.of(before + rule.group(2));
    }

    private static Optional<String> function(String file, String name) {
        String python = name.replace('-', '_').replaceFirst("^.*\\.", "");
        Matcher function = Pattern.compile("(?m)^def +(?:task_)?" + Pattern.quote(python)
                        + "\\b[^\\n]*((?:\\n(?:[ \\t)][^\\n]*)?(?=\\n|\\z))*)")
                .matcher(file);
        return function.find() ? Optional.of(function.group()) : Optional.empty();
    }

    private static Optional<String> section(String file, String name) {
        Matcher section = Pattern.compile("(?ms)^[ \\t\"]*\\[(?:testenv:|env\\.|tool\\.tox\\.env\\.)\"?"
                        + Pattern.quote(name) + "\"?]\\s*$(.*?)(?=^[ \\t]*\\[(?!\")|\\z)")
                .matcher(file);
        return section.find() ? Optional.of(section.group(1)) : Optional.empty();
    }
}
