package dev.tokenless.wizard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// What a shown window owes to those who see little, or nothing, or have no mouse.
final class Legibility {

    /// WCAG 2.2, 1.4.3: text of this size.
    private static final double CONTRAST = 4.5;

    private final List<Node> nodes = new ArrayList<>();

    private Legibility(Parent root) {
        collect(root);
    }

    /// Every fault of what is shown now, in words.
    static List<String> faults(Parent root) {
        Legibility shown = new Legibility(root);
        List<String> faults = new ArrayList<>();
        faults.addAll(shown.nameless());
        faults.addAll(shown.sharedMnemonics());
        faults.addAll(shown.faint());
        faults.addAll(shown.cut());
        return faults;
    }

    private void collect(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    private List<String> nameless() {
        return nodes.stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable() && !node.isDisabled())
                .filter(node -> name(node).isBlank())
                .map(node -> "no name for assistive technology: " + node)
                .toList();
    }

    private String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        return nodes.stream()
                .filter(other -> other instanceof Label label && node.equals(label.getLabelFor()))
                .map(other -> ((Label) other).getText())
                .findFirst()
                .orElse("");
    }

    private List<String> sharedMnemonics() {
        Map<Character, String> taken = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Labeled labeled && labeled.isMnemonicParsing() && labeled.getText() != null) {
                int underline = labeled.getText().indexOf('_');
                if (underline >= 0) {
                    char key = labeled.getText().toUpperCase(Locale.ROOT).charAt(underline + 1);
                    Optional.ofNullable(taken.put(key, labeled.getText()))
                            .ifPresent(other ->
                                    faults.add("Alt+" + key + " means both " + other + " and " + labeled.getText()));
                }
            }
        }
        return faults;
    }

    // What ends in dots is cut off, unless a tooltip has all of it.
    private List<String> cut() {
        List<String> faults = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Labeled labeled && labeled.getTooltip() == null && !within(labeled, TableView.class)) {
                labeled.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(child -> ((Text) child).getText())
                        .filter(text -> text.endsWith("...") || text.endsWith("…"))
                        .filter(text -> !labeled.getText().endsWith(text.substring(text.length() - 1)))
                        .forEach(text -> faults.add("cut off: " + labeled.getText() + " (" + text + ")"));
            }
        }
        return faults;
    }

    private static boolean within(Node node, Class<?> type) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(type::isInstance);
    }

    private List<String> faint() {
        List<String> faults = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color ink) {
                double contrast = contrast(over(ink, ground(text)), ground(text));
                if (contrast < CONTRAST && !excused(text)) {
                    faults.add("contrast %.1f: %s".formatted(contrast, text.getText()));
                }
            }
        }
        return faults;
    }

    // WCAG excuses what cannot be used now; a prompt repeats the field's name.
    private static boolean excused(Text text) {
        for (Node node = text; node != null; node = node.getParent()) {
            if (node.isDisabled() || node instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private static Color ground(Node node) {
        List<Color> layers = new ArrayList<>();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                region.getBackground().getFills().reversed().stream()
                        .map(BackgroundFill::getFill)
                        .filter(Color.class::isInstance)
                        .map(Color.class::cast)
                        .forEach(layers::add);
            }
        }
        Color ground = Color.WHITE;
        for (Color layer : layers.reversed()) {
            ground = over(layer, ground);
        }
        return ground;
    }

    private static Color over(Color upper, Color lower) {
        return lower.interpolate(new Color(upper.getRed(), upper.getGreen(), upper.getBlue(), 1), upper.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
