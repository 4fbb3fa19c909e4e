package dev.tokenless.wizard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.settings.Settings.Place;
import dev.tokenless.wizard.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path home;

    @Test
    void whatIsKeptIsReadAgain() {
        SettingsFile file = new SettingsFile(home.resolve("made").resolve("settings.properties"));
        Settings chosen = Settings.defaults()
                .withTheme(Theme.DARK)
                .withTextSize(14)
                .withLanguage(Optional.of("de"))
                .withCalm(true)
                .withPlace(new Place(10, 20, 1200, 800, true))
                .withLastStep("trust");
        file.write(chosen);
        assertThat(file.read()).isEqualTo(chosen);
    }

    @Test
    void aMissingFileMeansTheDefaults() {
        assertThat(new SettingsFile(home.resolve("none")).read()).isEqualTo(Settings.defaults());
    }

    @Test
    void whatIsDamagedIsAsIfItHadNeverBeenSet() throws IOException {
        Path file = home.resolve("settings.properties");
        Files.writeString(file, "theme=purple\ntext-size=900\nx=NaN\ny=1\nwidth=w\nheight=5\nlanguage=de\n");
        assertThat(new SettingsFile(file).read()).isEqualTo(Settings.defaults().withLanguage(Optional.of("de")));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(new SettingsFile(file).read()).isEqualTo(Settings.defaults());
    }
}
