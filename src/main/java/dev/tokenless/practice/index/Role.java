package dev.tokenless.practice.index;

/// What a person may do with a project: owners manage it, maintainers upload only.
public enum Role {
    OWNER("Owner"),
    MAINTAINER("Maintainer");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /// As the JSON API's `ownership` spells it.
    String title() {
        return title;
    }
}
