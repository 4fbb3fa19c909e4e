package dev.tokenless.wizard.queue;

import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.wizard.words.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// All pull requests that wait to be merged, as one list of links.
final class MergeList {

    private MergeList() {}

    static void fill(VBox place, QueueViewModel model, Messages words) {
        List<HumanTask> merges = merges(model.rows());
        place.setVisible(merges.size() > 1);
        place.setManaged(merges.size() > 1);
        place.getChildren().clear();
        if (merges.size() > 1) {
            Label title = new Label(words.text("merges.title", merges.size()));
            title.getStyleClass().add("section-title");
            place.getChildren().add(title);
            for (HumanTask merge : merges) {
                Hyperlink link = new Hyperlink(merge.page().toString());
                link.setOnAction(_ -> model.open(merge.page()));
                place.getChildren().add(link);
            }
            Button copy = new Button(words.text("merges.copy"));
            copy.setId("merges-copy");
            copy.setMnemonicParsing(false);
            copy.setOnAction(_ -> model.copy(
                    merges.stream().map(merge -> merge.page().toString()).collect(Collectors.joining("\n", "", "\n"))));
            place.getChildren().add(copy);
        }
    }

    static List<HumanTask> merges(List<TaskRow> rows) {
        return rows.stream()
                .flatMap(row -> row.next().stream())
                .filter(Next.Needed.class::isInstance)
                .map(next -> ((Next.Needed) next).task())
                .filter(task -> task.kind() == HumanTask.Kind.MERGE)
                .toList();
    }
}
