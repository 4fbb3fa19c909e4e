package dev.tokenless.wizard;

import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.settings.Settings;
import java.util.Optional;

/// Windows that do not depend on the language of the computer that runs the tests.
final class Contexts {

    private Contexts() {}

    static AppContext english(Doors doors) {
        return in("en", doors);
    }

    static AppContext in(String language, Doors doors) {
        return new AppContext(doors, false, Settings.defaults().withLanguage(Optional.of(language)), _ -> {});
    }
}
