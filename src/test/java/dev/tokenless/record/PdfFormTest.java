package dev.tokenless.record;

import static dev.tokenless.record.SampleStandings.done;
import static dev.tokenless.record.SampleStandings.failed;
import static dev.tokenless.record.SampleStandings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.migration.Item;
import dev.tokenless.record.CompletionRecord.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;

class PdfFormTest {

    @Test
    void itHasRealTextTitleLanguageBookmarksTagsAndEmbeddedFonts() throws IOException {
        byte[] bytes = record(done("acme/rocket"), failed("c/d")).write(Form.PDF);

        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Completion record: 2 repositories");
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem item :
                    catalog.getDocumentOutline().getFirstChild().children()) {
                bookmarks.add(item.getTitle());
            }
            assertThat(bookmarks).containsExactly("Summary", "acme/rocket", "c/d");
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
        assertThat(Forms.pdf(bytes).replaceAll("\\s+", " "))
                .contains("acme/rocket", "proved", "attested by a person", "SHA-256", "page 1 of ")
                .contains(Item.VERIFIED.title());
    }

    @Test
    void aCharacterWithoutAGlyphIsSpelledOutAndNeverAnException() {
        String text = Forms.pdf(
                record(done("acme/rocket", "日本 and \ud83d\ude80 and \ud800")).write(Form.PDF));

        assertThat(text).contains("U+65E5U+672C").contains("U+1F680");
    }

    @Test
    void rightToLeftWordsAreDrawnFromTheRight() {
        assertThat(VisualOrder.of("a \u05d0\u05d1\u05d2 (b)")).isEqualTo("a \u05d2\u05d1\u05d0 (b)");
        assertThat(VisualOrder.of("\u05d0(\u05d1)")).isEqualTo("(\u05d1)\u05d0");
        assertThat(VisualOrder.of("plain (text)")).isEqualTo("plain (text)");
        assertThat(record(done("acme/rocket", "\u05e9\u05dc\u05d5\u05dd")).write(Form.PDF))
                .isNotEmpty();
    }

    @Test
    void theSameRecordMakesTheSameFile() {
        assertThat(record(done("acme/rocket")).write(Form.PDF))
                .isEqualTo(record(done("acme/rocket")).write(Form.PDF));
    }

    @Test
    void tenThousandCharactersOfOneNameAreShortenedAndSaidToBe() {
        String text = Forms.pdf(record(done("acme/rocket", "x".repeat(10_000))).write(Form.PDF));

        assertThat(text.replaceAll("\\s+", " ")).contains("shortened; all 10,000 characters are in the data");
    }
}
