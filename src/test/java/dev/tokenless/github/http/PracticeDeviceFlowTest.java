package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.contract.Exchange;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.desktop.Pace;
import dev.tokenless.github.Account;
import dev.tokenless.github.DeviceCode;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.GitHubFailure.SignInEnded.Reason;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.SignIn;
import dev.tokenless.practice.PracticeOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Signing in with a code at the practice GitHub, the person pressing the page's own buttons.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PracticeDeviceFlowTest {

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private PracticeTown town;
    private SignIn.DeviceFlow flow;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(300));
        flow = town.signIn().deviceFlow().orElseThrow();
    }

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void whoAgreesIsSignedInAndCanSignOutForGood() throws Exception {
        DeviceCode code = flow.begin(new Cancellation());
        assertThat(code.userCode()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(code.page().uri().getPath()).endsWith("/login/device");
        var token = CompletableFuture.supplyAsync(() -> flow.await(code, new Cancellation()));
        waitForAPoll();
        decide(code, "allow");
        GitHubToken got = token.get();
        GitHub gitHub = town.signIn().with(got);
        Account account = gitHub.account();
        assertThat(account.login()).isEqualTo("ada-practice");
        assertThat(account.scopes()).hasValue(Set.of("repo", "workflow", "read:org"));
        String text = new String(got.reveal());
        town.signIn().revoke(got);
        assertThatThrownBy(() -> town.gitHub(text).account())
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(GitHubFailure.Unauthorized.class));
        town.assertContractKept();
        assertThat(town.door().exchanges())
                .extracting(Exchange::path)
                .as("neither token nor code in an address")
                .noneMatch(path -> path.contains("gho_") || path.contains(code.deviceCode()));
    }

    @Test
    void whoPressesCancelIsNotSignedIn() throws Exception {
        DeviceCode code = flow.begin(new Cancellation());
        decide(code, "deny");
        assertEnds(code, Reason.DENIED);
    }

    @Test
    void aCodeThatNobodyEntersExpires() {
        assertEnds(flow.begin(new Cancellation()), Reason.EXPIRED);
    }

    @Test
    void whoAsksTooOftenSlowsDownAndStillSignsIn() throws Exception {
        DeviceCode code = flow.begin(new Cancellation());
        var hasty = new DeviceCode(
                code.deviceCode(), code.userCode(), code.page(), code.expiresAt(), Duration.ofSeconds(1));
        var token = CompletableFuture.supplyAsync(() -> flow.await(hasty, new Cancellation()));
        while (slowDowns() == 0) {
            waitForAPoll();
        }
        decide(code, "allow");
        assertThat(token.get().origin()).isEqualTo(GitHubToken.Origin.DEVICE_FLOW);
        assertThat(slowDowns()).as("it does not go on as before").isLessThan(4);
    }

    private long slowDowns() {
        return town.door().exchanges().stream()
                .filter(exchange -> exchange.answerText().contains("slow_down"))
                .count();
    }

    @Test
    void anAppWithoutDeviceFlowIsTold() {
        var disabled = town.signIn("practice-without-device-flow").deviceFlow().orElseThrow();
        assertThatThrownBy(() -> disabled.begin(new Cancellation()))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown ->
                                assertThat(thrown.failure()).isEqualTo(new GitHubFailure.SignInEnded(Reason.DISABLED)));
    }

    @Test
    void waitingCanBeCancelled() {
        DeviceCode code = flow.begin(new Cancellation());
        var cancellation = new Cancellation();
        var waiting = CompletableFuture.supplyAsync(() -> flow.await(code, cancellation));
        cancellation.cancel();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(CancelledException.class);
    }

    private void assertEnds(DeviceCode code, Reason reason) {
        assertThatThrownBy(() -> flow.await(code, new Cancellation()))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isEqualTo(new GitHubFailure.SignInEnded(reason)));
    }

    private void waitForAPoll() {
        long before = polls();
        while (polls() == before) {
            Pace.real().sleep(Duration.ofMillis(2), new Cancellation());
        }
    }

    private long polls() {
        return town.door().exchanges().stream()
                .filter(exchange -> exchange.path().endsWith("/login/oauth/access_token"))
                .count();
    }

    private void decide(DeviceCode code, String decision) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI page = code.page().uri();
            String html = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
            StringBuilder form = new StringBuilder("user_code=" + code.userCode() + "&decision=" + decision);
            for (Matcher hidden = HIDDEN.matcher(html); hidden.find(); ) {
                form.append('&')
                        .append(hidden.group(1))
                        .append('=')
                        .append(URLEncoder.encode(hidden.group(2), StandardCharsets.UTF_8));
            }
            var answer = browser.send(
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.body()).contains("You can close this page");
        }
    }
}
