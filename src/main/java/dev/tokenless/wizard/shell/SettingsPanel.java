package dev.tokenless.wizard.shell;

import dev.tokenless.wizard.settings.Settings;
import dev.tokenless.wizard.settings.SettingsModel;
import dev.tokenless.wizard.theme.Theme;
import dev.tokenless.wizard.words.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Look, size of the text, language and motion: each takes hold at once.
final class SettingsPanel {

    private static final List<String> LANGUAGES = List.of("", "en", "de");

    private final SettingsModel settings;
    private final Messages words;

    SettingsPanel(SettingsModel settings, Messages words) {
        this.settings = settings;
        this.words = words;
    }

    Node content() {
        Settings now = settings.now().get();
        VBox all = new VBox(
                choice(
                        "theme",
                        Arrays.asList(Theme.values()),
                        now.theme(),
                        theme -> words.text("settings.theme." + theme.name().toLowerCase(Locale.ROOT)),
                        theme -> settings.choose(known -> known.withTheme(theme))),
                choice(
                        "text",
                        Settings.TEXT_SIZES,
                        now.textSize(),
                        size -> words.text("settings.text.points", size),
                        size -> settings.choose(known -> known.withTextSize(size))),
                choice(
                        "language",
                        LANGUAGES,
                        now.language().orElse(""),
                        tag -> words.text("settings.language." + (tag.isEmpty() ? "system" : tag)),
                        tag -> settings.choose(
                                known -> known.withLanguage(Optional.of(tag).filter(chosen -> !chosen.isEmpty())))),
                note("settings.language.note"),
                calm(now),
                note("settings.kept"),
                note("settings.linux"));
        all.getStyleClass().add("settings");
        return all;
    }

    private CheckBox calm(Settings now) {
        CheckBox calm = new CheckBox(words.text("settings.calm"));
        calm.setId("settings-calm");
        calm.setWrapText(true);
        calm.setSelected(now.calm());
        calm.setOnAction(_ -> settings.choose(known -> known.withCalm(calm.isSelected())));
        return calm;
    }

    private <T> Node choice(String key, List<T> values, T now, Function<T, String> name, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId("settings-" + key);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("not editable: " + text);
            }
        });
        box.setValue(now);
        box.setOnAction(_ -> chosen.accept(box.getValue()));
        Label label = new Label(words.text("settings." + key));
        label.setLabelFor(box);
        box.setAccessibleText(label.getText());
        return new VBox(4, label, box);
    }

    private Label note(String key) {
        Label note = new Label(words.text(key));
        note.getStyleClass().add("note");
        return note;
    }
}
