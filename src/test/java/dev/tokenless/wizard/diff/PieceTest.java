package dev.tokenless.wizard.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.diff.DiffLine.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void keysCommentsExpressionsAndQuotedTextLookDifferent() {
        assertThat(looks("    password: ${{ secrets.PYPI }}  # old"))
                .isEqualTo("PLAIN[    ]KEY[password]PLAIN[: ]EXPRESSION[${{ secrets.PYPI }}]PLAIN[  ]COMMENT[# old]");
        assertThat(looks("- name: 'a: b'")).isEqualTo("PLAIN[- ]KEY[name]PLAIN[: ]QUOTED['a: b']");
        assertThat(looks("run: echo a#b")).isEqualTo("KEY[run]PLAIN[: echo a#b]");
        assertThat(looks("")).isEmpty();
    }

    @Test
    void onlyTheWordsThatDifferAreMarked() {
        List<DiffLine> lines = DiffLines.between("uses: pypa/publish@v1.4\n", "uses: pypa/publish@release/v1\n");
        assertThat(marked(lines.get(0))).isEqualTo(".4");
        assertThat(marked(lines.get(1))).isEqualTo("release/");
    }

    @Test
    void linesThatShareNothingHaveNoMarks() {
        List<DiffLine> lines = DiffLines.between("user: __token__\n", "name: dist\n");
        assertThat(lines).allMatch(line -> line.marks().isEmpty());
    }

    @Test
    void sideBySideAReplacedLineStandsBesideTheNewOne() {
        List<DiffRow> rows = DiffRow.beside(DiffLines.between("a\nold\nz\n", "a\nnew\nmore\nz\n"));
        assertThat(rows.stream()
                        .map(row -> row.left().map(DiffLine::text).orElse("-") + "|"
                                + row.right().map(DiffLine::text).orElse("-")))
                .containsExactly("a|a", "old|new", "-|more", "z|z");
    }

    private static String looks(String text) {
        DiffLine line = new DiffLine(Kind.SAME, OptionalInt.of(1), OptionalInt.of(1), text, List.of());
        return Piece.of(line, true).stream()
                .map(piece -> piece.look() + "[" + piece.text() + "]")
                .collect(Collectors.joining());
    }

    private static String marked(DiffLine line) {
        return Piece.of(line, true).stream()
                .filter(Piece::marked)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
