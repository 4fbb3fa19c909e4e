package dev.tokenless.wizard.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiffLinesTest {

    @Test
    void aReplacedLineIsRemovedAndAddedWithItsNumbers() {
        assertThat(words("a\nb\nc\n", "a\nB\nB2\nc\n"))
                .containsExactly("1,1  a", "2,- -b", "-,2 +B", "-,3 +B2", "3,4  c");
    }

    @Test
    void farAwayLinesAreLeftOutBehindOneGap() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\nx\n";
        assertThat(words(before, before.replace("x", "y")))
                .containsExactly("-,- ⋯", "7,7  7", "8,8  8", "9,9  9", "10,- -x", "-,10 +y");
    }

    @Test
    void aNewFileIsAddedWhole() {
        assertThat(words("", "a\nb\n")).containsExactly("-,1 +a", "-,2 +b");
    }

    @Test
    void equalTextsShowNoChange() {
        assertThat(DiffLines.between("a\n", "a\n")).noneMatch(DiffLine::changed);
    }

    private static List<String> words(String before, String after) {
        return DiffLines.between(before, after).stream()
                .map(line -> (line.before().isPresent() ? line.before().getAsInt() : "-") + ","
                        + (line.after().isPresent() ? line.after().getAsInt() : "-") + " "
                        + line.kind().sign() + line.text())
                .toList();
    }
}
