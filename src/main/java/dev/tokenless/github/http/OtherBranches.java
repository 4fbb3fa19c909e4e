package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The workflow files of other branches: one request for a hundred branches, one for the folders of forty of them, and
/// one for each commit that has a file of its own; equal files are read once.
final class OtherBranches {

    private static final int IN_ONE_REQUEST = 40;
    private static final String FOLDER = ".github/workflows";

    private final Wire wire;
    private final FileCalls files;

    OtherBranches(Wire wire, FileCalls files) {
        this.wire = wire;
        this.files = files;
    }

    private record Branch(String name, String head) {}

    private record Entry(Branch branch, String path, String blob) {}

    List<BranchWorkflow> of(RepositoryName name, String main) {
        List<Entry> entries = new ArrayList<>();
        List<Branch> branches = branches(name, main);
        for (int from = 0; from < branches.size(); from += IN_ONE_REQUEST) {
            entries.addAll(entries(name, branches.subList(from, Math.min(branches.size(), from + IN_ONE_REQUEST))));
        }
        Map<String, Optional<String>> texts = texts(name, entries);
        return entries.stream()
                .flatMap(entry -> texts.getOrDefault(entry.blob(), Optional.empty()).stream()
                        .map(text -> new BranchWorkflow(entry.branch().name(), entry.path(), text)))
                .toList();
    }

    private List<Branch> branches(RepositoryName name, String main) {
        List<Branch> branches = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode variables = Json.object().put("owner", name.owner()).put("name", name.name());
            cursor.ifPresent(place -> variables.put("cursor", place));
            JsonNode refs =
                    wire.query(Operation.BRANCHES, variables).path("repository").path("refs");
            for (JsonNode ref : refs.path("nodes")) {
                Branch branch = new Branch(Json.text(ref, "name"), Json.text(ref.path("target"), "oid"));
                if (!branch.name().equals(main) && !lands(ref, branch)) {
                    branches.add(branch);
                }
            }
            JsonNode page = refs.path("pageInfo");
            cursor = Json.truth(page, "hasNextPage") ? Optional.of(Json.text(page, "endCursor")) : Optional.empty();
        } while (cursor.isPresent());
        return branches;
    }

    /// Its work lands, or has landed, elsewhere, and nobody keeps it to release from.
    private static boolean lands(JsonNode ref, Branch branch) {
        JsonNode request = ref.path("associatedPullRequests").path("nodes").path(0);
        return request.isObject()
                && !Json.truth(request, "isCrossRepository")
                && (Json.text(request, "state").equals("OPEN")
                        || Json.text(request, "headRefOid").equals(branch.head()))
                && !ReleaseSeries.named(branch.name())
                && !guarded(ref.path("refUpdateRule"));
    }

    /// A rule for some branches is set for those that stay; one for all of them says nothing.
    private static boolean guarded(JsonNode rule) {
        return rule.isObject() && !Json.text(rule, "pattern").matches("[*/]*");
    }

    private List<Entry> entries(RepositoryName name, List<Branch> branches) {
        ObjectNode variables = Json.object().put("owner", name.owner()).put("name", name.name());
        for (int number = 0; number < branches.size(); number++) {
            variables.put("folder" + number, branches.get(number).head() + ":" + FOLDER);
        }
        JsonNode repository =
                wire.query("Folders", foldersQuery(branches.size()), variables).path("repository");
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < branches.size(); number++) {
            for (JsonNode file : repository.path("folder" + number).path("entries")) {
                String path = FOLDER + "/" + Json.text(file, "name");
                if (path.endsWith(".yml") || path.endsWith(".yaml")) {
                    entries.add(new Entry(branches.get(number), path, Json.text(file.path("object"), "oid")));
                }
            }
        }
        return entries;
    }

    private Map<String, Optional<String>> texts(RepositoryName name, List<Entry> entries) {
        Map<String, Optional<String>> texts = new HashMap<>();
        for (Branch branch : entries.stream().map(Entry::branch).distinct().toList()) {
            List<Entry> fresh = entries.stream()
                    .filter(entry -> entry.branch().equals(branch) && !texts.containsKey(entry.blob()))
                    .toList();
            if (!fresh.isEmpty()) {
                var read = files.texts(
                        name, branch.head(), fresh.stream().map(Entry::path).toList());
                fresh.forEach(entry -> texts.put(entry.blob(), read.text(entry.path())));
            }
        }
        return texts;
    }

    /// A query for so many folders, whose names are variables, since a query's text must hold no data.
    static String foldersQuery(int folders) {
        var declared = new StringBuilder();
        var fields = new StringBuilder();
        for (int number = 0; number < folders; number++) {
            declared.append(", $folder").append(number).append(": String!");
            fields.append("    folder%1$d: object(expression: $folder%1$d) { ...Folder }%n".formatted(number));
        }
        return """
                query Folders($owner: String!, $name: String!%s) {
                  repository(owner: $owner, name: $name) {
                %s  }
                }
                fragment Folder on Tree { entries { name object { oid } } }
                """.formatted(declared, fields);
    }
}
