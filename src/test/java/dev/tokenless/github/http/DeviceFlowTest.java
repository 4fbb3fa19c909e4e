package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.github.DeviceCode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure.SignInEnded;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.SignIn.DeviceFlow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class DeviceFlowTest {

    private static final String PENDING = "{\"error\":\"authorization_pending\"}";

    private static ScriptedGitHub server(String... answers) {
        Queue<String> left = new ArrayDeque<>(List.of(answers));
        return new ScriptedGitHub(
                1_000,
                Duration.ofSeconds(5),
                request -> ScriptedGitHub.json(
                        200,
                        request.getTarget().equals("/login/device/code")
                                ? "{\"device_code\":\"SECRETDEVICECODE\",\"user_code\":\"WDJB-MJHT\",\"expires_in\":900,\"interval\":5,"
                                        + "\"verification_uri\":\"https://github.com/login/device\"}"
                                : left.size() > 1 ? left.remove() : left.element()));
    }

    private static DeviceFlow flow(ScriptedGitHub server) {
        return server.signIn().deviceFlow().orElseThrow();
    }

    @Test
    void theTokenComesOnceThePersonHasAgreed() {
        try (var server = server(
                PENDING, "{\"error\":\"slow_down\",\"interval\":10}", PENDING, "{\"access_token\":\"gho_sentinel\"}")) {
            DeviceCode code = flow(server).begin(new Cancellation());
            assertThat(code.userCode()).isEqualTo("WDJB-MJHT");
            assertThat(code.toString()).doesNotContain("SECRETDEVICECODE");
            GitHubToken token = flow(server).await(code, new Cancellation());
            assertThat(token.reveal()).containsExactly("gho_sentinel".toCharArray());
            assertThat(token.toString()).doesNotContain("sentinel");
            assertThat(server.requests()).hasSize(5);
            assertThat(Optional.ofNullable(server.requests().getLast().getBody())
                            .map(ByteString::utf8)
                            .orElse(""))
                    .contains("client_id=client", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code")
                    .doesNotContain("client_secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, DENIED",
        "expired_token, EXPIRED",
        "token_expired, EXPIRED",
        "incorrect_device_code, EXPIRED",
        "device_flow_disabled, DISABLED",
        "incorrect_client_credentials, UNKNOWN_APP",
        "authorization_pending, EXPIRED"
    })
    void whatEndsItIsSaid(String error, SignInEnded.Reason reason) {
        try (var server = server("{\"error\":\"" + error + "\"}")) {
            DeviceCode code = flow(server).begin(new Cancellation());
            assertThatThrownBy(() -> flow(server).await(code, new Cancellation()))
                    .isInstanceOfSatisfying(
                            GitHubException.class,
                            thrown -> assertThat(thrown.failure()).isEqualTo(new SignInEnded(reason)));
        }
    }

    @Test
    void cancellingEndsTheWaiting() {
        try (var server = server(PENDING)) {
            DeviceCode code = flow(server).begin(new Cancellation());
            var cancellation = new Cancellation();
            cancellation.cancel();
            assertThatThrownBy(() -> flow(server).await(code, cancellation)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aPageOnAnotherHostIsNotShown() {
        try (var server = new ScriptedGitHub(
                1_000,
                Duration.ofSeconds(5),
                _ -> ScriptedGitHub.json(
                        200,
                        "{\"device_code\":\"d\",\"user_code\":\"u\",\"expires_in\":900,"
                                + "\"verification_uri\":\"https://github.example.org/login/device\"}"))) {
            assertThatThrownBy(() -> flow(server).begin(new Cancellation())).isInstanceOf(GitHubException.class);
        }
    }
}
