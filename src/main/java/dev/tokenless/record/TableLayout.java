package dev.tokenless.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays a table out: one strip a row, so that no row is split between two pages, and its head again on every page.
final class TableLayout {

    private static final double SIZE = 8;
    private static final double PADDING = 4;

    private final Ruler ruler;
    private final double left;
    private final double width;
    private final double tallest;

    TableLayout(Ruler ruler, double left, double width, double tallest) {
        this.ruler = ruler;
        this.left = left;
        this.width = width;
        this.tallest = tallest;
    }

    List<Strip> strips(Block.Table table) {
        Tag tag = Tag.top("Table");
        Tag top = tag.child("TR");
        List<List<Strip>> titles = new ArrayList<>();
        for (int column = 0; column < table.head().size(); column++) {
            titles.add(Layout.lines(
                    ruler,
                    List.of(Span.strong(table.head().get(column))),
                    SIZE,
                    x(table, column) + PADDING,
                    wide(table, column) - 2 * PADDING,
                    top.child("TH")));
        }
        Strip head = row(titles, 0, Integer.MAX_VALUE, Ink.GROUND).keptWithNext();
        Strip again = repeated(head);
        List<Strip> strips = new ArrayList<>();
        strips.add(head);
        for (List<Block.Cell> cells : table.rows()) {
            rows(cells(table, cells, tag.child("TR")), head.height()).forEach(strip -> strips.add(strip.under(again)));
        }
        strips.add(Strip.space(PADDING * 2));
        return strips;
    }

    /// A head that is repeated is decoration: it was read out before.
    private static Strip repeated(Strip head) {
        return Strip.of(
                head.height(),
                head.pieces().stream()
                        .map(piece -> piece instanceof Piece.Words words
                                ? new Piece.Words(
                                        words.x(),
                                        words.y(),
                                        words.width(),
                                        words.text(),
                                        words.face(),
                                        words.size(),
                                        words.ink(),
                                        words.link(),
                                        Tag.ARTIFACT)
                                : piece)
                        .toList());
    }

    private List<List<Strip>> cells(Block.Table table, List<Block.Cell> cells, Tag row) {
        List<List<Strip>> columns = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            Tag cell = row.child(column == 0 ? "TH" : "TD");
            List<Strip> lines = new ArrayList<>();
            for (List<Span> line : cells.get(column).lines()) {
                lines.addAll(Layout.lines(
                        ruler, line, SIZE, x(table, column) + PADDING, wide(table, column) - 2 * PADDING, cell));
            }
            columns.add(lines);
        }
        return columns;
    }

    /// One strip, or several where the row is higher than a page.
    private List<Strip> rows(List<List<Strip>> columns, double head) {
        int most = columns.stream().mapToInt(List::size).max().orElse(0);
        int fitting = Math.max(1, (int) ((tallest - head - 2 * PADDING) / (SIZE * 1.35)));
        List<Strip> rows = new ArrayList<>();
        for (int from = 0; from < Math.max(most, 1); from += fitting) {
            rows.add(row(columns, from, fitting, Ink.RULE));
        }
        return rows;
    }

    private Strip row(List<List<Strip>> columns, int from, int count, Ink ground) {
        List<Piece> pieces = new ArrayList<>();
        double height = 0;
        for (List<Strip> column : columns) {
            double y = PADDING;
            for (Strip line : column.stream().skip(from).limit(count).toList()) {
                double down = y;
                line.pieces().forEach(piece -> pieces.add(piece.down(down)));
                y += line.height();
            }
            height = Math.max(height, y + PADDING);
        }
        double whole = height;
        pieces.addFirst(
                ground == Ink.GROUND
                        ? new Piece.Box(left, 0, width, whole, ground)
                        : new Piece.Box(left, whole - 0.5, width, 0.5, ground));
        return new Strip(whole, List.copyOf(pieces), false, Optional.empty(), Optional.empty());
    }

    private double x(Block.Table table, int column) {
        double x = left;
        for (int before = 0; before < column; before++) {
            x += wide(table, before);
        }
        return x;
    }

    private double wide(Block.Table table, int column) {
        int all = table.weights().stream().mapToInt(Integer::intValue).sum();
        return width * table.weights().get(column) / all;
    }
}
