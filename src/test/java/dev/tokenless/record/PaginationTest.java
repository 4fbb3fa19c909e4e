package dev.tokenless.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Without a printer: every character is as wide as half its size.
class PaginationTest {

    private static final Ruler RULER = new HalfWideRuler();

    private static List<Sheet> sheets(int repositories, String words) {
        List<dev.tokenless.migration.Standing> standings = IntStream.range(0, repositories)
                .mapToObj(number -> SampleStandings.done("acme/rocket" + number, words))
                .toList();
        return Pagination.of(
                new CompletionRecord(SampleStandings.AT, java.util.Optional.empty(), false, "1", standings, Map.of())
                        .story(),
                RULER,
                PaperSize.A4);
    }

    @Test
    void everyPageSaysWhichOfHowManyItIs() {
        List<Sheet> sheets = sheets(25, "read and found");

        assertThat(sheets)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        sheet -> assertThat(sheet.text()).contains("page " + sheet.number() + " of " + sheets.size()));
    }

    @Test
    void noRowOfATableIsSplitAndNothingLeavesThePage() {
        Map<Tag, Integer> pageOfRow = new HashMap<>();
        for (Sheet sheet : sheets(25, "some words ".repeat(20))) {
            for (Piece piece : sheet.pieces()) {
                if (piece instanceof Piece.Words words) {
                    assertThat(words.y()).isBetween(0.0, sheet.size().height());
                    assertThat(words.x() + words.width())
                            .isLessThan(sheet.size().width());
                    row(words.tag())
                            .forEach(row -> assertThat(pageOfRow.computeIfAbsent(row, _ -> sheet.number()))
                                    .isEqualTo(sheet.number()));
                }
            }
        }
        assertThat(pageOfRow).hasSizeGreaterThan(250);
    }

    private static List<Tag> row(Tag tag) {
        List<Tag> rows = new ArrayList<>();
        for (Tag each = tag; ; each = each.parent().orElseThrow()) {
            if (each.role().equals("TR")) {
                rows.add(each);
            }
            if (each.parent().isEmpty()) {
                return rows;
            }
        }
    }

    @Test
    void noHeadingStandsAloneAtTheEndOfAPage() {
        for (Sheet sheet : sheets(40, "read and found")) {
            for (Sheet.Mark mark : sheet.marks()) {
                assertThat(sheet.pieces())
                        .anyMatch(piece -> piece instanceof Piece.Words words
                                && words.tag() != Tag.ARTIFACT
                                && words.y() > mark.y() + 20);
            }
        }
    }

    @Test
    void theHeadOfATableIsRepeatedOnItsNextPage() {
        List<Sheet> sheets = sheets(60, "read and found");

        assertThat(sheets.get(1).text()).contains("Repository Stands Settled");
    }

    @Test
    void aRowHigherThanAPageIsDividedAfterAll() {
        Block.Cell tall = new Block.Cell(IntStream.range(0, 400)
                .mapToObj(n -> List.of(Span.plain("line " + n)))
                .toList());
        Story story = new Story(
                "t",
                false,
                "h",
                SampleStandings.AT,
                List.of(new Block.Table("t", List.of("a"), List.of(1), List.of(List.of(tall)))));
        List<Sheet> sheets = Pagination.of(story, RULER, PaperSize.A4);

        assertThat(sheets).hasSizeGreaterThan(5);
        assertThat(String.join("\n", sheets.stream().map(Sheet::text).toList())).contains("line 0", "line 399");
    }
}
