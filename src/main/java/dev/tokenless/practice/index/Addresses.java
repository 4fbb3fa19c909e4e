package dev.tokenless.practice.index;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Where things are, beneath one base address that ends in a slash.
record Addresses(URI base) {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    String file(StoredFile file) {
        return base + "packages/" + file.path();
    }

    String simple(Project project) {
        return base + "simple/" + project.normalised() + "/";
    }

    String json(Project project) {
        return base + "pypi/" + project.normalised() + "/json";
    }

    String provenance(Project project, StoredFile file) {
        return base + "integrity/" + project.normalised() + "/" + encoded(file.version()) + "/"
                + encoded(file.filename()) + "/provenance";
    }

    String page(Project project) {
        return base + "project/" + project.normalised() + "/";
    }

    String page(Project project, String version) {
        return page(project) + encoded(version) + "/";
    }

    String publishing(Project project) {
        return manage(project) + "settings/publishing/";
    }

    String history(Project project) {
        return manage(project) + "history/";
    }

    String collaboration(Project project) {
        return manage(project) + "collaboration/";
    }

    String projects() {
        return base + "manage/projects/";
    }

    String account() {
        return base + "manage/account/";
    }

    String pending() {
        return account() + "publishing/";
    }

    String tokens() {
        return account() + "token/";
    }

    /// As the APIs write a time.
    static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String manage(Project project) {
        return base + "manage/project/" + project.normalised() + "/";
    }
}
