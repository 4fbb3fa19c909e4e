package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Repository;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/// A public repository without sign-in, by REST alone: GitHub answers GraphQL to nobody who is not signed in. It takes
/// a request for each file, and GitHub allows sixty an hour.
final class PublicReading {

    private static final String FOLDER = ".github/workflows";

    private final Wire wire;

    PublicReading(Wire wire) {
        this.wire = wire;
    }

    Repository repository(RepositoryName asked) {
        JsonNode node = wire.find(wire.repository(asked))
                .orElseThrow(() -> new GitHubException(new GitHubFailure.NotFound("the repository " + asked)));
        String fullName = Json.text(node, "full_name");
        RepositoryName name = RepositoryName.parse(fullName).orElseThrow(() -> Json.unreadable("no repository's name"));
        String branch = Json.text(node, "default_branch");
        String head = wire.find(wire.repository(name, "git", "ref", "heads/" + branch))
                .map(ref -> Json.text(ref.path("object"), "sha"))
                .orElseThrow(() -> new GitHubException(new GitHubFailure.NotFound("a commit in " + name)));
        JsonNode owner = node.path("owner");
        return new Repository(
                name,
                Json.number(node, "id"),
                Json.number(owner, "id"),
                Json.text(owner, "type").equals("Organization"),
                Json.truth(node, "private"),
                Json.truth(node, "fork"),
                node.path("archived").asBoolean(false),
                false,
                false,
                branch,
                head,
                workflows(name, head),
                Map.of("pyproject.toml", FileText.read(wire, name, head, "pyproject.toml")),
                List.of(),
                List.of());
    }

    private Map<String, String> workflows(RepositoryName name, String head) {
        HttpUrl folder = wire.repository(name, "contents", FOLDER)
                .newBuilder()
                .addQueryParameter("ref", head)
                .build();
        Map<String, String> texts = new HashMap<>();
        Optional<JsonNode> list = wire.find(folder).filter(JsonNode::isArray);
        list.ifPresent(entries -> entries.forEach(entry -> {
            String path = FOLDER + "/" + Json.text(entry, "name");
            if (path.endsWith(".yml") || path.endsWith(".yaml")) {
                FileText.read(wire, name, head, path).ifPresent(text -> texts.put(path, text));
            }
        }));
        return texts;
    }
}
