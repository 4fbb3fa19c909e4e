package dev.tokenless.practice.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person at the pages of a practice index: reads what they show and presses their buttons, and has no other way in.
///
/// Every method throws [IllegalStateException] with the page's own words when the page refuses, and
/// [UncheckedIOException] when it cannot be reached.
public final class IndexPerson {
    private static final String PUBLISHER_ID = "publisher_id";
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input [^>]*?name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern TOKEN_ROW = Pattern.compile(
            "<tr><td>([^<]*)</td><td>([^<]*)</td><td>.*?</td>\\s*<td><a href=\"#remove-API-token--([0-9a-f-]+)\">",
            Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("<(?:p class=\"notice\"|div class=\"error\")[^>]*>([^<]*)<");

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param base the index's base address; ends in a slash
    public IndexPerson(URI base) {
        this.base = base;
    }

    /// A row of the account page's token list.
    ///
    /// @param scope as the page prints it: `All projects` or `Project: NAME`
    public record ListedToken(String name, String scope, String id) {}

    private record Form(URI action, Map<String, String> values) {}

    /// Opens a publishing page whose address fills its form, and presses "Add".
    public void addPublisher(URI filledPage) {
        Form form = form(filledPage, PublisherForm.WORKFLOW);
        submit(form, form.values());
    }

    /// Types the values of a publisher for a project that does not exist yet, and presses "Add".
    public void addPendingPublisher(
            String project, String owner, String repository, String workflow, String environment) {
        Form form = form(base.resolve("manage/account/publishing/"), PublisherForm.WORKFLOW);
        Map<String, String> values = new LinkedHashMap<>(form.values());
        values.put("project_name", project);
        values.put(PublisherForm.OWNER, owner);
        values.put(PublisherForm.REPOSITORY, repository);
        values.put(PublisherForm.WORKFLOW, workflow);
        values.put(PublisherForm.ENVIRONMENT, environment);
        submit(form, values);
    }

    /// Removes the publishers of a project, as their lines on the page describe them.
    ///
    /// @param which asked with `OWNER/REPOSITORY, workflow FILE, environment NAME`
    public void removePublishers(String project, Predicate<String> which) {
        URI page = base.resolve("manage/project/" + ProjectNames.normalised(project) + "/settings/publishing/");
        String shown = read(page);
        Pattern confirmation = Pattern.compile("id=\"remove-publisher-([0-9a-f-]+)\">\\s*<p>Remove <strong>([^<]*)<");
        confirmation
                .matcher(shown)
                .results()
                .filter(line -> which.test(plain(line.group(2))))
                .forEach(line -> press(page, PUBLISHER_ID, line.group(1)));
    }

    /// Presses "Delete" beside a file on the page of its release.
    public void removeFile(URI releasePage, String filename) {
        press(releasePage, "file_name", filename);
    }

    /// The person's own tokens, in the order of the page.
    public List<ListedToken> tokens() {
        return TOKEN_ROW
                .matcher(read(account()))
                .results()
                .map(row -> new ListedToken(plain(row.group(1)), plain(row.group(2)), row.group(3)))
                .toList();
    }

    /// Removes each of the listed tokens that is meant; returns those.
    public List<ListedToken> revoke(Predicate<ListedToken> which) {
        List<ListedToken> meant = tokens().stream().filter(which).toList();
        meant.forEach(token -> press(account(), "macaroon_id", token.id()));
        return meant;
    }

    private URI account() {
        return base.resolve("manage/account/");
    }

    private void press(URI page, String field, String value) {
        Form form = forms(page).stream()
                .filter(one -> value.equals(one.values().get(field)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The page has no button for this any more: " + page));
        submit(form, form.values());
    }

    private Form form(URI page, String field) {
        return forms(page).stream()
                .filter(form -> form.values().containsKey(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The page has no such form: " + page));
    }

    private List<Form> forms(URI page) {
        return FORM.matcher(read(page))
                .results()
                .map(form -> new Form(page.resolve(plain(form.group(1))), values(form)))
                .toList();
    }

    private static Map<String, String> values(MatchResult form) {
        Map<String, String> values = new LinkedHashMap<>();
        INPUT.matcher(form.group(2))
                .results()
                .forEach(input -> values.put(plain(input.group(1)), plain(input.group(2))));
        return values;
    }

    private String read(URI page) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(page).GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The page answered %d: %s".formatted(answer.statusCode(), page));
        }
        return answer.body();
    }

    private void submit(Form form, Map<String, String> values) {
        String body = values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 303) {
            String said = SAID.matcher(answer.body())
                    .results()
                    .map(sentence -> plain(sentence.group(1)))
                    .collect(Collectors.joining(" · "));
            throw new IllegalStateException(said.isEmpty() ? "The page answered " + answer.statusCode() : said);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String plain(String markup) {
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
