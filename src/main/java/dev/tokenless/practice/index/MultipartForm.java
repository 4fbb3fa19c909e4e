package dev.tokenless.practice.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of a `multipart/form-data` body. Source: RFC 7578.
record MultipartForm(List<Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");

    /// @param content one character for each byte
    record Part(String name, Optional<String> filename, String content) {
        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// Empty when the body is no such form.
    static Optional<MultipartForm> parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        String delimiter = "\r\n--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int next = text.indexOf(delimiter, start + delimiter.length());
            if (next >= 0) {
                part(text.substring(start + delimiter.length(), next)).ifPresent(parts::add);
            }
            start = next;
        }
        return Optional.of(new MultipartForm(List.copyOf(parts)));
    }

    /// The first value of a field.
    Optional<String> text(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::text)
                .findFirst();
    }

    List<String> texts(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::text)
                .toList();
    }

    Optional<Distribution> file(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .flatMap(part -> part.filename().map(filename -> new Distribution(filename, part.bytes())).stream())
                .findFirst();
    }

    private static Optional<Part> part(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        String headers = text.substring(0, end);
        Matcher name = NAME.matcher(headers);
        Matcher filename = FILENAME.matcher(headers);
        return name.find()
                ? Optional.of(new Part(
                        utf8(name.group(1)),
                        filename.find() ? Optional.of(utf8(filename.group(1))) : Optional.empty(),
                        text.substring(end + 4)))
                : Optional.empty();
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
