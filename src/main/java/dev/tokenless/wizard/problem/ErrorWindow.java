package dev.tokenless.wizard.problem;

import dev.tokenless.desktop.Clipboard;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.Masking;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

/// Tells of a failure that nobody expected: a short code, details without secrets, a button that copies them.
/// The work stays open behind it.
public final class ErrorWindow {

    private final Messages words;
    private final Clipboard clipboard;

    public ErrorWindow(Messages words, Clipboard clipboard) {
        this.words = words;
        this.clipboard = clipboard;
    }

    /// Shows the failure and returns at once.
    public void show(Window owner, Throwable failure) {
        ButtonType copy = new ButtonType(words.text("error.copy"), ButtonBar.ButtonData.LEFT);
        ButtonType back = new ButtonType(words.text("error.back"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.ERROR, words.text("error.text"), copy, back);
        alert.initOwner(owner);
        alert.setTitle(words.text("error.title"));
        alert.setHeaderText(words.text("error.header", ErrorCode.of(failure)));
        TextArea details = new TextArea(details(failure));
        details.setEditable(false);
        details.setAccessibleText(words.text("error.details"));
        alert.getDialogPane().setExpandableContent(details);
        alert.setOnHidden(_ -> {
            if (alert.getResult() == copy) {
                clipboard.put(details(failure));
            }
        });
        alert.show();
    }

    /// The code and the stack trace, with everything masked that looks like a credential.
    public static String details(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return ErrorCode.of(failure) + "\n" + Masking.mask(trace.toString());
    }
}
