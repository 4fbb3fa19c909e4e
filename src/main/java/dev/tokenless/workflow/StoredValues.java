package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the commands of a job store for later ones: variables, `$GITHUB_ENV`, settings of Poetry and pdm,
/// `.pypirc`.
final class StoredValues {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([A-Za-z_][A-Za-z0-9_.-]*)=(.*)");
    private static final Pattern PYPIRC_LINE =
            Pattern.compile("(?m)(username|password|repository)\\s*[=:]\\s*([^\\n\\\\]+)");

    private final List<StoredValue> values = new ArrayList<>();
    private final List<Invocation> piped = new ArrayList<>();

    /// The commands of a job, one by one in their order.
    void take(Invocation invocation, int step) {
        Command command = invocation.command();
        String whole = command.line() + "\n" + command.heredoc();
        if (!command.before().equals("|")) {
            piped.clear();
        }
        piped.forEach(source -> store(source, source.command().line() + "\n", command.line(), step));
        store(invocation, whole, whole, step);
        if (command.after().equals("|")) {
            piped.add(invocation);
        }
    }

    /// @param whole what the command says; @param target where that goes
    private void store(Invocation invocation, String whole, String target, int step) {
        Command command = invocation.command();
        switch (invocation.program()) {
            case "" -> invocation.assignments().forEach((name, word) -> add(name, word.text(), step, command));
            case "export", "set", "declare" -> invocation.arguments().forEach(w -> assignment(w.text(), step, command));
            case "poetry", "pdm" -> setting(invocation, step);
            default -> {
                if (invocation.path().startsWith("$env:")) {
                    powershell(invocation, step);
                } else if (target.contains("GITHUB_ENV")) {
                    githubEnv(invocation, whole, step);
                }
            }
        }
        if (target.contains(".pypirc") && whole.contains("password")) {
            pypirc(whole, step, command);
        }
    }

    private void assignment(String text, int step, Command command) {
        Matcher matcher = ASSIGNMENT.matcher(text);
        if (matcher.matches()) {
            add(matcher.group(1), matcher.group(2), step, command);
        }
    }

    private void powershell(Invocation invocation, int step) {
        String line = invocation.command().line();
        int equals = line.indexOf('=');
        if (equals > 5) {
            add(line.substring(5, equals).strip(), line.substring(equals + 1).strip(), step, invocation.command());
        }
    }

    private void githubEnv(Invocation invocation, String whole, int step) {
        invocation.arguments().forEach(w -> assignment(w.text(), step, invocation.command()));
        whole.lines().skip(1).forEach(l -> assignment(l.strip(), step, invocation.command()));
    }

    private void setting(Invocation invocation, int step) {
        Arguments given = Arguments.read(invocation.arguments(), Set.of());
        if (!given.operand(0).equals(Optional.of("config"))) {
            return;
        }
        List<String> words = given.operands().stream().map(Word::text).skip(1).toList();
        if (words.size() < 2) {
            return;
        }
        String name = words.getFirst().toLowerCase(Locale.ROOT);
        if (name.startsWith("http-basic.") && words.size() > 2) {
            add(name + ".user", words.get(1), step, invocation.command());
            add(name + ".password", words.get(2), step, invocation.command());
        } else {
            add(name, words.get(1), step, invocation.command());
        }
    }

    private void pypirc(String whole, int step, Command command) {
        Matcher matcher = PYPIRC_LINE.matcher(whole);
        while (matcher.find()) {
            add(".pypirc." + matcher.group(1), matcher.group(2).strip(), step, command);
        }
    }

    private void add(String name, String value, int step, Command command) {
        values.add(new StoredValue(name, value, step, command));
    }

    /// Names of repositories that the settings give an address.
    List<String> repositories(String address) {
        return values.stream()
                .filter(v -> v.name().startsWith("repositories.") && v.value().equalsIgnoreCase(address))
                .map(v -> v.name().substring("repositories.".length()).replaceFirst("\\.url$", ""))
                .toList();
    }

    /// The last value stored under a name.
    Optional<StoredValue> last(String name) {
        return values.stream().filter(v -> v.name().equals(name)).reduce((_, last) -> last);
    }
}
