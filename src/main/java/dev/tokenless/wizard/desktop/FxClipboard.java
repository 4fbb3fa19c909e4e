package dev.tokenless.wizard.desktop;

import dev.tokenless.desktop.Clipboard;
import java.util.Map;
import javafx.scene.input.DataFormat;

/// The system's clipboard, through JavaFX; only on its thread.
public final class FxClipboard implements Clipboard {

    @Override
    public void put(String text) {
        javafx.scene.input.Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
