package dev.tokenless.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name of a GitHub secret, as written; GitHub compares in upper case.
public record SecretName(String value) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretName that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
