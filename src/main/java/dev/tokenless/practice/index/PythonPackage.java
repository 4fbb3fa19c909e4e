package dev.tokenless.practice.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A tiny pure Python package and the files that its build makes, the same bytes each time.
///
/// @param urls label to address, as `Project-URL` states them
/// @param madeFrom where the build took it from (a commit, say), so that two builds can differ
public record PythonPackage(String name, String version, Map<String, String> urls, String madeFrom) {
    /// The earliest time that a zip entry can have, so that a build does not depend on when it ran.
    private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    public PythonPackage {
        urls = Map.copyOf(urls);
    }

    /// A wheel that pip installs. Source: packaging.python.org, "Binary distribution format".
    public Distribution wheel() {
        String info = folder() + ".dist-info/";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ProjectNames.escaped(name) + "/__init__.py", utf8(module()));
        files.put(info + "METADATA", utf8(metadata()));
        files.put(info + "WHEEL", utf8("""
                Wheel-Version: 1.0
                Generator: tokenless-practice
                Root-Is-Purelib: true
                Tag: py3-none-any
                """));
        files.put(info + "RECORD", utf8(inventory(files, info + "RECORD")));
        return new Distribution(folder() + "-py3-none-any.whl", zip(files));
    }

    /// A source distribution. Source: packaging.python.org, "Source distribution format".
    public Distribution sourceDistribution() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(folder() + "/PKG-INFO", utf8(metadata()));
        files.put(folder() + "/pyproject.toml", utf8("""
                [build-system]
                requires = ["setuptools>=61"]
                build-backend = "setuptools.build_meta"

                [project]
                name = "%s"
                version = "%s"
                """.formatted(name, version)));
        files.put(folder() + "/" + ProjectNames.escaped(name) + "/__init__.py", utf8(module()));
        return new Distribution(folder() + ".tar.gz", gzip(Tar.archive(files)));
    }

    private String folder() {
        return ProjectNames.escaped(name) + "-" + version;
    }

    private String module() {
        return """
                \"""A practice package, made from %s.\"""

                __version__ = "%s"
                """.formatted(madeFrom.replaceAll("[^A-Za-z0-9 ._/@:-]", "?"), version);
    }

    private String metadata() {
        StringBuilder metadata = new StringBuilder("""
                Metadata-Version: 2.1
                Name: %s
                Version: %s
                Summary: A practice package
                Requires-Python: >=3.8
                """.formatted(name, version));
        urls.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(url -> metadata.append("Project-URL: ")
                        .append(url.getKey())
                        .append(", ")
                        .append(url.getValue())
                        .append('\n'));
        return metadata.append("\nMade in the practice world of Tokenless.\n").toString();
    }

    private static String inventory(Map<String, byte[]> files, String self) {
        StringBuilder inventory = new StringBuilder();
        files.forEach((path, content) -> inventory
                .append(path)
                .append(",sha256=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(content)))
                .append(',')
                .append(content.length)
                .append('\n'));
        return inventory.append(self).append(",,\n").toString();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ZIP_EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
