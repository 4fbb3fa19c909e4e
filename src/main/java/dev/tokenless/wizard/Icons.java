package dev.tokenless.wizard;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/// The program's sign in the sizes that window managers ask for.
final class Icons {

    private Icons() {}

    static List<Image> all() {
        return Stream.of(16, 32, 64, 128)
                .map(size -> Objects.requireNonNull(Icons.class.getResource("icons/tokenless-" + size + ".png")))
                .map(file -> new Image(file.toExternalForm()))
                .toList();
    }
}
