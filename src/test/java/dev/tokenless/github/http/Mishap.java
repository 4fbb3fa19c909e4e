package dev.tokenless.github.http;

import dev.tokenless.github.GitHubFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/// What can go wrong with any call.
enum Mishap {
    RESET_MID_BODY(
            GitHubFailure.Offline.class,
            new MockResponse.Builder()
                    .body("{\"login\":\"" + "x".repeat(5000))
                    .onResponseBody(new SocketEffect.CloseSocket())),
    TIMEOUT(GitHubFailure.Offline.class, new MockResponse.Builder().headersDelay(200, TimeUnit.MILLISECONDS)),
    BAD_TOKEN(GitHubFailure.Unauthorized.class, text(401, "{\"message\":\"Bad credentials\"}")),
    SCOPE_MISSING(
            GitHubFailure.MissingScope.class,
            text(403, "{\"message\":\"Must have admin rights\"}")
                    .addHeader("X-OAuth-Scopes", "gist")
                    .addHeader("X-Accepted-OAuth-Scopes", "repo")),
    PERMISSION_MISSING(
            GitHubFailure.MissingScope.class,
            text(403, "{\"message\":\"Resource not accessible by personal access token\"}")
                    .addHeader("X-Accepted-GitHub-Permissions", "administration=write")),
    SSO(
            GitHubFailure.SsoRequired.class,
            text(403, "{\"message\":\"Resource protected by organization SAML\"}")
                    .addHeader("X-GitHub-SSO", "required; url=https://github.com/orgs/x/sso?authorization_request=1")),
    PRIMARY_LIMIT(
            GitHubFailure.RateLimited.class,
            text(403, "{\"message\":\"API rate limit exceeded\"}")
                    .addHeader("Date", "Sun, 22 Nov 2026 10:00:00 GMT")
                    .addHeader("x-ratelimit-remaining", "0")
                    .addHeader(
                            "x-ratelimit-reset",
                            Long.toString(Instant.parse("2026-11-22T10:10:00Z").getEpochSecond()))),
    PRIMARY_LIMIT_AS_429(
            GitHubFailure.RateLimited.class,
            text(429, "{\"message\":\"API rate limit exceeded\"}")
                    .addHeader("Date", "Sun, 22 Nov 2026 10:00:00 GMT")
                    .addHeader("x-ratelimit-remaining", "0")
                    .addHeader(
                            "x-ratelimit-reset",
                            Long.toString(Instant.parse("2026-11-22T10:10:00Z").getEpochSecond()))),
    SECONDARY_LIMIT_WITH_HEADER(
            GitHubFailure.RateLimited.class,
            text(429, "{\"message\":\"slow down\"}").addHeader("Retry-After", "30")),
    SECONDARY_LIMIT_WITHOUT_HEADER(
            GitHubFailure.RateLimited.class, text(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}")),
    NOT_FOUND(GitHubFailure.NotFound.class, text(404, "{\"message\":\"Not Found\"}")),
    CONFLICT(GitHubFailure.Conflict.class, text(409, "{\"message\":\"does not match\"}")),
    DECLINED(
            GitHubFailure.Invalid.class,
            text(422, "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"x\",\"code\":\"invalid\"}]}")),
    SERVER_ERROR(GitHubFailure.Server.class, text(500, "{\"message\":\"Server Error\"}")),
    BAD_GATEWAY_PAGE(GitHubFailure.Server.class, text(502, "<html><h1>502 Bad Gateway</h1></html>")),
    TRUNCATED(GitHubFailure.Unreadable.class, text(200, "{\"login\":\"octo")),
    WRONG_TYPE(GitHubFailure.Unreadable.class, text(200, "\"a text\"")),
    NOT_MODIFIED(GitHubFailure.Unreadable.class, new MockResponse.Builder().code(304));

    /// Whether the request was not carried out and may rightly be sent again.
    static final List<Mishap> LIMITS =
            List.of(PRIMARY_LIMIT, PRIMARY_LIMIT_AS_429, SECONDARY_LIMIT_WITH_HEADER, SECONDARY_LIMIT_WITHOUT_HEADER);

    final Class<? extends GitHubFailure> failure;

    @SuppressWarnings("ImmutableEnumChecker") // only ever cloned
    private final MockResponse.Builder answer;

    Mishap(Class<? extends GitHubFailure> failure, MockResponse.Builder answer) {
        this.failure = failure;
        this.answer = answer;
    }

    /// How long to wait for an answer, so that this mishap shows soon and no other is mistaken for it.
    Duration patience() {
        return this == TIMEOUT ? Duration.ofMillis(50) : Duration.ofSeconds(2);
    }

    MockResponse answer() {
        return answer.clone().build();
    }

    private static MockResponse.Builder text(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }
}
