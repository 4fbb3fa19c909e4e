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

    /// Links between pages are paths, so that they hold under whichever name of this computer the person uses.
    String page(Project project) {
        return path() + "project/" + project.normalised() + "/";
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

    String release(Project project, String version) {
        return manage(project) + "release/" + encoded(version) + "/";
    }

    String collaboration(Project project) {
        return manage(project) + "collaboration/";
    }

    String projects() {
        return path() + "manage/projects/";
    }

    String account() {
        return path() + "manage/account/";
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

    /// The whole address of a page.
    String whole(String page) {
        return base.resolve(page).toString();
    }

    private String path() {
        return base.getRawPath();
    }

    private String manage(Project project) {
        return path() + "manage/project/" + project.normalised() + "/";
    }
}
