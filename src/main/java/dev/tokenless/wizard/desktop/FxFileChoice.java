package dev.tokenless.wizard.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's own window for choosing a file.
public final class FxFileChoice implements FileChoice {

    private final Window owner;

    public FxFileChoice(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> save(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
