package dev.tokenless.workflow.shell;

import static dev.tokenless.workflow.shell.Dialect.CMD;
import static dev.tokenless.workflow.shell.Dialect.POSIX;
import static dev.tokenless.workflow.shell.Dialect.POWERSHELL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A script as its shell reads it (POSIX, "Shell Command Language"; Microsoft's pages on PowerShell and cmd).
class ScriptReaderTest {

    /// @param expected the words between bars, the commands in lines; in round brackets what is enclosed
    record Row(String script, Dialect dialect, List<String> expected) {

        Row(String script, Dialect dialect, String... expected) {
            this(script, dialect, List.of(expected));
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("", POSIX),
                new Row("  \n\n ", POSIX),
                new Row("a b\tc", POSIX, "a|b|c"),
                new Row("a\nb\r\nc", POSIX, "a", "b", "c"),
                new Row("a \\\n  b", POSIX, "a|b"),
                new Row("a \\\r\n  b", POSIX, "a|b"),
                new Row("a\\\nb c", POSIX, "a|b|c"),
                new Row("a `\n  b", POWERSHELL, "a|b"),
                new Row("a ^\n  b", CMD, "a|b"),
                new Row("a ^\n  b", POSIX, "a|^", "b"),
                new Row("a # b\nc", POSIX, "a", "c"),
                new Row("a#b", POSIX, "a#b"),
                new Row("# a", POSIX),
                new Row(":: a\nrem b\nREM c\n@rem d\ne", CMD, "e"),
                new Row("a rem b", CMD, "a|rem|b"),
                new Row("remove b", CMD, "remove|b"),
                new Row("a # b", CMD, "a|#|b"),
                new Row("a && b || c; d | e & f", POSIX, "a", "b", "c", "d", "e", "f"),
                new Row("a |& b", POSIX, "a", "b"),
                new Row("a&b", POSIX, "a", "b"),
                new Row("& a b", POWERSHELL, "a|b"),
                new Row("a & b", POWERSHELL, "a", "b"),
                new Row("(a; b) c", POSIX, "(a)", "(b)", "c"),
                new Row("a) b", POSIX, "a", "b"),
                new Row("if a; then\nb)\nc; fi", POSIX, "(if|a)", "(then)", "(b)", "(c)", "(fi)"),
                new Row("(a\nfi\nb)\nc", POSIX, "(a)", "(fi)", "(b)", "c"),
                new Row("if a; then b; fi; c", POSIX, "(if|a)", "(then|b)", "(fi)", "c"),
                new Row("for x in y; do a; done\nb", POSIX, "(for|x|in|y)", "(do|a)", "(done)", "b"),
                new Row("case a in\nb) c;;\nesac\nd", POSIX, "(case|a|in)", "(b)", "(c)", "(esac)", "d"),
                new Row("f() {\n a\n}\nb", POSIX, "f", "({)", "(a)", "(})", "b"),
                new Row("f { a; }\nb", POSIX, "f|{|a", "(})", "b"),
                new Row("fi\na", POSIX, "fi", "a"),
                new Row("echo if", POSIX, "echo|if"),
                new Row("a > b 2>&1 < c", POSIX, "a|>|b|2|>", "1|<|c"),
                new Row("a &> b", POSIX, "a|&>|b"),
                new Row("a <<E\nb c\nE\nd", POSIX, "a<<b c\nE\n>>", "d"),
                new Row("a <<- 'E' | b\n\tc\n\tE\nd", POSIX, "a<<\tc\n\tE\n>>", "b<<\tc\n\tE\n>>", "d"),
                new Row("a <<E <<F\n1\nE\n2\nF\nd", POSIX, "a<<1\nE\n2\nF\n>>", "d"),
                new Row("a <<E\nb", POSIX, "a<<b>>"),
                new Row("a <<E", POSIX, "a"),
                new Row("a <<", POSIX, "a"),
                new Row("a <<< b\nc", POSIX, "a|<<<|b", "c"),
                new Row("a <<E\nb\nE", POWERSHELL, "a|<|<|E", "b", "E"),
                new Row("'a b' \"c d\"e f'g'", POSIX, "a b|c de|fg"),
                new Row("'a \" b' \"c ' d\"", POSIX, "a \" b|c ' d"),
                new Row("'a' b", CMD, "'a'|b"),
                new Row("\"a\\\"b\\\\c\\$d\\`e\\nf\"", POSIX, "a\"b\\c$d`e\\nf"),
                new Row("\"a\\\nb\"", POSIX, "ab"),
                new Row("'a\\'b", POSIX, "a\\b"),
                new Row("\"a`\"b\"", POWERSHELL, "a\"b"),
                new Row("a\\ b c\\;d", POSIX, "a b|c;d"),
                new Row("dist\\a.whl", POSIX, "dist\\a.whl"),
                new Row("a\\", POSIX, "a\\"),
                new Row("'a", POSIX, "a"),
                new Row("\"a", POSIX, "a"),
                new Row("\"", POSIX, ""),
                new Row("a ${{ b c }} d", POSIX, "a|${{ b c }}|d"),
                new Row("\"${{ a \" b }}\" c", POSIX, "${{ a \" b }}|c"),
                new Row("a ${{ b", POSIX, "a|${{ b"),
                new Row("a $(b c) d", POSIX, "a|$(b c)|d"),
                new Row("a $(b", POSIX, "a|$(b"),
                new Row("a $(b c) d", POWERSHELL, "a|$", "(b|c)", "d"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsAsTheShellDoes(Row row) {
        assertThat(ScriptReader.read(row.script(), row.dialect()).stream().map(ScriptReaderTest::shown))
                .containsExactlyElementsOf(row.expected());
    }

    private static String shown(Command command) {
        String words = command.words().stream().map(Word::text).collect(Collectors.joining("|"));
        String fed = command.heredoc().isEmpty() ? "" : "<<" + command.heredoc() + ">>";
        return (command.enclosed() ? "(" + words + ")" : words) + fed;
    }

    @Test
    void tellsWhereEveryWordStands() {
        String script = "X=1 'a b' ${{ c }} # d\n  e\\ f \"g\" && h";
        List<String> cut = ScriptReader.read(script, POSIX).stream()
                .flatMap(command -> command.words().stream())
                .map(word -> script.substring(word.start(), word.end()))
                .toList();
        assertThat(cut).containsExactly("X=1", "'a b'", "${{ c }}", "e\\ f", "\"g\"", "h");
        assertThat(ScriptReader.read(script, POSIX).stream().map(c -> script.substring(c.start(), c.end())))
                .containsExactly("X=1 'a b' ${{ c }}", "e\\ f \"g\"", "h");
    }

    @Test
    void tellsTheOperatorsAroundACommand() {
        assertThat(ScriptReader.read("a && b\nc ||\nd | e & f\n; g", POSIX).stream()
                        .map(c -> c.line() + " " + c.before() + " " + c.after())
                        .map(text -> text.replace("\n", "line")))
                .containsExactly("a line &&", "b && line", "c line ||", "d || |", "e | &", "f & line", "g ; ");
    }
}
