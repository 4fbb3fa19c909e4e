package dev.tokenless.wizard.step.plan;

import dev.tokenless.wizard.road.Prepared;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// What the plan will do, in order, and what it leaves to the person.
final class Remarks {

    private Remarks() {}

    static List<Node> of(Optional<Prepared> prepared, Messages words) {
        List<Node> all = new ArrayList<>();
        prepared.ifPresent(known -> {
            all.add(label(words.text("plan.changes"), "section-title"));
            known.plan().changes().forEach(change -> all.add(label("• " + new RoadWords(words).title(change), "body")));
            known.judgements().stream()
                    .flatMap(judgement -> judgement.stoppers().stream())
                    .forEach(stopper -> all.add(label("! " + stopper.message() + " " + stopper.change(), "body")));
            known.plan().left().forEach(left -> all.add(label("! " + left.sentence(), "body")));
            known.plan().questions().forEach(question -> all.add(label("? " + question.sentence(), "body")));
        });
        return all;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
