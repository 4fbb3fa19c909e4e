package dev.tokenless.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.index.IndexPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Does in the practice world what only a person can do, through the pages and endpoints that a person would use:
/// PyPI's forms (by [IndexPerson]), the merge, the release, the approval of a waiting run.
///
/// Knows nothing of the rest of the program: give it addresses and numbers. Every method ends in a [PracticeRefusal]
/// where GitHub refuses, with what the world said.
public final class PracticePerson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String github;
    private final String token;
    private final IndexPerson pypi;
    private final IndexPerson testPypi;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    public PracticePerson(Announcement world) {
        this.github = world.github().toString();
        this.token = world.token();
        this.pypi = new IndexPerson(URI.create(world.pypi() + "/"));
        this.testPypi = new IndexPerson(URI.create(world.testpypi() + "/"));
    }

    /// The same person at the pages of the practice PyPI.
    public IndexPerson pypi() {
        return pypi;
    }

    /// The same person at the pages of the practice TestPyPI, where the account is another one.
    public IndexPerson testPypi() {
        return testPypi;
    }

    /// Presses the merge button of a pull request.
    ///
    /// @param repository `owner/name`
    public void merge(String repository, int number) {
        api("PUT", "/repos/" + repository + "/pulls/" + number + "/merge", Map.of());
    }

    /// Cuts the next release: the newest tag with its last number raised by one.
    ///
    /// @return the new tag
    public String release(String repository) {
        String tag = nextTag(newestTag(repository));
        api("POST", "/repos/" + repository + "/releases", Map.of("tag_name", tag, "name", tag));
        return tag;
    }

    /// Starts a workflow by hand on a branch or tag.
    public void dispatch(String repository, String workflowFile, String ref) {
        api("POST", "/repos/" + repository + "/actions/workflows/" + workflowFile + "/dispatches", Map.of("ref", ref));
    }

    /// Approves every deployment for which a run waits.
    public void approve(String repository, long run) {
        String path = "/repos/" + repository + "/actions/runs/" + run + "/pending_deployments";
        List<Long> environments = new ArrayList<>();
        api("GET", path, Map.of())
                .forEach(pending ->
                        environments.add(pending.path("environment").path("id").asLong()));
        api("POST", path, Map.of("environment_ids", environments, "state", "approved", "comment", "Looked at it"));
    }

    private String newestTag(String repository) {
        JsonNode tags = api("GET", "/repos/" + repository + "/tags", Map.of());
        return tags.isEmpty() ? "v0.0.0" : tags.get(0).path("name").asText();
    }

    /// `v1.2.3` becomes `v1.2.4`, `core-v1.0` becomes `core-v1.1`; a tag without a number gets `-1`.
    static String nextTag(String tag) {
        int end = tag.length();
        while (end > 0 && !Character.isDigit(tag.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isDigit(tag.charAt(start - 1))) {
            start--;
        }
        return start == end
                ? tag + "-1"
                : tag.substring(0, start) + (Long.parseLong(tag.substring(start, end)) + 1) + tag.substring(end);
    }

    private JsonNode api(String method, String path, Map<String, Object> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(github + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/vnd.github+json")
                    .header("User-Agent", "practice-person")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                    .build();
            HttpResponse<String> response = send(request);
            JsonNode answer = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new PracticeRefusal(method + " " + path + ": " + response.statusCode() + " "
                        + answer.path("message").asText());
            }
            return answer;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Map<String, Object> body) {
        ObjectNode node = JSON.valueToTree(body);
        return node.toString();
    }

    private HttpResponse<String> send(HttpRequest request) {
        String host = request.uri().getHost();
        if (!"127.0.0.1".equals(host) && !"localhost".equals(host)) {
            throw new PracticeRefusal("Not an address of the practice world: " + request.uri());
        }
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new PracticeRefusal("The practice world does not answer: " + cause.getMessage());
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new PracticeRefusal("Interrupted");
        }
    }
}
