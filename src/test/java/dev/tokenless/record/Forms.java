package dev.tokenless.record;

import dev.tokenless.record.CompletionRecord.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// What a reader gets to see of a form.
final class Forms {

    private Forms() {}

    static String words(CompletionRecord record, Form form) {
        return form == Form.PDF ? pdf(record.write(form)) : record.text(form);
    }

    static String pdf(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            return stripper.getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
