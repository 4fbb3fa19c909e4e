package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes commands out of a script, or words out of a command, and leaves its other lines as they are.
final class ScriptCuts {

    private record Cut(int start, int end, String text) {}

    private final Step step;
    private final String script;
    private final List<Cut> cuts = new ArrayList<>();

    ScriptCuts(Step step) {
        this.step = step;
        this.script = step.run().orElseThrow().text();
    }

    /// Takes a command out.
    void command(Command command) {
        if (command.enclosed()
                || !Set.of("\n", "&&", ";", "").contains(command.before())
                || !Set.of("\n", "&&", ";", "").contains(command.after())) {
            throw tangled();
        }
        int start = command.start();
        int end = command.end();
        if (!command.heredoc().isEmpty()) {
            end = script.indexOf('\n', command.end()) + command.heredoc().length();
        } else if (command.before().equals("&&") || command.before().equals(";")) {
            start = previousEnd(command);
        } else if (command.after().equals("&&") || command.after().equals(";")) {
            end = nextStart(command);
        }
        add(new Cut(start, end, ""));
    }

    /// Puts other arguments behind a command's program.
    void behind(Word program, Command command, String arguments) {
        plain(command);
        add(new Cut(program.end(), command.end(), arguments));
    }

    void word(Word word, String text) {
        add(new Cut(word.start(), word.end(), text));
    }

    void before(Command command, String text) {
        add(new Cut(command.start(), command.start(), text + "\n" + indent(command.start())));
    }

    private String indent(int at) {
        String line = script.substring(script.lastIndexOf('\n', at - 1) + 1, at);
        return line.isBlank() ? line : "";
    }

    private void plain(Command command) {
        if (!command.heredoc().isEmpty()
                || Set.of("|", "docker").contains(command.before())
                || command.after().equals("|")) {
            throw tangled();
        }
    }

    /// Takes a range of a command out, with the blanks in front of it.
    void words(int start, int end) {
        int from = start;
        while (from > 0 && (script.charAt(from - 1) == ' ' || script.charAt(from - 1) == '\t')) {
            from--;
        }
        add(new Cut(from, end, ""));
    }

    /// Takes a word out, with the blanks behind it.
    void prefix(Word word) {
        int end = word.end();
        while (end < script.length() && (script.charAt(end) == ' ' || script.charAt(end) == '\t')) {
            end++;
        }
        add(new Cut(word.start(), end, ""));
    }

    /// Neighbours of one chain that both go are one cut.
    private void add(Cut cut) {
        Cut whole = cut;
        for (Cut other : List.copyOf(cuts)) {
            if (other.start() < whole.end() && whole.start() < other.end()) {
                if (!other.text().isEmpty() || !whole.text().isEmpty()) {
                    throw tangled();
                }
                cuts.remove(other);
                whole = new Cut(Math.min(whole.start(), other.start()), Math.max(whole.end(), other.end()), "");
            }
        }
        cuts.add(whole);
    }

    private CannotPlan tangled() {
        return new CannotPlan(
                "tangled-command",
                step.line(),
                "The command that uploads, or that stores the credential, is part of a condition, a loop or a pipe. Write it as a command of its own on its own line, then run this again.");
    }

    private List<Command> commands() {
        return ScriptReader.read(script, Dialect.of(step.shell().orElse("bash")));
    }

    private int previousEnd(Command command) {
        return commands().stream()
                .filter(c -> c.end() <= command.start())
                .mapToInt(Command::end)
                .max()
                .orElseThrow(this::tangled);
    }

    private int nextStart(Command command) {
        return commands().stream()
                .filter(c -> c.start() >= command.end())
                .mapToInt(Command::start)
                .min()
                .orElseThrow(this::tangled);
    }

    /// By line, what is different; a line of which nothing but a comment is left goes.
    private Map<Integer, Optional<String>> lines() {
        Map<Integer, Optional<String>> changed = new HashMap<>();
        int start = 0;
        int number = 0;
        while (start < script.length()) {
            int newline = script.indexOf('\n', start);
            int end = newline < 0 ? script.length() : newline;
            Optional<String> edited = edited(start, end);
            if (edited.isPresent()) {
                String left = edited.get().strip();
                changed.put(
                        number,
                        left.isEmpty() || left.startsWith("#")
                                ? Optional.empty()
                                : Optional.of(edited.get().stripTrailing()));
            }
            start = end + 1;
            number++;
        }
        return changed;
    }

    private Optional<String> edited(int start, int end) {
        StringBuilder line = new StringBuilder();
        boolean touched = false;
        for (int at = start; at <= end; at++) {
            for (Cut cut : cuts) {
                if (cut.start() == at && at < end) {
                    line.append(cut.text());
                    touched = true;
                }
            }
            int here = at;
            boolean inside = cuts.stream().anyMatch(c -> c.start() <= here && here < c.end());
            touched |= inside && at < end;
            if (!inside && at < end) {
                line.append(script.charAt(at));
            }
        }
        return touched ? Optional.of(line.toString()) : Optional.empty();
    }

    /// The script after the cuts.
    private String after() {
        Map<Integer, Optional<String>> changed = lines();
        List<String> old = script.lines().toList();
        StringBuilder result = new StringBuilder();
        for (int number = 0; number < old.size(); number++) {
            changed.getOrDefault(number, Optional.of(old.get(number)))
                    .ifPresent(l -> result.append(l).append('\n'));
        }
        return result.toString();
    }

    boolean untouched() {
        return cuts.isEmpty();
    }

    /// Nothing is left that would do anything.
    boolean leavesNothing() {
        return ScriptReader.read(after(), Dialect.of(step.shell().orElse("bash"))).stream()
                .allMatch(c -> c.words().getFirst().text().equals("set")
                        || c.words().getFirst().text().equals("echo"));
    }

    /// The change of the step's `run:`.
    Change change(Node.Mapping node) {
        Node.Text run = node.text("run").orElseThrow();
        if (run.style() == Node.Style.LITERAL) {
            return new Change.EditLines(run, lines());
        }
        String after = after().strip();
        if (after.indexOf('\n') >= 0 && script.strip().indexOf('\n') >= 0) {
            throw new CannotPlan(
                    "script-form",
                    step.line(),
                    "The script is a folded or quoted text in several lines. Write it as a literal block (`run: |`), then run this again.");
        }
        return new Change.Replace(run, Value.words(after));
    }
}
