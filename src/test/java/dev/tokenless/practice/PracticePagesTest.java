package dev.tokenless.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// GitHub's pages, signing in with a code, limits, and the states to start in.
class PracticePagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"");

    private PracticeWorld world;
    private HttpClient http;

    @BeforeEach
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(60).withLimits(true));
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        world.close();
        http.close();
    }

    @Test
    void everyPageSaysThatItIsPracticeAndAsksForNoPassword() throws Exception {
        for (String path : new String[] {"/acme/rocket", "/acme/rocket/releases/new", "/login/device"}) {
            String page = web(path);
            assertThat(page).contains("<title>PRACTICE", "<strong>PRACTICE</strong>");
            assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("type=\"password\"", "<img", "<script");
        }
    }

    @Test
    void aReleaseIsCutByTheFormAndOnlyByTheForm() throws Exception {
        String path = "/acme/rocket/releases/new";
        assertThat(post(path, "tag=v2.4.0", Optional.empty()).statusCode()).isEqualTo(403);
        HttpResponse<String> made = post(path, "tag=v2.4.0&csrf_token=" + formToken(path), Optional.empty());
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(api("GET", "/repos/acme/rocket/releases/tags/v2.4.0", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTagFromTheFormIsShownEscaped() throws Exception {
        String path = "/acme/rocket/releases/new";
        post(path, "tag=v3<b>&csrf_token=" + formToken(path), Optional.empty());
        assertThat(web("/acme/rocket")).contains("v3&lt;b&gt;").doesNotContain("v3<b>");
    }

    @Test
    void theWorldIsResetFromThisComputerOnly() throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(world.world() + "/reset"))
                        .header("Origin", "https://evil.example")
                        .POST(BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void signingInWithACodeWaitsForThePerson() throws Exception {
        JsonNode code = json(post("/login/device/code", "client_id=practice&scope=repo%20workflow", json()));
        String ask = "client_id=practice&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
                + code.path("device_code").asText();
        assertThat(json(post("/login/oauth/access_token", ask, json()))
                        .path("error")
                        .asText())
                .isEqualTo("authorization_pending");
        JsonNode hasty = json(post("/login/oauth/access_token", ask, json()));
        assertThat(hasty.path("error").asText()).isEqualTo("slow_down");
        assertThat(hasty.path("interval").asInt()).isEqualTo(10);
        post(
                "/login/device",
                "decision=allow&user_code=" + code.path("user_code").asText() + "&csrf_token="
                        + formToken("/login/device"),
                Optional.empty());
        TimeUnit.MILLISECONDS.sleep(250); // 15 s of the world's time
        JsonNode granted = json(post("/login/oauth/access_token", ask, json()));
        assertThat(granted.path("access_token").asText()).startsWith("gho_");
        assertThat(granted.path("scope").asText()).isEqualTo("repo,workflow");
    }

    @Test
    void tooManyWritesInAMinuteAreRefused() throws Exception {
        world.close();
        world = PracticeWorld.start(PracticeOptions.defaults().withLimits(true));
        int refusedAt = 0;
        for (int i = 1; i <= 81 && refusedAt == 0; i++) {
            HttpResponse<String> response = api("PUT", "/repos/acme/rocket/environments/e" + (i % 3), "{}");
            refusedAt = response.statusCode() == 403 ? i : 0;
            if (refusedAt > 0) {
                assertThat(response.body()).contains("secondary rate limit");
            }
        }
        assertThat(refusedAt).isEqualTo(81);
        assertThat(api("GET", "/repos/acme/rocket", "").statusCode()).isEqualTo(200);
    }

    @Test
    void theStatesDifferWhereTheySay() throws Exception {
        String lostKey = "/repos/ada-practice/lost-key";
        assertThat(api("GET", lostKey, "").statusCode()).isEqualTo(404);
        world.reset("leaked");
        assertThat(api("GET", lostKey, "").statusCode()).isEqualTo(200);
        world.reset("half-way");
        assertThat(api("GET", "/repos/acme/rocket/environments/pypi", "").statusCode())
                .isEqualTo(200);
        assertThat(page(world.announcement().pypi() + "/manage/project/rocket/settings/publishing/"))
                .contains("publish.yml");
        world.reset("drift");
        assertThat(api("GET", "/repos/acme/docs-theme/actions/secrets", "").body())
                .contains("PYPI_TOKEN");
    }

    @Test
    void tagsAreListedNewestVersionFirst() throws Exception {
        PracticePerson person = new PracticePerson(world.announcement());
        for (int i = 0; i < 10; i++) {
            person.release("acme/handbook");
        }
        assertThat(json(api("GET", "/repos/acme/handbook/tags", ""))
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("v0.0.10");
    }

    private String formToken(String path) throws Exception {
        Matcher matcher = FORM_TOKEN.matcher(web(path));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String web(String path) throws Exception {
        return page(world.announcement().githubWeb() + path);
    }

    private String page(String address) throws Exception {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static Optional<String> json() {
        return Optional.of("application/json");
    }

    private HttpResponse<String> post(String path, String form, Optional<String> accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(world.announcement().githubWeb() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", accept.orElse("*/*"))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> api(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                        .header(
                                "Authorization",
                                "Bearer " + world.announcement().token())
                        .header("User-Agent", "test")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
