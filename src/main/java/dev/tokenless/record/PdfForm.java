package dev.tokenless.record;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// A PDF with real text, embedded fonts, title, language, bookmarks and tags.
final class PdfForm {

    private final Story story;
    private final PDDocument pdf;
    private final PdfFonts fonts;
    private final PdfTags tags;

    private PdfForm(Story story, PDDocument pdf) throws IOException {
        this.story = story;
        this.pdf = pdf;
        this.fonts = PdfFonts.in(pdf);
        this.tags = new PdfTags(pdf);
    }

    static byte[] write(Story story) {
        try (PDDocument pdf = new PDDocument()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new PdfForm(story, pdf).write();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            // nothing but memory is written
            throw new UncheckedIOException(impossible);
        }
    }

    private void write() throws IOException {
        describe();
        List<Sheet> sheets = Pagination.of(story, fonts, PaperSize.A4);
        List<PDPage> pages = new ArrayList<>();
        for (Sheet sheet : sheets) {
            PDPage page = new PDPage(new PDRectangle(
                    (float) sheet.size().width(), (float) sheet.size().height()));
            pdf.addPage(page);
            pages.add(page);
            draw(sheet, page);
        }
        tags.end();
        bookmarks(sheets, pages);
    }

    private void describe() {
        PDDocumentInformation about = pdf.getDocumentInformation();
        GregorianCalendar made = GregorianCalendar.from(story.at().atZone(ZoneOffset.UTC));
        about.setTitle(story.title());
        about.setCreator("Tokenless");
        about.setCreationDate(made);
        about.setModificationDate(made);
        pdf.getDocumentCatalog().setLanguage("en");
        PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(viewer);
        // the same record makes the same file
        pdf.setDocumentId(story.at().toEpochMilli());
    }

    private void draw(Sheet sheet, PDPage page) throws IOException {
        tags.page(page);
        double height = sheet.size().height();
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            for (Piece piece : sheet.pieces()) {
                switch (piece) {
                    case Piece.Box(double x, double y, double width, double tall, Ink ink) -> {
                        content.beginMarkedContent(COSName.ARTIFACT);
                        content.setNonStrokingColor(new Color(ink.rgb()));
                        content.addRect((float) x, (float) (height - y - tall), (float) width, (float) tall);
                        content.fill();
                        content.endMarkedContent();
                    }
                    case Piece.Words words -> words(content, words, page, height);
                }
            }
        }
    }

    private void words(PDPageContentStream content, Piece.Words words, PDPage page, double height) throws IOException {
        String text = fonts.shown(words.text(), words.face());
        if (words.tag() == Tag.ARTIFACT) {
            content.beginMarkedContent(COSName.ARTIFACT);
        } else {
            COSDictionary properties = tags.mark(words.tag(), page);
            if (VisualOrder.turns(text)) {
                PdfTags.saying(properties, text);
            }
            content.beginMarkedContent(COSName.getPDFName(words.tag().role()), PDPropertyList.create(properties));
        }
        content.beginText();
        content.setFont(fonts.font(words.face()), (float) words.size());
        content.setNonStrokingColor(new Color(words.ink().rgb()));
        content.newLineAtOffset((float) words.x(), (float) (height - words.y()));
        content.showText(VisualOrder.of(text));
        content.endText();
        content.endMarkedContent();
        if (words.link().isPresent()) {
            link(words, page, height);
        }
    }

    private void link(Piece.Words words, PDPage page, double height) throws IOException {
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(
                (float) words.x(), (float) (height - words.y() - 2), (float) words.width(), (float) words.size() + 2));
        PDActionURI action = new PDActionURI();
        action.setURI(words.link().orElseThrow().toString());
        link.setAction(action);
        link.setContents(words.text().strip());
        PDBorderStyleDictionary border = new PDBorderStyleDictionary();
        border.setStyle(PDBorderStyleDictionary.STYLE_UNDERLINE);
        border.setWidth(0.5f);
        link.setBorderStyle(border);
        page.getAnnotations().add(link);
    }

    /// The record, its repositories, and the parts of each.
    private void bookmarks(List<Sheet> sheets, List<PDPage> pages) {
        PDDocumentOutline outline = new PDDocumentOutline();
        pdf.getDocumentCatalog().setDocumentOutline(outline);
        List<PDOutlineNode> open = new ArrayList<>(List.of(outline));
        for (Sheet sheet : sheets) {
            for (Sheet.Mark mark : sheet.marks()) {
                PDPageXYZDestination place = new PDPageXYZDestination();
                place.setPage(pages.get(sheet.number() - 1));
                place.setTop((int) (sheet.size().height() - mark.y()));
                PDOutlineItem item = new PDOutlineItem();
                item.setTitle(mark.text());
                item.setDestination(place);
                while (open.size() > Math.max(1, mark.level())) {
                    open.removeLast();
                }
                open.getLast().addLast(item);
                open.add(item);
            }
        }
        outline.openNode();
    }
}
