package dev.tokenless.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A form as the practice pages write them, with the values that stand in it. Reads our own pages, not any HTML.
///
/// @param action where it is sent; empty for the page's own address
/// @param preface the page's text shortly before the form, without markup
record WebForm(Optional<String> action, Map<String, String> fields, String preface, String named) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z_-]+)=\"([^\"]*)\"");
    private static final Pattern STRONG = Pattern.compile("<strong>([^<]*)</strong>");
    private static final int PREFACE = 600;

    static Stream<WebForm> in(String page) {
        return FORM.matcher(page).results().map(found -> {
            String before = page.substring(Math.max(0, found.start() - PREFACE), found.start());
            int card = before.lastIndexOf("<div");
            String near = card < 0 ? before : before.substring(card);
            Map<String, String> fields = new LinkedHashMap<>();
            INPUT.matcher(found.group(2)).results().forEach(input -> {
                Map<String, String> attributes = attributes(input.group(1));
                Optional.ofNullable(attributes.get("name"))
                        .ifPresent(name -> fields.put(name, attributes.getOrDefault("value", "")));
            });
            return new WebForm(
                    Optional.ofNullable(attributes(found.group(1)).get("action")),
                    fields,
                    plain(near.replaceAll("<[^>]*>", "")),
                    STRONG.matcher(near)
                            .results()
                            .findFirst()
                            .map(name -> plain(name.group(1)))
                            .orElse(""));
        });
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.put(matcher.group(1), plain(matcher.group(2)));
        }
        return attributes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }
}
