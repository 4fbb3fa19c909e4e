package dev.tokenless.workflow.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Splits a script into simple commands: quotes, continuations, comments, here-documents, operators, and GitHub's
/// `${{
/// }}`.
public final class ScriptReader {

    private static final Set<String> OPENING = Set.of("if", "for", "while", "until", "case", "select", "{", "function");
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");

    private final String script;
    private final Dialect dialect;
    private final List<Command> commands = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<String> heredocs = new ArrayList<>();
    private int at;
    private int depth;
    private int open;
    private int depthAtStart;
    private String before = "\n";

    private ScriptReader(String script, Dialect dialect) {
        this.script = script;
        this.dialect = dialect;
    }

    public static List<Command> read(String script, Dialect dialect) {
        ScriptReader reader = new ScriptReader(script, dialect);
        reader.run();
        return reader.commands;
    }

    private void run() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (continuation()) {
                at = script.indexOf('\n', at) + 1;
            } else if (c == '\n') {
                finish("\n");
                at++;
                skipHeredocs();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (comment(c)) {
                skipLine();
            } else if (!operator()) {
                word();
            }
        }
        finish("");
    }

    /// An escape at the end of a line, blanks and a carriage return allowed behind it in practice only as `\r`.
    private boolean continuation() {
        return script.charAt(at) == dialect.escape
                && (script.startsWith("\n", at + 1) || script.startsWith("\r\n", at + 1));
    }

    private boolean comment(char c) {
        if (dialect == Dialect.CMD) {
            String rest =
                    script.substring(at, Math.min(script.length(), at + 5)).toLowerCase(Locale.ROOT);
            return words.isEmpty() && (rest.startsWith("::") || rest.startsWith("rem ") || rest.startsWith("@rem "));
        }
        return c == '#';
    }

    private void skipLine() {
        int end = script.indexOf('\n', at);
        at = end < 0 ? script.length() : end;
    }

    private boolean operator() {
        for (String operator : new String[] {"&&", "||", ";;", "|&", "|", ";", "(", ")"}) {
            if (script.startsWith(operator, at)) {
                finish(operator);
                subshell(operator);
                at += operator.length();
                return true;
            }
        }
        if (script.charAt(at) == '&' && !script.startsWith("&>", at)) {
            boolean call = dialect == Dialect.POWERSHELL && words.isEmpty();
            if (!call) {
                finish("&");
            }
            at++;
            return true;
        }
        return redirection();
    }

    /// A closing bracket without an opening one ends a pattern of `case`.
    private void subshell(String operator) {
        if (operator.equals("(")) {
            open++;
            depth++;
        } else if (operator.equals(")") && open > 0) {
            open--;
            depth--;
        }
    }

    /// Redirections are no words; a here-document's end mark is kept for the next line.
    private boolean redirection() {
        char c = script.charAt(at);
        if (dialect == Dialect.POSIX && script.startsWith("<<<", at)) {
            // what follows is a word that is fed, and no mark of a here-document
            words.add(new Word("<<<", at, at + 3));
            at += 3;
            return true;
        }
        if (dialect == Dialect.POSIX && script.startsWith("<<", at)) {
            at += script.startsWith("<<-", at) ? 3 : 2;
            while (at < script.length() && script.charAt(at) == ' ') {
                at++;
            }
            int from = words.size();
            if (at < script.length()) {
                word();
            }
            if (words.size() > from) {
                heredocs.add(words.removeLast().text());
            }
            return true;
        }
        if (c == '<' || c == '>' || script.startsWith("&>", at)) {
            int length = c == '&' ? 2 : 1;
            words.add(new Word(script.substring(at, at + length), at, at + length));
            at += length;
            return true;
        }
        return false;
    }

    private void word() {
        int start = at;
        StringBuilder text = new StringBuilder();
        while (at < script.length()) {
            char c = script.charAt(at);
            if (script.startsWith("${{", at)) {
                copyTo(text, "}}");
            } else if (script.startsWith("$(", at) && dialect == Dialect.POSIX) {
                copyTo(text, ")");
            } else if (c == '"' || (c == '\'' && dialect.singleQuotes)) {
                quoted(text, c);
            } else if (c == dialect.escape && at + 1 < script.length()) {
                if (continuation()) {
                    break;
                }
                escaped(text);
            } else if (Character.isWhitespace(c) || ";&|()<>".indexOf(c) >= 0) {
                break;
            } else {
                text.append(c);
                at++;
            }
        }
        if (at == start) {
            at++;
        }
        if (words.isEmpty()) {
            depthAtStart = depth;
        }
        words.add(new Word(text.toString(), start, at));
        keyword(text.toString());
    }

    /// A backslash before a letter is a path on Windows more often than an escape.
    private void escaped(StringBuilder text) {
        char next = script.charAt(at + 1);
        if (Character.isLetterOrDigit(next)) {
            text.append(script.charAt(at));
        }
        text.append(next);
        at += 2;
    }

    private void keyword(String word) {
        if (words.size() == 1 || before(word)) {
            if (OPENING.contains(word)) {
                depth++;
            } else if (CLOSING.contains(word)) {
                depth = Math.max(open, depth - 1);
            }
        }
    }

    private boolean before(String word) {
        return word.equals("{") && words.size() == 2;
    }

    private void copyTo(StringBuilder text, String close) {
        int end = script.indexOf(close, at + 2);
        int behind = end < 0 ? script.length() : end + close.length();
        text.append(script, at, behind);
        at = behind;
    }

    private void quoted(StringBuilder text, char quote) {
        at++;
        while (at < script.length() && script.charAt(at) != quote) {
            if (script.startsWith("${{", at)) {
                copyTo(text, "}}");
                continue;
            }
            if (quote == '"' && script.charAt(at) == dialect.escape && at + 1 < script.length()) {
                char next = script.charAt(at + 1);
                if (next != '\n') {
                    if (next != '"' && next != '\\' && next != '$' && next != '`') {
                        text.append(script.charAt(at));
                    }
                    text.append(next);
                }
                at += 2;
                continue;
            }
            text.append(script.charAt(at++));
        }
        at++;
        at = Math.min(at, script.length());
    }

    private void finish(String operator) {
        if (!words.isEmpty()) {
            boolean enclosed =
                    depthAtStart > 0 || OPENING.contains(words.getFirst().text());
            commands.add(new Command(
                    words,
                    words.getFirst().start(),
                    words.getLast().end(),
                    before,
                    operator,
                    enclosed,
                    heredocs.isEmpty() ? "" : bodies()));
            words.clear();
            before = operator;
        } else if (!operator.equals("\n") || before.equals("&") || before.equals(";")) {
            before = operator;
        }
        if (operator.equals("\n") && !before.equals("&&") && !before.equals("||") && !before.equals("|")) {
            before = "\n";
        }
    }

    private String bodies() {
        int line = script.indexOf('\n', at);
        if (line < 0) {
            return "";
        }
        int end = endOfHeredocs(line + 1);
        return script.substring(line + 1, end);
    }

    private void skipHeredocs() {
        if (!heredocs.isEmpty()) {
            at = endOfHeredocs(at);
            heredocs.clear();
        }
    }

    private int endOfHeredocs(int from) {
        int position = from;
        for (String mark : heredocs) {
            while (position < script.length()) {
                int end = script.indexOf('\n', position);
                int next = end < 0 ? script.length() : end + 1;
                String line = script.substring(position, end < 0 ? script.length() : end);
                position = next;
                if (line.strip().equals(mark)) {
                    break;
                }
            }
        }
        return position;
    }
}
