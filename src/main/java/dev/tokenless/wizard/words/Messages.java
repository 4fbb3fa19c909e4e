package dev.tokenless.wizard.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the wizard in one language. A key that the bundle lacks is a defect: it throws, and a test finds it.
public final class Messages {

    private final ResourceBundle bundle;

    public Messages(Locale locale) {
        bundle = ResourceBundle.getBundle("dev.tokenless.wizard.words.messages", locale);
    }

    /// The text of a key. With arguments it is a `MessageFormat` pattern.
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, bundle.getLocale()).format(arguments);
    }

    /// For FXML's `%key`.
    public ResourceBundle bundle() {
        return bundle;
    }
}
