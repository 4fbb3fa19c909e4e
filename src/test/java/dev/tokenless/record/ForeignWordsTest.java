package dev.tokenless.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.record.CompletionRecord.Form;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A batch in which every text that comes from elsewhere is an attack: harmless and legible in every form.
class ForeignWordsTest {

    private static final String SENTINEL = "pypi-AgEIcHlwaS5vcmcCSENTINELsentinelSENTINEL";

    /// Markup of every form, escapes, marks that turn the direction, and 10,000 characters.
    static final String ATTACK =
            ("legible </pre></td></table></section><script>alert(1)</script><img src=x onerror=alert(1)>"
                            + " ![x](https://evil.example/a.png) [a](javascript:b) @everyone #1 | cell `code` ``` ~~~"
                            + " <!-- --> &lt; &#60; \u202egnp.exe\u202c \u2066\u200b\u2028 \u001b[31mred\u001b]8;;x\u0007 \u0000"
                            + " (a) \\) Tj ET /JS (app.alert) " + SENTINEL + "\r\n## heading\n<h1>x</h1>\n    - point ")
                    + "W".repeat(9_400);

    private static final CompletionRecord BATCH = FullRecord.of(
            ATTACK,
            IntStream.range(0, 6).mapToObj(number -> "acme/rocket" + number).toArray(String[]::new));

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormIsLegibleAndTellsNoCredential(Form form) {
        String words = Forms.words(BATCH, form);

        // not asserted on the words, which would be printed: they are megabytes
        assertThat(words.contains("legible") && words.contains("acme/rocket5")).isTrue();
        assertThat(words.indexOf("SENTINEL")).isNegative();
        assertThat(words.codePoints().filter(ForeignWordsTest::steers)).isEmpty();
    }

    private static List<String> found(String text, String... unwanted) {
        return Stream.of(unwanted).filter(text::contains).toList();
    }

    private static boolean steers(int point) {
        return (Character.isISOControl(point) && point != '\n' && point != '\r')
                || List.of(0x202e, 0x202c, 0x2066, 0x200b, 0x2028).contains(point);
    }

    @Test
    void htmlHoldsNoElementButOurs() {
        String html = BATCH.text(Form.HTML);

        assertThat(found(html.toLowerCase(Locale.ROOT), "<script", "<img", "<h1>x"))
                .isEmpty();
        for (String element : List.of("section", "table", "pre", "ul", "tr", "td", "a", "span")) {
            assertThat(html.split("<" + element + "[ >]", -1))
                    .as(element)
                    .hasSameSizeAs(html.split("</" + element + ">", -1));
        }
        assertThat(html.split("href=\"", -1))
                .allSatisfy(part -> assertThat(part)
                        .matches("(?s)(https://(github\\.com|pypi\\.org|test\\.pypi\\.org)/|<!DOCTYPE).*"));
        assertThat(RecordCheck.of(html)).get().matches(RecordCheck::holds);
    }

    @Test
    void markdownStaysInItsTablesAndMentionsNobody() {
        // an indented line after a paragraph is code, in which nothing comes alive
        String markdown = BATCH.text(Form.MARKDOWN)
                .lines()
                .filter(line -> !line.startsWith("    "))
                .collect(Collectors.joining("\n"));

        assertThat(found(markdown, "@everyone", "](", "https://evil", "<script", "<img", "\n## heading\n"))
                .isEmpty();
        assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(line ->
                        assertThat(line.chars().filter(each -> each == '|')).hasSizeBetween(3, 7));
    }

    @Test
    void thePdfOpensLeadsNowhereElseAndRunsNothing() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(BATCH.write(Form.PDF))) {
            assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(pdf.getDocumentCatalog().getNames()).isNull();
            for (PDPage page : pdf.getPages()) {
                for (var annotation : page.getAnnotations()) {
                    assertThat(((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI())
                            .matches("https://(github\\.com|pypi\\.org|test\\.pypi\\.org)/.*");
                }
            }
            // bounded: 10,000 characters in sixty places of each repository do not make a book
            assertThat(pdf.getNumberOfPages()).isLessThan(6 * 40);
        }
    }

    @Test
    void jsonFollowsTheSchemaAndItsHashHolds() throws Exception {
        String json = BATCH.text(Form.JSON);

        assertThat(RecordSchemaTest.faults(new ObjectMapper().readTree(json))).isEmpty();
        assertThat(RecordCheck.of(json)).get().matches(RecordCheck::holds);
    }

    @Test
    void nothingForeignLeavesAPageOfPaper() {
        Ruler ruler = new HalfWideRuler();
        for (Sheet sheet : Pagination.of(BATCH.story(), ruler, PaperSize.A4)) {
            for (Piece piece : sheet.pieces()) {
                if (piece instanceof Piece.Words words) {
                    assertThat(words.x() + words.width())
                            .isLessThanOrEqualTo(sheet.size().width());
                    assertThat(words.y()).isBetween(0.0, sheet.size().height());
                }
            }
        }
    }
}
