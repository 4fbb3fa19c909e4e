package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenless.github.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the scan's answer becomes; and that a file which GraphQL did not give as it is gets fetched as it is.
class RepositoryReadingTest {

    private final List<String> fetched = new ArrayList<>();

    @Test
    void itsOwnActionsAndTagsAreThere() throws IOException {
        Repository repository = read("""
                "workflows": {"entries": [
                  {"name": "a.yml", "object": {"text": "on: push\\n", "byteSize": 9}},
                  {"name": "notes.txt", "object": {"text": "x", "byteSize": 1}}]},
                "action": {"text": "name: root", "byteSize": 10},
                "setupPy": null,
                "actions": {"entries": [
                  {"name": "upload", "object": {"entries": [
                    {"name": "action.yml", "object": {"text": "name: up", "byteSize": 8}},
                    {"name": "run.py", "object": {"text": "x", "byteSize": 1}}]}},
                  {"name": "README.md", "object": {"text": "x", "byteSize": 1}}]},
                "tags": {"nodes": [{"name": "v2"}, {"name": "v1"}]},
                "environments": {"nodes": [{"name": "pypi"}]}""");
        assertThat(repository.workflows()).containsOnlyKeys(".github/workflows/a.yml");
        assertThat(repository.texts())
                .containsOnlyKeys(".github/workflows/a.yml", "action.yml", ".github/actions/upload/action.yml")
                .containsEntry("action.yml", "name: root");
        assertThat(repository.knows("setup.py")).as("looked for, and not there").isTrue();
        assertThat(repository.knows("tools/release.sh")).isFalse();
        assertThat(repository.tags()).containsExactly("v2", "v1");
        assertThat(repository.environments()).hasSize(1);
        assertThat(fetched).isEmpty();
    }

    @Test
    void aTruncatedFileIsFetchedApart() throws IOException {
        Repository repository = read("""
                "workflows": {"entries": [
                  {"name": "a.yml", "object": {"text": "on: pu", "byteSize": 900, "isTruncated": true}}]}""");
        assertThat(fetched).containsExactly(".github/workflows/a.yml");
        assertThat(repository.workflows()).containsValue("fetched");
    }

    /// GraphQL gives text; a file in another encoding would come back changed, and be written back changed.
    @Test
    void aFileWhoseSizeDiffersIsFetchedApart() throws IOException {
        read(
                "\"workflows\": {\"entries\": [{\"name\": \"a.yml\", \"object\": {\"text\": \"caf\u00e9\", \"byteSize\": 4}}]}");
        assertThat(fetched).hasSize(1);
        fetched.clear();
        read(
                "\"workflows\": {\"entries\": [{\"name\": \"a.yml\", \"object\": {\"text\": \"caf\u00e9\", \"byteSize\": 5}}]}");
        assertThat(fetched).isEmpty();
    }

    @Test
    void aBinaryFileIsNoWorkflow() throws IOException {
        Repository repository = read(
                "\"workflows\": {\"entries\": [{\"name\": \"a.yml\", \"object\": {\"text\": null, \"isBinary\": true, \"byteSize\": 5}}]}");
        assertThat(repository.workflows()).isEmpty();
        assertThat(fetched).isEmpty();
    }

    private Repository read(String facts) throws IOException {
        JsonNode node = new JsonMapper().readTree("""
                {"databaseId": 1, "nameWithOwner": "o/r", "isPrivate": false, "isFork": false, "isArchived": false,
                 "viewerPermission": "WRITE", "owner": {"login": "o", "__typename": "User", "databaseId": 2},
                 "defaultBranchRef": {"name": "main", "target": {"oid": "c0ffee"}},
                """ + facts + "}");
        var reading = new RepositoryReading((_, path) -> {
            fetched.add(path);
            return Optional.of("fetched");
        });
        return reading.repository(node).orElseThrow();
    }
}
