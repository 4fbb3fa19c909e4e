package dev.tokenless.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays the blocks of a story out as strips of the page's width, from top to bottom.
final class Layout {

    private static final double BODY = 9;
    private static final double SMALL = 7.5;
    private static final double LEADING = 1.35;
    private static final double INDENT = 12;
    private static final double STEP = 8;

    private final Ruler ruler;
    private final double left;
    private final double width;
    private final double tallest;
    private final List<Strip> strips = new ArrayList<>();

    private Layout(Ruler ruler, PaperSize size, double tallest) {
        this.ruler = ruler;
        this.left = size.margin();
        this.width = size.inner();
        this.tallest = tallest;
    }

    /// @param tallest the height of a page's inner part: a row that is higher has to be divided after all
    static List<Strip> strips(Story story, Ruler ruler, PaperSize size, double tallest) {
        Layout layout = new Layout(ruler, size, tallest);
        story.blocks().forEach(layout::block);
        return List.copyOf(layout.strips);
    }

    static Face face(Span.Look look) {
        return switch (look) {
            case STRONG, PROVED, BLOCKED -> Face.BOLD;
            case CODE -> Face.MONO;
            case PLAIN, ATTESTED, PENDING, NOT_NEEDED -> Face.REGULAR;
        };
    }

    private static Ink ink(Span.Look look) {
        return switch (look) {
            case PLAIN, STRONG, CODE -> Ink.TEXT;
            case PROVED -> Ink.PROVED;
            case ATTESTED -> Ink.ATTESTED;
            case PENDING -> Ink.PENDING;
            case BLOCKED -> Ink.BLOCKED;
            case NOT_NEEDED -> Ink.FAINT;
        };
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph(List<Span> spans, boolean note) -> {
                Tag tag = Tag.top("P");
                lines(spans, note ? SMALL : BODY, left, width, tag).forEach(strips::add);
                strips.add(Strip.space(STEP / 2));
            }
            case Block.Points(List<List<Span>> points) -> points(points);
            case Block.Table table -> strips.addAll(new TableLayout(ruler, left, width, tallest).strips(table));
            case Block.Verbatim verbatim -> verbatim(verbatim);
        }
    }

    private void heading(Block.Heading heading) {
        double size =
                switch (heading.level()) {
                    case 1 -> 18;
                    case 2 -> 13;
                    default -> 9.5;
                };
        strips.add(Strip.space(heading.level() == 2 ? 2.5 * STEP : STEP).keptWithNext());
        List<Span> words = new ArrayList<>();
        words.add(Span.strong(heading.text()));
        if (!heading.beside().isEmpty()) {
            words.add(Span.plain("  " + heading.beside()));
        }
        Tag tag = Tag.top("H" + heading.level());
        Optional<Sheet.Mark> mark = Optional.of(new Sheet.Mark(heading.level(), heading.text(), 0));
        for (Strip strip : lines(words, size, left, width, tag)) {
            strips.add(mark.map(strip::heading).orElseGet(strip::keptWithNext));
            mark = Optional.empty();
        }
        strips.add(Strip.space(STEP / 2).keptWithNext());
    }

    private void points(List<List<Span>> points) {
        Tag list = Tag.top("L");
        for (List<Span> point : points) {
            Tag body = list.child("LI").child("LBody");
            boolean first = true;
            for (Strip strip : lines(point, BODY, left + INDENT, width - INDENT, body)) {
                List<Piece> pieces = new ArrayList<>(strip.pieces());
                if (first) {
                    pieces.addFirst(words(left + 2, BODY, "•", Span.plain("•"), 6, body));
                }
                strips.add(Strip.of(strip.height(), pieces));
                first = false;
            }
        }
        strips.add(Strip.space(STEP / 2));
    }

    private void verbatim(Block.Verbatim verbatim) {
        Tag tag = Tag.top("Code");
        for (String line : verbatim.lines()) {
            Span.Look look = Span.Look.CODE;
            Span span = new Span(line.isEmpty() ? " " : line, look, Optional.empty());
            Ink ink = !verbatim.diff()
                    ? Ink.TEXT
                    : line.startsWith("+") ? Ink.PROVED : line.startsWith("-") ? Ink.BLOCKED : Ink.FAINT;
            for (Strip strip : lines(List.of(span), SMALL, left + 4, width - 8, tag)) {
                List<Piece> pieces = new ArrayList<>();
                pieces.add(new Piece.Box(left, 0, width, strip.height(), Ink.GROUND));
                strip.pieces().forEach(piece -> pieces.add(inked(piece, ink)));
                strips.add(Strip.of(strip.height(), pieces));
            }
        }
        strips.add(Strip.space(STEP));
    }

    private static Piece inked(Piece piece, Ink ink) {
        return piece instanceof Piece.Words words
                ? new Piece.Words(
                        words.x(),
                        words.y(),
                        words.width(),
                        words.text(),
                        words.face(),
                        words.size(),
                        ink,
                        words.link(),
                        words.tag())
                : piece;
    }

    private List<Strip> lines(List<Span> spans, double size, double x, double wide, Tag tag) {
        return lines(ruler, spans, size, x, wide, tag);
    }

    /// Each line as one strip.
    static List<Strip> lines(Ruler ruler, List<Span> spans, double size, double x, double wide, Tag tag) {
        List<Strip> lines = new ArrayList<>();
        for (List<LineBreaker.Bit> line : LineBreaker.lines(spans, ruler, size, wide)) {
            List<Piece> pieces = new ArrayList<>();
            double at = x;
            for (LineBreaker.Bit bit : line) {
                pieces.add(words(at, size, bit.text(), bit.span(), bit.width(), tag));
                at += bit.width();
            }
            lines.add(Strip.of(size * LEADING, pieces));
        }
        return lines;
    }

    private static Piece words(double x, double size, String text, Span span, double wide, Tag tag) {
        return new Piece.Words(x, size, wide, text, face(span.look()), size, ink(span.look()), span.link(), tag);
    }
}
