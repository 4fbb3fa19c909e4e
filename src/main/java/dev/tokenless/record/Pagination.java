package dev.tokenless.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From a story to pages. A pure function of the story, the paper and how wide words are on it.
public final class Pagination {

    private static final double MARGIN_TYPE = 7;
    private static final double HEADER = 22;
    private static final double FOOTER = 20;

    private final Story story;
    private final Ruler ruler;
    private final PaperSize size;
    private final List<List<Piece>> pages = new ArrayList<>();
    private final List<List<Sheet.Mark>> marks = new ArrayList<>();
    private double y;

    private Pagination(Story story, Ruler ruler, PaperSize size) {
        this.story = story;
        this.ruler = ruler;
        this.size = size;
    }

    /// At least one page; with a header, a footer that counts, no row of a table split, no heading alone at an end.
    public static List<Sheet> of(Story story, Ruler ruler, PaperSize size) {
        return new Pagination(story, ruler, size).sheets();
    }

    private List<Sheet> sheets() {
        List<Strip> strips = Layout.strips(story, ruler, size, bottom() - top());
        turn();
        for (int index = 0; index < strips.size(); index++) {
            place(strips, index);
        }
        List<Sheet> sheets = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            List<Piece> pieces = new ArrayList<>(margins(page + 1));
            pieces.addAll(pages.get(page));
            sheets.add(new Sheet(page + 1, pages.size(), size, pieces, marks.get(page)));
        }
        return List.copyOf(sheets);
    }

    private void place(List<Strip> strips, int index) {
        Strip strip = strips.get(index);
        if (y > top() && y + needed(strips, index) > bottom()) {
            turn();
            strip.repeated().ifPresent(this::put);
        }
        boolean blank = strip.pieces().isEmpty();
        if (!blank || y > top()) {
            put(strip);
        }
    }

    /// The height of a strip with those that must stay on its page, up to the first that need not.
    private double needed(List<Strip> strips, int index) {
        double height = strips.get(index).height();
        for (int next = index; strips.get(next).withNext() && next + 1 < strips.size(); next++) {
            height += strips.get(next + 1).height();
        }
        // more than a page cannot be kept together
        return height > bottom() - top() ? strips.get(index).height() : height;
    }

    private void put(Strip strip) {
        double at = y;
        strip.pieces().forEach(piece -> pages.getLast().add(piece.down(at)));
        strip.mark().ifPresent(mark -> marks.getLast().add(new Sheet.Mark(mark.level(), mark.text(), at)));
        y += strip.height();
    }

    private void turn() {
        pages.add(new ArrayList<>());
        marks.add(new ArrayList<>());
        y = top();
    }

    private double top() {
        return size.margin() + HEADER;
    }

    private double bottom() {
        return size.height() - size.margin() - FOOTER;
    }

    private List<Piece> margins(int page) {
        List<Piece> pieces = new ArrayList<>();
        String head = story.title() + (story.practice() ? " · PRACTICE" : "");
        margin(pieces, fitting(head), size.margin() + MARGIN_TYPE, false);
        pieces.add(new Piece.Box(size.margin(), size.margin() + 12, size.inner(), 0.5, Ink.RULE));
        double foot = size.height() - size.margin();
        margin(pieces, fitting("SHA-256 " + story.hash()), foot, false);
        margin(pieces, "page " + page + " of " + pages.size(), foot, true);
        return pieces;
    }

    private void margin(List<Piece> pieces, String text, double base, boolean right) {
        double wide = ruler.width(text, Face.REGULAR, MARGIN_TYPE);
        double x = right ? size.width() - size.margin() - wide : size.margin();
        pieces.add(new Piece.Words(
                x, base, wide, text, Face.REGULAR, MARGIN_TYPE, Ink.FAINT, Optional.empty(), Tag.ARTIFACT));
    }

    /// As much of the text as leaves room for the page's number.
    private String fitting(String text) {
        String shown = ruler.shown(text, Face.REGULAR);
        return LineBreaker.lines(List.of(Span.plain(shown)), ruler, MARGIN_TYPE, size.inner() - 70).stream()
                .findFirst()
                .map(line -> line.isEmpty() ? "" : line.getFirst().text())
                .map(first -> first.length() < shown.length() ? first.stripTrailing() + "…" : first)
                .orElse("");
    }
}
