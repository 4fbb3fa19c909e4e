package dev.tokenless.wizard.settings;

import dev.tokenless.wizard.settings.Settings.Place;
import dev.tokenless.wizard.theme.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The settings as a small file in the home folder. What cannot be read is as if it had never been set; what cannot
/// be written is only logged: no work depends on it.
public record SettingsFile(Path file) {

    private static final Logger LOG = Logger.getLogger(SettingsFile.class.getName());

    public Settings read() {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.FINE, "no settings", unreadable);
            return Settings.defaults();
        }
        Settings usual = Settings.defaults();
        return new Settings(
                theme(kept).orElse(usual.theme()),
                number(kept, "text-size").filter(Settings.TEXT_SIZES::contains).orElse(usual.textSize()),
                text(kept, "language"),
                text(kept, "calm").map(Boolean::parseBoolean).orElse(usual.calm()),
                place(kept),
                text(kept, "last-step"));
    }

    /// Replaces the file as a whole, so that a crash leaves the old one.
    public void write(Settings settings) {
        Properties kept = new Properties();
        kept.setProperty("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        kept.setProperty("text-size", String.valueOf(settings.textSize()));
        settings.language().ifPresent(tag -> kept.setProperty("language", tag));
        kept.setProperty("calm", String.valueOf(settings.calm()));
        settings.place().ifPresent(place -> {
            kept.setProperty("x", String.valueOf(place.x()));
            kept.setProperty("y", String.valueOf(place.y()));
            kept.setProperty("width", String.valueOf(place.width()));
            kept.setProperty("height", String.valueOf(place.height()));
            kept.setProperty("maximised", String.valueOf(place.maximised()));
        });
        settings.lastStep().ifPresent(key -> kept.setProperty("last-step", key));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                kept.store(writer, "Tokenless: how the window looks. No secret is kept here.");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The settings could not be kept.", failure);
        }
    }

    private static Optional<Theme> theme(Properties kept) {
        return text(kept, "theme")
                .flatMap(name -> Arrays.stream(Theme.values())
                        .filter(theme -> theme.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    private static Optional<Place> place(Properties kept) {
        boolean whole = Stream.of("x", "y", "width", "height")
                .allMatch(key -> number(kept, key).isPresent());
        return whole
                ? Optional.of(new Place(
                        number(kept, "x").orElseThrow(),
                        number(kept, "y").orElseThrow(),
                        number(kept, "width").orElseThrow(),
                        number(kept, "height").orElseThrow(),
                        text(kept, "maximised").map(Boolean::parseBoolean).orElse(false)))
                : Optional.empty();
    }

    private static Optional<Double> number(Properties kept, String key) {
        try {
            return text(kept, key).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Properties kept, String key) {
        return Optional.ofNullable(kept.getProperty(key)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
