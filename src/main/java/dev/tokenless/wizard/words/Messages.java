package dev.tokenless.wizard.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// The words of the wizard in one language: German for German, English for everything else. A key that the bundle
/// lacks is a defect: it throws, and a test finds it.
public final class Messages {

    private static final String BUNDLE = "dev.tokenless.wizard.words.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    public Messages(Locale locale) {
        this.locale = locale;
        // Without this, a German system would show German to a person who chose English.
        bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// Words from elsewhere.
    public Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The chosen language, else the system's.
    public static Messages in(Optional<String> tag) {
        return new Messages(tag.map(Locale::forLanguageTag).orElseGet(Locale::getDefault));
    }

    /// The text of a key. With arguments it is a `MessageFormat` pattern.
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /// The text of a key that not every language needs.
    public Optional<String> known(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /// For FXML's `%key`.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// The language of these words, for numbers and dates.
    public Locale locale() {
        return locale;
    }
}
