package dev.tokenless;

import java.util.Locale;
import java.util.Map;

/// Whether a window can be opened at all. GTK would print to standard error before JavaFX could say no.
final class Display {

    private Display() {}

    static boolean isThere(Map<String, String> environment, String system, String platform) {
        return platform.equalsIgnoreCase("Headless")
                || !system.toLowerCase(Locale.ROOT).startsWith("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
