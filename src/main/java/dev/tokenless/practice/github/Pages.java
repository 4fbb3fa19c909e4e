package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import java.util.ArrayList;
import java.util.List;

/// GitHub's pagination: `per_page` (30, at most 100), `page`, and the `Link` header,
/// whose addresses begin at the path: the gate puts the base address before them.
/// Source: docs.github.com, "Using pagination in the REST API".
final class Pages {

    private Pages() {}

    static Answer of(Call call, List<ObjectNode> all) {
        int size = Math.clamp(number(call, "per_page", 30), 1, 100);
        int page = Math.max(1, number(call, "page", 1));
        return linked(call, Answer.json(200, Json.array(slice(all, page, size))), all.size(), page, size);
    }

    /// A page of `{total_count, key: […]}`.
    static Answer counted(Call call, String key, List<ObjectNode> all) {
        int size = Math.clamp(number(call, "per_page", 30), 1, 100);
        int page = Math.max(1, number(call, "page", 1));
        ObjectNode body = Json.object("total_count", all.size(), key, slice(all, page, size));
        return linked(call, Answer.json(200, body), all.size(), page, size);
    }

    private static List<ObjectNode> slice(List<ObjectNode> all, int page, int size) {
        long from = Math.min(all.size(), (page - 1L) * size);
        return all.subList((int) from, (int) Math.min(all.size(), from + size));
    }

    private static Answer linked(Call call, Answer answer, int total, int page, int size) {
        int last = Math.max(1, (total + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(call, page - 1, size, "prev"));
            links.add(link(call, 1, size, "first"));
        }
        if (page < last) {
            links.add(link(call, page + 1, size, "next"));
            links.add(link(call, last, size, "last"));
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private static String link(Call call, int page, int size, String rel) {
        StringBuilder query = new StringBuilder("?per_page=" + size + "&page=" + page);
        call.query().forEach((name, value) -> {
            if (!name.equals("page") && !name.equals("per_page")) {
                query.append('&').append(encode(name)).append('=').append(encode(value));
            }
        });
        return "<" + call.path() + query + ">; rel=\"" + rel + "\"";
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int number(Call call, String name, int otherwise) {
        return call.query(name)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
