package dev.tokenless.practice.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the handler for a method and a path.
///
/// A template is matched segment by segment: `{name}` takes one segment (in which `%2F` may stand for a slash),
/// `{name...}` as the last piece takes all that is left. A trailing slash counts. The first route that fits wins.
public final class Router {

    private record Route(String method, List<String> pieces, Handler handler) {}

    private record Mount(String prefix, Router router) {}

    private final List<Route> routes = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private Handler otherwise = _ -> Answer.text(404, "Not Found");

    public Router on(String method, String template, Handler handler) {
        routes.add(new Route(method, pieces(template), handler));
        return this;
    }

    /// Everything beneath `prefix` (without a trailing slash) is answered by `router`, which sees the rest of the path.
    public Router mount(String prefix, Router router) {
        mounts.add(new Mount(prefix, router));
        return this;
    }

    /// Answers what no route takes.
    public Router otherwise(Handler handler) {
        otherwise = handler;
        return this;
    }

    public Answer answer(Call call) {
        try {
            return handlerOf(call);
        } catch (BadCall bad) {
            return bad.answer();
        }
    }

    private Answer handlerOf(Call call) {
        for (Mount mount : mounts) {
            if (call.path().startsWith(mount.prefix() + "/")) {
                return mount.router()
                        .answer(call.at(call.path().substring(mount.prefix().length()), Map.of()));
            }
        }
        List<String> path = pieces(call.path());
        for (Route route : routes) {
            if (route.method().equals(call.method())) {
                Optional<Map<String, String>> found = match(route.pieces(), path);
                if (found.isPresent()) {
                    return route.handler().handle(call.at(call.path(), found.get()));
                }
            }
        }
        return otherwise.handle(call);
    }

    private static List<String> pieces(String path) {
        return List.of(path.split("/", -1));
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String piece = template.get(i);
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (piece.endsWith("...}")) {
                String rest = String.join("/", path.subList(i, path.size()));
                found.put(piece.substring(1, piece.length() - 4), Call.segmentDecoded(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(found);
            }
            if (!fits(piece, path.get(i), found)) {
                return Optional.empty();
            }
        }
        return template.size() == path.size() ? Optional.of(found) : Optional.empty();
    }

    private static boolean fits(String piece, String segment, Map<String, String> found) {
        if (piece.startsWith("{")) {
            found.put(piece.substring(1, piece.length() - 1), Call.segmentDecoded(segment));
            return !segment.isEmpty();
        }
        return piece.equals(segment) || piece.equals(Call.segmentDecoded(segment));
    }
}
