package dev.tokenless.wizard.step;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// Cards of one height side by side; one beneath the other where the text is too large for that.
public final class CardRow extends Pane {

    private static final double GAP = 12;

    private double least = 13;
    private final Label measure = new Label();

    public CardRow() {
        measure.setManaged(false);
        measure.setVisible(false);
    }

    /// The width that a card needs, in sizes of the text.
    public double getLeast() {
        return least;
    }

    public void setLeast(double sizes) {
        least = sizes;
    }

    private double em() {
        if (measure.getParent() == null) {
            getChildren().add(measure);
            measure.applyCss();
        }
        return measure.getFont().getSize();
    }

    private int columns(double width) {
        int cards = getManagedChildren().size();
        return width >= cards * least * em() + (cards - 1) * GAP ? cards : 1;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double whole = width < 0 ? getManagedChildren().size() * least * em() : width;
        return arrange(whole, false);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    private double arrange(double width, boolean place) {
        boolean beside = columns(width) > 1;
        int cards = Math.max(1, getManagedChildren().size());
        double each = beside ? (width - (cards - 1) * GAP) / cards : width;
        double highest = getManagedChildren().stream()
                .mapToDouble(card -> card.prefHeight(each))
                .max()
                .orElse(0);
        double x = 0;
        double y = 0;
        for (Node card : getManagedChildren()) {
            double height = beside ? highest : card.prefHeight(each);
            if (place) {
                card.resizeRelocate(x, y, each, height);
            }
            x += beside ? each + GAP : 0;
            y += beside ? 0 : height + GAP;
        }
        return beside ? highest : Math.max(0, y - GAP);
    }
}
