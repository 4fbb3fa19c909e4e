package dev.tokenless.record;

/// A page and its margin, in points (1/72 inch).
public record PaperSize(double width, double height, double margin) {

    public static final PaperSize A4 = new PaperSize(595.28, 841.89, 42);

    /// The smallest page that the layout is made for; a smaller one is laid out as this and would be cut.
    private static final double SMALLEST = 180;

    public PaperSize {
        width = Math.max(width, SMALLEST + 2 * margin);
        height = Math.max(height, SMALLEST + 2 * margin);
    }

    double inner() {
        return width - 2 * margin;
    }
}
