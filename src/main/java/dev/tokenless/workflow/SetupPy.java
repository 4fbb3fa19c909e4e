package dev.tokenless.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The project's name as a `setup.py` writes it out: `setup(name="anvil")`, or by a name that the module gives
/// one plain text and no other. Read, never run; whatever is computed, written twice or not understood is unknown,
/// so that the person is asked.
final class SetupPy {

    /// By which a name can come to stand for something else without being written.
    private static final Set<String> MAGIC = Set.of("exec", "eval", "globals", "locals", "vars", "setattr", "__dict__");

    private final List<PythonTokens.Token> tokens;

    private SetupPy(List<PythonTokens.Token> tokens) {
        this.tokens = tokens;
    }

    /// The text that stands for the name; empty if nothing plain does.
    static Optional<String> name(String text) {
        return PythonTokens.of(text).flatMap(tokens -> new SetupPy(tokens).name());
    }

    private Optional<String> name() {
        List<Integer> calls = IntStream.range(0, tokens.size())
                .filter(this::calls)
                .limit(2)
                .boxed()
                .toList();
        // a setup of one's own may do anything with the name
        boolean own = IntStream.range(0, tokens.size())
                .anyMatch(at -> is(at, "setup") && (is(at - 1, "def") || (is(at + 1, "=") && !is(at - 1, "."))));
        return calls.size() == 1 && !own ? argument(calls.getFirst() + 2) : Optional.empty();
    }

    /// `setup(`, also as `setuptools.setup(`; not `def setup(`, and no other object's.
    private boolean calls(int at) {
        boolean owned = is(at - 1, ".");
        return is(at, "setup")
                && is(at + 1, "(")
                && !is(at - 1, "def")
                && (!owned || is(at - 2, "setuptools") || is(at - 2, "core"));
    }

    /// The one argument `name=…` of a call whose arguments begin here.
    private Optional<String> argument(int from) {
        Optional<String> found = Optional.empty();
        boolean first = true;
        int names = 0;
        int depth = 0;
        for (int at = from; at < tokens.size() && depth >= 0; at++) {
            String text = tokens.get(at).text();
            boolean plain = tokens.get(at).kind() == PythonTokens.Kind.SIGN;
            if (depth == 0 && first && plain && text.equals("**")) {
                // they may bring another name, or none
                return Optional.empty();
            }
            if (depth == 0 && first && is(at, "name") && is(at + 1, "=")) {
                names++;
                found = value(at + 2);
            }
            depth += plain && "([{".contains(text) ? 1 : plain && ")]}".contains(text) ? -1 : 0;
            first = depth == 0 && plain && text.equals(",");
        }
        return names == 1 ? found : Optional.empty();
    }

    private Optional<String> value(int at) {
        if (at + 1 >= tokens.size() || !(is(at + 1, ",") || is(at + 1, ")"))) {
            return Optional.empty();
        }
        return switch (tokens.get(at).kind()) {
            case TEXT -> Optional.of(tokens.get(at).text());
            case WORD -> constant(tokens.get(at).text());
            case SIGN, LINE, OTHER -> Optional.empty();
        };
    }

    /// What the module gives this name, in a line of its own; empty if it is touched anywhere else.
    private Optional<String> constant(String name) {
        if (tokens.stream().anyMatch(token -> token.kind() == PythonTokens.Kind.WORD && MAGIC.contains(token.text()))) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < tokens.size(); at++) {
            boolean argument = is(at + 1, "=") && tokens.get(at).depth() > 0;
            if (!is(at, name) || argument || reads(at)) {
                continue;
            }
            boolean whole = startsLine(at)
                    && is(at + 1, "=")
                    && at + 2 < tokens.size()
                    && tokens.get(at + 2).kind() == PythonTokens.Kind.TEXT
                    && (at + 3 == tokens.size() || tokens.get(at + 3).kind() == PythonTokens.Kind.LINE);
            if (!whole || given.put(name, tokens.get(at + 2).text()) != null) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(given.get(name));
    }

    /// Within brackets a name is only read, unless a walrus, a comprehension or a function's parameter sets it.
    private boolean reads(int at) {
        return tokens.get(at).depth() > 0 && !is(at + 1, ":=") && !is(at - 1, "for") && !is(at + 1, ":");
    }

    /// At the left edge: nothing conditional, no body of a function.
    private boolean startsLine(int at) {
        return tokens.get(at).column() == 0 && tokens.get(at).depth() == 0;
    }

    private boolean is(int at, String text) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at).kind() != PythonTokens.Kind.TEXT
                && tokens.get(at).text().equals(text);
    }
}
