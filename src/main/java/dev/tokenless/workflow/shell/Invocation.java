package dev.tokenless.workflow.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program that a command really starts, behind `sudo`, `env`, `python -m`, `pipx run`, `uvx`, `poetry run` and
/// their like.
///
/// @param program in lower case, without folder, `.exe` or version
/// @param assignments variables set for it on the line
/// @param path the program as written
public record Invocation(
        String program, List<Word> arguments, Map<String, Word> assignments, String path, Command command) {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=(?!=).*", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("(?:@|[=<>~!]=).*$");
    private static final Pattern EXTRAS = Pattern.compile("\\[.*]$");
    private static final Pattern FOLDER_BY_VARIABLE = Pattern.compile("^\\$\\{[a-z_][a-z0-9_]*}(?=[a-z])");
    private static final Pattern PYTHON = Pattern.compile("(python|pypy)[0-9.]*");
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "do", "while", "until", "!", "{", "@", "time");
    private static final Set<String> PREFIXES = Set.of(
            "nohup",
            "exec",
            "command",
            "builtin",
            "call",
            "nice",
            "stdbuf",
            "xargs",
            "xvfb-run",
            "winpty",
            "eval",
            "retry");
    private static final Set<String> SUDO_VALUES = Set.of("-u", "-g", "--user", "--group");
    private static final Set<String> RUN_VALUES = Set.of(
            "--with",
            "--extra",
            "--group",
            "--python",
            "-p",
            "--project",
            "--directory",
            "--package",
            "--env-file",
            "--index",
            "--from",
            "--spec",
            "--pip-args",
            "-n",
            "--name",
            "-C",
            "--env",
            "-e",
            "--with-requirements",
            "--default-index",
            "--only-group",
            "--no-group",
            "--index-url",
            "-i",
            "-v",
            "--cwd",
            "--prefix",
            "--with-editable",
            "--exclude-newer");

    /// The word that names the program.
    public Word programWord() {
        return command.words().get(command.words().size() - arguments.size() - 1);
    }

    /// What a command starts; its program is empty for a mere assignment.
    public static Invocation of(Command command) {
        Peeler peeler = new Peeler(command);
        peeler.peel();
        return peeler.invocation();
    }

    private static final class Peeler {
        private final Command command;
        private final Map<String, Word> assignments = new LinkedHashMap<>();
        private List<Word> rest;
        private String program = "";
        private String path = "";

        Peeler(Command command) {
            this.command = command;
            this.rest = command.words();
        }

        Invocation invocation() {
            return new Invocation(program, List.copyOf(rest), assignments, path, command);
        }

        void peel() {
            for (int rounds = 0; rounds < 12 && !rest.isEmpty(); rounds++) {
                takeAssignments();
                if (rest.isEmpty()) {
                    program = "";
                    return;
                }
                path = rest.getFirst().text();
                program = name(path);
                rest = rest.subList(1, rest.size());
                if (!unwrap()) {
                    return;
                }
            }
        }

        private void takeAssignments() {
            while (!rest.isEmpty()
                    && (ASSIGNMENT.matcher(rest.getFirst().text()).matches()
                            || KEYWORDS.contains(rest.getFirst().text()))) {
                Word word = rest.getFirst();
                int equals = word.text().indexOf('=');
                if (equals > 0) {
                    assignments.put(
                            word.text().substring(0, equals),
                            new Word(word.text().substring(equals + 1), word.start(), word.end()));
                }
                rest = rest.subList(1, rest.size());
            }
        }

        /// Whether another program follows in `rest`.
        private boolean unwrap() {
            if (PREFIXES.contains(program)) {
                skipOptions(Set.of("-n", "-I", "-a"));
                return !rest.isEmpty();
            }
            return switch (program) {
                case "sudo", "doas" -> {
                    skipOptions(SUDO_VALUES);
                    yield !rest.isEmpty();
                }
                case "env" -> {
                    skipOptions(Set.of("-u", "--unset"));
                    yield !rest.isEmpty();
                }
                case "timeout" -> {
                    skipOptions(Set.of("-s", "-k"));
                    rest = rest.isEmpty() ? rest : rest.subList(1, rest.size());
                    yield !rest.isEmpty();
                }
                case "uvx", "pipx-run" -> tool();
                case "python", "py", "pypy" -> module();
                case "uv" -> verb(List.of("run")) || toolRun();
                case "pipx" -> verb(List.of("run")) && stripVersion();
                case "poetry", "pdm", "rye", "pipenv", "conda", "mamba", "micromamba", "pixi", "coverage" ->
                    verb(List.of("run"));
                case "hatch" -> hatchRun();
                default -> namedByVariable() && module();
            };
        }

        /// `$PY -m twine`: only Python is started so.
        private boolean namedByVariable() {
            return path.startsWith("$")
                    && rest.stream()
                            .map(Word::text)
                            .takeWhile(w -> w.startsWith("-"))
                            .anyMatch("-m"::equals);
        }

        private boolean tool() {
            skipOptions(RUN_VALUES);
            return stripVersion();
        }

        private boolean stripVersion() {
            return !rest.isEmpty();
        }

        private boolean toolRun() {
            List<Word> kept = rest;
            int index = firstOperand(rest);
            if (index < rest.size() && rest.get(index).text().equals("tool")) {
                rest = rest.subList(index + 1, rest.size());
                if (verb(List.of("run"))) {
                    return stripVersion();
                }
            }
            rest = kept;
            return false;
        }

        /// Enters `verb` where it is the first operand.
        private boolean verb(List<String> verbs) {
            int index = firstOperand(rest);
            if (index >= rest.size() || !verbs.contains(rest.get(index).text())) {
                return false;
            }
            rest = rest.subList(index + 1, rest.size());
            boolean module = skipOptions(RUN_VALUES);
            if (module && !rest.isEmpty()) {
                program = name(rest.getFirst().text());
                path = rest.getFirst().text();
                rest = rest.subList(1, rest.size());
                return false;
            }
            return !rest.isEmpty();
        }

        /// `hatch run [environment:]command`: a command of that name, or a script of the project that no one can
        /// see
        /// here.
        private boolean hatchRun() {
            int index = firstOperand(rest);
            if (index + 1 >= rest.size() || !rest.get(index).text().equals("run")) {
                return false;
            }
            Word first = rest.get(index + 1);
            String name = first.text().substring(first.text().indexOf(':') + 1);
            List<Word> behind = new ArrayList<>(rest.subList(index + 2, rest.size()));
            behind.addFirst(new Word(name, first.start(), first.end()));
            rest = behind;
            if (!Set.of("twine", "python", "flit", "uv", "hatch", "poetry", "pdm", "maturin")
                    .contains(name(name))) {
                program = "hatch-run";
                return false;
            }
            return true;
        }

        private static int firstOperand(List<Word> words) {
            int index = 0;
            while (index < words.size() && words.get(index).text().startsWith("-")) {
                index += RUN_VALUES.contains(words.get(index).text()) ? 2 : 1;
            }
            return index;
        }

        private boolean module() {
            while (!rest.isEmpty() && rest.getFirst().text().startsWith("-")) {
                String option = rest.getFirst().text();
                rest = rest.subList(1, rest.size());
                if (option.equals("-m") || option.equals("-Im") || option.equals("-um")) {
                    return !rest.isEmpty();
                }
                if ((option.equals("-W") || option.equals("-X") || option.equals("-c")) && !rest.isEmpty()) {
                    rest = rest.subList(1, rest.size());
                }
            }
            if (rest.isEmpty()) {
                return false;
            }
            path = rest.getFirst().text();
            program = name(path);
            rest = rest.subList(1, rest.size());
            return false;
        }

        /// Skips options; true where the last one was `-m`, so that a module's name follows.
        private boolean skipOptions(Set<String> withValue) {
            while (!rest.isEmpty() && rest.getFirst().text().startsWith("-")) {
                String option = rest.getFirst().text();
                rest = rest.subList(1, rest.size());
                if (option.equals("-m") || option.equals("--module")) {
                    return true;
                }
                if (option.equals("--")) {
                    return false;
                }
                if (withValue.contains(option) && !rest.isEmpty()) {
                    rest = rest.subList(1, rest.size());
                }
            }
            return false;
        }

        private static String name(String path) {
            int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
            String base = path.substring(slash + 1).toLowerCase(Locale.ROOT);
            base = base.endsWith(".exe") ? base.substring(0, base.length() - 4) : base;
            base = base.startsWith("@") ? base.substring(1) : base;
            base = FOLDER_BY_VARIABLE.matcher(base).replaceFirst("");
            base = EXTRAS.matcher(VERSION.matcher(base).replaceFirst("")).replaceFirst("");
            Matcher python = PYTHON.matcher(base);
            return python.matches() ? python.group(1) : base;
        }
    }
}
