package dev.tokenless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.practice.Announcement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a practice world holds of some repositories, as lines that two worlds can be compared by: no ids, no times, no
/// commit ids. Files are told by their blob ids, so a different byte shows.
final class WorldPicture {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PUBLISHER = Pattern.compile("<p>Remove <strong>([^<]*)<");
    private static final Pattern TOKEN = Pattern.compile("<tr><td>([^<]*)</td><td>([^<]*)</td>");

    private final Announcement world;
    private final HttpClient http = HttpClient.newHttpClient();

    WorldPicture(Announcement world) {
        this.world = world;
    }

    /// Everything: what a walk leaves behind.
    List<String> of(List<String> repositories) {
        List<String> lines = new ArrayList<>();
        for (String repository : repositories) {
            settings(repository).forEach(line -> lines.add(repository + " " + line));
            history(repository).forEach(line -> lines.add(repository + " " + line));
        }
        TOKEN.matcher(page(world.pypi() + "/manage/account/"))
                .results()
                .forEach(row -> lines.add("token " + row.group(1) + " for " + row.group(2)));
        return lines;
    }

    /// What undo promises: files, branches, environments with their policies, secrets, publishers.
    List<String> settings(String repository) {
        List<String> lines = new ArrayList<>();
        for (JsonNode environment : api(repository, "/environments").path("environments")) {
            String name = environment.path("name").asText();
            lines.add("environment " + name + " " + rules(environment) + policies(repository, name));
            names(api(repository, "/environments/" + name + "/secrets").path("secrets"), "name")
                    .forEach(secret -> lines.add("secret " + secret + " in " + name));
        }
        for (JsonNode file : api(repository, "/git/trees/main?recursive=1").path("tree")) {
            if (file.path("type").asText().equals("blob")) {
                lines.add("file " + file.path("path").asText() + " "
                        + file.path("sha").asText());
            }
        }
        names(api(repository, "/branches"), "name").forEach(branch -> lines.add("branch " + branch));
        names(api(repository, "/actions/secrets").path("secrets"), "name").forEach(name -> lines.add("secret " + name));
        String project = repository.substring(repository.indexOf('/') + 1);
        PUBLISHER
                .matcher(page(world.pypi() + "/manage/project/" + project + "/settings/publishing/"))
                .results()
                .forEach(publisher -> lines.add("publisher " + publisher.group(1)));
        return lines;
    }

    private List<String> history(String repository) {
        List<String> lines = new ArrayList<>();
        for (JsonNode pull : api(repository, "/pulls?state=all")) {
            lines.add("pull " + pull.path("number") + " " + pull.path("title") + pull.path("state") + pull.path("draft")
                    + " " + !pull.path("merged_at").isNull() + " " + pull.path("body"));
        }
        names(api(repository, "/releases"), "tag_name").forEach(tag -> lines.add("release " + tag));
        api(repository, "/commits?per_page=100")
                .forEach(commit -> lines.add(
                        "commit " + commit.path("commit").path("message").asText()));
        for (JsonNode run : api(repository, "/actions/runs").path("workflow_runs")) {
            lines.add("run " + run.path("event") + run.path("head_branch") + run.path("conclusion"));
        }
        String project = repository.substring(repository.indexOf('/') + 1);
        Pattern.compile(">([^<]*\\.(?:whl|tar\\.gz))<")
                .matcher(page(world.pypi() + "/simple/" + project + "/"))
                .results()
                .forEach(file -> lines.add("upload " + file.group(1)));
        return lines;
    }

    private static String rules(JsonNode environment) {
        TreeSet<String> rules = new TreeSet<>();
        for (JsonNode rule : environment.path("protection_rules")) {
            rules.add(rule.path("type").asText()
                    + rule.path("wait_timer")
                    + rule.path("prevent_self_review")
                    + rule.path("reviewers").findValuesAsText("login"));
        }
        return rules + " bypass " + environment.path("can_admins_bypass") + " "
                + environment.path("deployment_branch_policy");
    }

    private String policies(String repository, String environment) {
        TreeSet<String> patterns = new TreeSet<>();
        api(repository, "/environments/" + environment + "/deployment-branch-policies")
                .path("branch_policies")
                .forEach(policy -> patterns.add(
                        policy.path("type").asText() + " " + policy.path("name").asText()));
        return " " + patterns;
    }

    private static List<String> names(JsonNode list, String key) {
        TreeMap<String, Boolean> names = new TreeMap<>();
        list.forEach(node -> names.put(node.path(key).asText(), true));
        return List.copyOf(names.keySet());
    }

    private JsonNode api(String repository, String path) {
        try {
            return JSON.readTree(page(world.github() + "/repos/" + repository + path));
        } catch (IOException broken) {
            throw new AssertionError(path, broken);
        }
    }

    private String page(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer " + world.token())
                    .header("User-Agent", "picture")
                    .header("Accept", address.contains("/api/") ? "application/json" : "text/html")
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            // what is not there is empty: an environment without own patterns, a project without page
            return answer.statusCode() == 200 ? answer.body() : "{}";
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(address, broken);
        }
    }
}
