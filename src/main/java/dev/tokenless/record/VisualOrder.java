package dev.tokenless.record;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The order in which the characters of a line stand from left to right: a PDF draws them where it is told to, and does
/// not turn right-to-left runs by itself (Unicode Standard Annex 9). Letters are not joined.
final class VisualOrder {

    /// Punctuation that is drawn the other way round in a right-to-left run.
    private static final String MIRRORED = "()[]{}<>«»";

    private VisualOrder() {}

    static boolean turns(String line) {
        return Bidi.requiresBidi(line.toCharArray(), 0, line.length());
    }

    static String of(String line) {
        if (!turns(line)) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Object[] runs = new Object[count];
        for (int run = 0; run < count; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            String text = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            runs[run] = levels[run] % 2 == 0 ? text : turned(text);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        StringBuilder order = new StringBuilder();
        for (Object run : runs) {
            order.append(run);
        }
        return order.toString();
    }

    /// Backwards by what is read as one character, so that accents stay on their letters.
    private static String turned(String run) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ENGLISH);
        characters.setText(run);
        List<String> parts = new ArrayList<>();
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            parts.add(mirrored(run.substring(from, to)));
            from = to;
        }
        Collections.reverse(parts);
        return String.join("", parts);
    }

    private static String mirrored(String character) {
        int at = character.length() == 1 ? MIRRORED.indexOf(character) : -1;
        return at < 0 ? character : String.valueOf(MIRRORED.charAt(at ^ 1));
    }
}
