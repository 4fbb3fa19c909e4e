package dev.tokenless.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name of a GitHub environment; case does not matter to GitHub nor to PyPI.
public record EnvironmentName(String value) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnvironmentName that && value.equalsIgnoreCase(that.value);
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
