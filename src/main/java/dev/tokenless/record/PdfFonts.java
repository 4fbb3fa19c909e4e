package dev.tokenless.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The DejaVu fonts, embedded: Latin, Greek, Cyrillic, Hebrew, Arabic and many signs. A character that they lack is
/// spelled out as `U+XXXX`.
final class PdfFonts implements Ruler {

    private final Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);
    private final Map<Face, CmapLookup> glyphs = new EnumMap<>(Face.class);
    private final Map<Face, Map<Integer, Float>> widths = new EnumMap<>(Face.class);

    private PdfFonts() {}

    static PdfFonts in(PDDocument document) throws IOException {
        PdfFonts fonts = new PdfFonts();
        for (Face face : Face.values()) {
            try (InputStream file = face.file()) {
                TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
                document.registerTrueTypeFontForClosing(font);
                fonts.fonts.put(face, PDType0Font.load(document, font, true));
                fonts.glyphs.put(face, font.getUnicodeCmapLookup());
                fonts.widths.put(face, new HashMap<>());
            }
        }
        return fonts;
    }

    PDType0Font font(Face face) {
        return Objects.requireNonNull(fonts.get(face));
    }

    @Override
    public String shown(String text, Face face) {
        if (text.codePoints().allMatch(point -> has(point, face))) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (has(point, face)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("U+%04X", point));
            }
        });
        return shown.toString();
    }

    private boolean has(int point, Face face) {
        return Objects.requireNonNull(glyphs.get(face)).getGlyphId(point) != 0;
    }

    @Override
    public double width(String text, Face face, double size) {
        Map<Integer, Float> known = Objects.requireNonNull(widths.get(face));
        double sum = 0;
        for (int point : shown(text, face).codePoints().toArray()) {
            sum += known.computeIfAbsent(point, each -> measure(each, face));
        }
        return sum * size / 1000;
    }

    private float measure(int point, Face face) {
        try {
            return font(face).getStringWidth(Character.toString(point));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
