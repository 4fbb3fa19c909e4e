package dev.tokenless.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;

/// Does in the practice world what only a person can do, through the pages and endpoints that a person would use:
/// PyPI's forms, the merge button, the release form, the approval of a waiting run.
///
/// Knows nothing of the rest of the program: give it addresses and numbers. Every method ends in a [PracticeRefusal]
/// where the world refuses, with what the world said.
public final class PracticePerson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String github;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    /// A person at the practice GitHub with this base address, holding this token.
    public PracticePerson(URI github, String token) {
        this.github = github.toString();
        this.token = token;
    }

    /// Opens a project's pre-filled publishing page and presses Add.
    public void addPublisher(URI prefilledPage) {
        String page = page(prefilledPage);
        WebForm form = WebForm.in(page)
                .filter(one -> one.has("workflow_filename"))
                .findFirst()
                .orElseThrow(() -> new PracticeRefusal("The page has no form to add a publisher: " + prefilledPage));
        String answer = submit(prefilledPage, form);
        // pressed twice, the second time changes nothing
        if (!answer.contains("Added ") && !answer.contains("is already registered")) {
            throw new PracticeRefusal("The publisher was not added on " + prefilledPage);
        }
    }

    /// Removes tokens on the account page: those of the named projects and, if asked, those for all projects.
    ///
    /// @return the names of the removed tokens
    public List<String> revokeTokens(URI accountPage, Set<String> projects, boolean accountWide) {
        List<String> removed = new ArrayList<>();
        for (WebForm form : WebForm.in(page(accountPage))
                .filter(one -> one.has("macaroon_id"))
                .toList()) {
            boolean everything = form.preface().contains("(All projects)");
            boolean ours = projects.stream().anyMatch(project -> form.preface().contains("(Project: " + project + ")"));
            if (ours || (everything && accountWide)) {
                submit(accountPage, form);
                removed.add(form.named());
            }
        }
        return removed;
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

    private String page(URI page) {
        return sent(HttpRequest.newBuilder(page).timeout(PATIENCE).build());
    }

    private String submit(URI page, WebForm form) {
        return sent(HttpRequest.newBuilder(form.action().map(page::resolve).orElse(page))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", page.getScheme() + "://" + page.getAuthority())
                .POST(BodyPublishers.ofString(form.encoded()))
                .build());
    }

    private String sent(HttpRequest request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 400) {
            throw new PracticeRefusal(request.uri() + " answered " + response.statusCode());
        }
        return response.body();
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
