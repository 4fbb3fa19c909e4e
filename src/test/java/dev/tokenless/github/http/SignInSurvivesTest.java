package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.DeviceCode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubToken;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Signing in and revoking meet every mishap: a typed failure with a sentence, and no secret in it.
@Timeout(30)
class SignInSurvivesTest {

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void noCode(Mishap mishap) {
        try (var server = new ScriptedGitHub(mishap.patience(), _ -> mishap.answer())) {
            assertTold(catchThrowable(
                    () -> server.signIn().deviceFlow().orElseThrow().begin(new Cancellation())));
        }
    }

    /// A mishap while one waits is no reason to give up before the code expires, unless GitHub says no.
    @ParameterizedTest
    @EnumSource(Mishap.class)
    void noToken(Mishap mishap) {
        try (var server = new ScriptedGitHub(mishap.patience(), _ -> mishap.answer())) {
            var page =
                    SafeLink.of(server.base() + "login/device", World.PRACTICE).orElseThrow();
            var code = new DeviceCode(
                    "Sentinel-device",
                    "WDJB-MJHT",
                    page,
                    server.pace().now().plus(Duration.ofSeconds(40)),
                    Duration.ofSeconds(5));
            assertTold(catchThrowable(
                    () -> server.signIn().deviceFlow().orElseThrow().await(code, new Cancellation())));
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void notRevoked(Mishap mishap) {
        try (var server = new ScriptedGitHub(mishap.patience(), _ -> mishap.answer())) {
            GitHubToken token = GitHubToken.of(ScriptedGitHub.TOKEN, GitHubToken.Origin.PASTED)
                    .orElseThrow();
            Throwable thrown = catchThrowable(() -> server.signIn().revoke(token));
            if (mishap == Mishap.TRUNCATED || mishap == Mishap.WRONG_TYPE) {
                assertThat(thrown).as("it counts as done by its status").isNull();
            } else {
                assertTold(thrown);
                assertThat(new String(token.reveal()))
                        .as("it may be tried again")
                        .isEqualTo(ScriptedGitHub.TOKEN);
            }
            if (!Mishap.LIMITS.contains(mishap)) {
                assertThat(server.requests()).hasSize(1);
            }
            assertThat(server.requests())
                    .noneMatch(request -> request.getUrl().toString().contains("Sentinel"))
                    .noneMatch(request -> request.getHeaders().get("Authorization") != null);
        }
    }

    private static void assertTold(Throwable thrown) {
        assertThat(thrown).isInstanceOf(GitHubException.class);
        assertThat(thrown.getMessage()).endsWith(".").doesNotContain("Sentinel", "\n");
    }
}
