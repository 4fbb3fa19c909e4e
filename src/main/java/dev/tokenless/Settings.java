package dev.tokenless;

import dev.tokenless.desktop.Folders;
import dev.tokenless.github.OauthApp;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/// What can be set besides the command line: by a variable, or by a line in `settings.properties` in the home folder.
/// No secret is among it.
///
/// @param app through which signing in with a code goes
record Settings(Optional<OauthApp> app) {

    private static final String FILE = "settings.properties";

    /// How to set an app, for people.
    static final String NO_APP =
            "Signing in with a code needs the public client id of a GitHub OAuth app with device flow"
                    + " switched on: set TOKENLESS_GITHUB_CLIENT_ID, or github.client-id in settings.properties in Tokenless's"
                    + " folder. Its secret is not needed.";

    static Settings read(Map<String, String> environment, Folders folders) {
        Properties file = file(folders.home().resolve(FILE));
        return new Settings(value(environment, "TOKENLESS_GITHUB_CLIENT_ID", file, "github.client-id")
                .map(id -> new OauthApp(
                        id,
                        value(environment, "TOKENLESS_GITHUB_APP", file, "github.app")
                                .orElse("Tokenless"),
                        value(environment, "TOKENLESS_GITHUB_APP_OWNER", file, "github.app-owner")
                                .orElse("its publisher"))));
    }

    private static Optional<String> value(
            Map<String, String> environment, String variable, Properties file, String key) {
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(file.getProperty(key)))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty));
    }

    private static Properties file(Path path) {
        Properties properties = new Properties();
        if (Files.isRegularFile(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                properties.clear();
            }
        }
        return properties;
    }
}
