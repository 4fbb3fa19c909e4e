package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Sources;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts of files at one commit: many in one GraphQL request; without sign-in, where GitHub answers no GraphQL,
/// one by one.
final class FileCalls {

    private static final int IN_ONE_REQUEST = 40;

    private final Wire wire;
    private final boolean signedIn;

    FileCalls(Wire wire, boolean signedIn) {
        this.wire = wire;
        this.signedIn = signedIn;
    }

    Sources texts(RepositoryName name, String ref, Collection<String> paths) {
        Map<String, String> texts = new HashMap<>();
        List<String> all = paths.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += IN_ONE_REQUEST) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IN_ONE_REQUEST));
            if (signedIn) {
                addTogether(texts, name, ref, some);
            } else {
                some.forEach(path -> read(name, ref, path).ifPresent(text -> texts.put(path, text)));
            }
        }
        return new Sources(texts);
    }

    private void addTogether(Map<String, String> texts, RepositoryName name, String ref, List<String> paths) {
        ObjectNode variables = Json.object().put("owner", name.owner()).put("name", name.name());
        for (int number = 0; number < paths.size(); number++) {
            variables.put("file" + number, ref + ":" + paths.get(number));
        }
        JsonNode repository =
                wire.query("Files", filesQuery(paths.size()), variables).path("repository");
        var reading = new RepositoryReading((_, path) -> read(name, ref, path));
        for (int number = 0; number < paths.size(); number++) {
            String path = paths.get(number);
            reading.text(name, path, repository.path("file" + number)).ifPresent(text -> texts.put(path, text));
        }
    }

    private Optional<String> read(RepositoryName name, String ref, String path) {
        return FileText.read(wire, name, ref, path);
    }

    /// A query for so many files, whose names are variables, since a query's text must hold no data.
    static String filesQuery(int files) {
        var declared = new StringBuilder();
        var fields = new StringBuilder();
        for (int number = 0; number < files; number++) {
            declared.append(", $file").append(number).append(": String!");
            fields.append("    file%1$d: object(expression: $file%1$d) { ...Text }%n".formatted(number));
        }
        return """
                query Files($owner: String!, $name: String!%s) {
                  repository(owner: $owner, name: $name) {
                %s  }
                }
                """.formatted(declared, fields) + Operation.TEXT;
    }
}
