package dev.tokenless.wizard.queue;

import dev.tokenless.trust.Cause;
import dev.tokenless.wizard.road.Diagnosis;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.VisibleText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A failed run explained where one stands: what its log says, and the one thing to change.
final class DoctorBox {

    private DoctorBox() {}

    static Node of(Diagnosis found, QueueViewModel model, Messages words) {
        VBox box = new VBox();
        box.setId("doctor");
        box.getStyleClass().add("problem");
        List<Node> lines = new ArrayList<>();
        String file = found.run().path().substring(found.run().path().lastIndexOf('/') + 1);
        lines.add(label(words.text("doctor.title", file, found.run().headBranch()), "problem-title"));
        for (Cause cause : found.causes()) {
            lines.add(label(VisibleText.of(cause.evidence()), "mono"));
            lines.add(label(VisibleText.of(cause.cure())));
            cause.link().flatMap(model::safe).ifPresent(link -> {
                Hyperlink open = new Hyperlink(words.text("doctor.open"));
                open.setOnAction(_ -> model.open(link));
                lines.add(open);
            });
        }
        lines.add(label(words.text("doctor.then"), "note"));
        box.getChildren().setAll(lines);
        box.setSpacing(6);
        return box;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
