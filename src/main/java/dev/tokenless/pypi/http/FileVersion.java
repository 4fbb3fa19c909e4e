package dev.tokenless.pypi.http;

import java.util.List;

/// Reads the version out of a distribution's file name (PEP 427, PEP 625, and older source distributions).
final class FileVersion {

    private static final List<String> ENDINGS =
            List.of(".tar.gz", ".tar.bz2", ".tar.xz", ".tar.Z", ".tgz", ".zip", ".tar");

    private FileVersion() {}

    static String of(String filename) {
        if (filename.endsWith(".whl") || filename.endsWith(".egg")) {
            String[] parts = filename.substring(0, filename.length() - 4).split("-", -1);
            return parts.length > 1 ? parts[1] : "";
        }
        String stem = ENDINGS.stream()
                .filter(filename::endsWith)
                .findFirst()
                .map(ending -> filename.substring(0, filename.length() - ending.length()))
                .orElse(filename);
        int dash = stem.lastIndexOf('-');
        return dash < 0 ? "" : stem.substring(dash + 1);
    }
}
