package dev.tokenless.practice.index;

import java.util.Locale;

/// The project status marker of the Simple API.
public enum ProjectStatus {
    ACTIVE,
    ARCHIVED,
    QUARANTINED,
    DEPRECATED;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesUploads() {
        return this == ACTIVE || this == DEPRECATED;
    }
}
