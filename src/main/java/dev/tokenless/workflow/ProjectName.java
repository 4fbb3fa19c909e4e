package dev.tokenless.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name of a project on an index. Equal where the normalised names are (PEP 503).
public record ProjectName(String value) {

    /// Lower case, runs of `-`, `_` and `.` as one `-`.
    public String normalised() {
        return value.strip().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectName that && normalised().equals(that.normalised());
    }

    @Override
    public int hashCode() {
        return normalised().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
