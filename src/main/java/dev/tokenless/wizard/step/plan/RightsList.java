package dev.tokenless.wizard.step.plan;

import dev.tokenless.github.Permission;
import dev.tokenless.migration.Rights;
import dev.tokenless.wizard.words.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Before the first write: which rights the token has in the repository, and what mends those that are missing. The
/// state is a sign and a word, never a colour alone.
final class RightsList {

    /// Where the focus goes when something is missing.
    static final String AGAIN = "rights-again";

    private final PlanViewModel model;
    private final Messages words;

    private RightsList(PlanViewModel model, Messages words) {
        this.model = model;
        this.words = words;
    }

    static List<Node> of(Rights rights, PlanViewModel model, Messages words) {
        return new RightsList(model, words).nodes(rights);
    }

    private List<Node> nodes(Rights rights) {
        List<Node> all = new ArrayList<>(List.of(label(words.text("rights.title"), "section-title")));
        Stream.of(Permission.State.MISSING, Permission.State.UNKNOWN, Permission.State.PRESENT)
                .forEach(state -> part(rights, state, all));
        boolean open = rights.permissions().stream().anyMatch(each -> each.state() == Permission.State.MISSING);
        if (open) {
            Button again = new Button(words.text("rights.again"));
            again.setId(AGAIN);
            again.getStyleClass().add("small");
            again.setMnemonicParsing(false);
            again.setOnAction(_ -> model.lookAgain());
            all.add(again);
        }
        return all;
    }

    private void part(Rights rights, Permission.State state, List<Node> all) {
        List<Permission> these = rights.permissions().stream()
                .filter(each -> each.state() == state)
                .toList();
        if (these.isEmpty()) {
            return;
        }
        all.add(label(words.text("rights." + state.name().toLowerCase(Locale.ROOT), these.size()), "body"));
        VBox list = new VBox(2);
        list.setId("rights-" + state.name().toLowerCase(Locale.ROOT));
        for (Permission each : these) {
            list.getChildren().add(label("• " + need(each) + " (" + each.name() + ")", "note"));
        }
        these.stream()
                .map(Permission::cure)
                .filter(cure -> cure != Permission.Cure.NONE)
                .distinct()
                .forEach(cure -> cure(cure, list));
        all.add(list);
    }

    private void cure(Permission.Cure cure, VBox list) {
        list.getChildren().add(label(words.text("rights.cure." + key(cure)), "body"));
        FlowPane row = new FlowPane(10, 4);
        cure.page().ifPresent(page -> {
            Hyperlink link = new Hyperlink(words.text("rights.page"));
            link.setId("rights-page");
            link.setAccessibleHelp(page);
            link.setOnAction(_ -> model.open(page));
            row.getChildren().add(link);
        });
        cure.command().ifPresent(command -> {
            Button copy = new Button(words.text("rights.copy"));
            copy.setId("rights-copy");
            copy.getStyleClass().add("small");
            copy.setMnemonicParsing(false);
            copy.setOnAction(_ -> model.copyCommand(command));
            list.getChildren().add(label(command, "mono"));
            row.getChildren().add(copy);
        });
        if (!row.getChildren().isEmpty()) {
            list.getChildren().add(row);
        }
    }

    private String need(Permission permission) {
        return words.text("rights.need."
                + permission.need().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String key(Permission.Cure cure) {
        return cure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
