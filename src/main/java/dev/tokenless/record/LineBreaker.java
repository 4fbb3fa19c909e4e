package dev.tokenless.record;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Breaks words into lines of a width: after spaces, and inside of a word that is wider than a line.
final class LineBreaker {

    private final Ruler ruler;
    private final double size;
    private final double width;
    private final List<List<Bit>> lines = new ArrayList<>();
    private List<Bit> line = new ArrayList<>();
    private double used;

    /// Some text of one look on one line.
    record Bit(String text, Span span, double width) {}

    private LineBreaker(Ruler ruler, double size, double width) {
        this.ruler = ruler;
        this.size = size;
        this.width = width;
    }

    /// At least one line, which may be empty.
    static List<List<Bit>> lines(List<Span> spans, Ruler ruler, double size, double width) {
        LineBreaker breaker = new LineBreaker(ruler, size, width);
        for (Span span : spans) {
            String shown = ruler.shown(span.text(), Layout.face(span.look()));
            BreakIterator words = BreakIterator.getLineInstance(Locale.ENGLISH);
            words.setText(shown);
            int from = words.first();
            for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
                breaker.word(shown.substring(from, to), span);
                from = to;
            }
        }
        breaker.end();
        return breaker.lines;
    }

    private void word(String word, Span span) {
        double wide = measure(word.stripTrailing(), span);
        if (used + wide > width && !line.isEmpty()) {
            end();
        }
        if (wide <= width) {
            add(word, span);
        } else {
            pieces(word, span);
        }
    }

    /// As many characters a line as fit, never splitting what is read as one.
    private void pieces(String word, Span span) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ENGLISH);
        characters.setText(word);
        int from = 0;
        double sum = 0;
        int last = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            double wide = measure(word.substring(last, to), span);
            if (sum + wide > width && last > from) {
                add(word.substring(from, last), span);
                end();
                from = last;
                sum = 0;
            }
            sum += wide;
            last = to;
        }
        add(word.substring(from), span);
    }

    private void add(String text, Span span) {
        double wide = measure(text, span);
        if (!line.isEmpty() && line.getLast().span().equals(span)) {
            Bit before = line.removeLast();
            line.add(new Bit(before.text() + text, span, before.width() + wide));
        } else {
            line.add(new Bit(text, span, wide));
        }
        used += wide;
    }

    private void end() {
        lines.add(List.copyOf(line));
        line = new ArrayList<>();
        used = 0;
    }

    private double measure(String text, Span span) {
        return ruler.width(text, Layout.face(span.look()), size);
    }
}
