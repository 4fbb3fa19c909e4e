package dev.tokenless.practice.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request, as a handler sees it.
///
/// @param method in capitals
/// @param path still percent-encoded, as it came, without the query; relative to the router that looks at it
/// @param parameters what the route's template named, percent-decoded
/// @param query decoded; of a repeated name the first value
/// @param headers names in lower case
/// @param body at most [Server#MOST_BODY_BYTES] bytes
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every upload would serve nobody
public record Call(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body) {

    public Call {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// What the template named; a name that the template does not hold is the caller's mistake.
    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no path parameter " + name));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as `application/x-www-form-urlencoded` fields.
    public Map<String, String> form() {
        return pairs(text());
    }

    Call at(String relativePath, Map<String, String> found) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(found);
        return new Call(method, relativePath, all, query, headers, body);
    }

    static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                pairs.putIfAbsent(formDecoded(name), equals < 0 ? "" : formDecoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text; // a broken escape stands for itself
        }
    }

    /// A path segment, decoded: unlike in a form, `+` stands for itself.
    static String segmentDecoded(String segment) {
        return formDecoded(segment.replace("+", "%2B"));
    }
}
