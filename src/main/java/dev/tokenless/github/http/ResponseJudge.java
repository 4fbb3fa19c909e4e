package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.GitHubFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads from an answer what became of the request (GitHub docs, "Troubleshooting the REST API" and "Rate limits").
final class ResponseJudge {

    private static final Duration SECONDARY = Duration.ofMinutes(1);
    private static final Pattern SSO_LINK = Pattern.compile("url=(\\S+?)(?:;|$)");

    private ResponseJudge() {}

    /// @param now     used where the answer has no `Date`
    /// @param attempt 1 for the first; secondary limits without headers wait twice as long each time
    static Ruling judge(Answer answer, Instant now, int attempt) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return answer.graphql() && answer.text().contains("\"RATE_LIMIT") ? limited(answer, now, attempt) : fine();
        }
        return switch (status) {
            case 303 -> fine();
            case 400, 422 -> failed(declined(answer));
            case 401 -> failed(new GitHubFailure.Unauthorized());
            case 403, 429 -> refused(answer, now, attempt);
            case 404, 410 -> failed(missing(answer));
            case 409 -> failed(new GitHubFailure.Conflict(message(answer)));
            default -> other(status, answer);
        };
    }

    private static Ruling other(int status, Answer answer) {
        if (status >= 500) {
            return new Ruling.Failed(new GitHubFailure.Server(status), true);
        }
        return status < 400
                ? failed(new GitHubFailure.Unreadable("an unexpected redirection, status " + status))
                : failed(new GitHubFailure.Forbidden(message(answer)));
    }

    private static Ruling refused(Answer answer, Instant now, int attempt) {
        Optional<String> sso = answer.header("X-GitHub-SSO").filter(value -> value.startsWith("required"));
        if (sso.isPresent()) {
            return failed(new GitHubFailure.SsoRequired(sso.flatMap(ResponseJudge::link)));
        }
        String message = message(answer).toLowerCase(Locale.ROOT);
        boolean limit = answer.status() == 429
                || answer.header("Retry-After").isPresent()
                || answer.header("x-ratelimit-remaining").equals(Optional.of("0"))
                || message.contains("rate limit")
                || message.contains("abuse detection");
        return limit ? limited(answer, now, attempt) : failed(forbidden(answer));
    }

    private static Ruling limited(Answer answer, Instant now, int attempt) {
        Optional<Duration> asked = answer.header("Retry-After").flatMap(ResponseJudge::seconds);
        if (asked.isPresent()) {
            return new Ruling.Later(asked.get(), "GitHub asks to wait before the next request.");
        }
        Optional<Ruling.Later> exhausted = exhausted(answer, now);
        if (exhausted.isPresent()) {
            return exhausted.get();
        }
        return new Ruling.Later(
                SECONDARY.multipliedBy(1L << Math.min(attempt - 1, 4)), "GitHub asks for a slower pace.");
    }

    /// How long to send nothing more, where the hour's requests are used up.
    private static Optional<Ruling.Later> exhausted(Answer answer, Instant now) {
        return remaining(answer)
                .filter(left -> left == 0)
                .map(_ -> new Ruling.Later(
                        renewal(answer, now).orElse(SECONDARY), "GitHub's hourly limit for requests is used up."));
    }

    /// How many requests are left in this hour. Some few kinds of request, as searching, have budgets of their own,
    /// which say nothing of the others.
    static Optional<Long> remaining(Answer answer) {
        String resource = answer.header("x-ratelimit-resource").orElse("core");
        return answer.header("x-ratelimit-remaining")
                .filter(_ -> resource.equals("core") || resource.equals("graphql"))
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Long::parseLong);
    }

    /// How long until the next hour begins, by GitHub's own clock where it tells the time.
    static Optional<Duration> renewal(Answer answer, Instant now) {
        Instant there = answer.date().orElse(now);
        return answer.header("x-ratelimit-reset")
                .flatMap(ResponseJudge::seconds)
                .map(seconds -> Duration.between(there, Instant.ofEpochSecond(seconds.toSeconds())))
                // a second more, since both ends round
                .map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait.plusSeconds(1));
    }

    private static GitHubFailure forbidden(Answer answer) {
        String message = message(answer);
        Optional<String> permissions = answer.header("X-Accepted-GitHub-Permissions");
        if (permissions.isPresent() && message.contains("not accessible by")) {
            return MissingScopes.permission(permissions.get());
        }
        return MissingScopes.inMessage(message)
                .or(() -> MissingScopes.inHeaders(answer))
                .orElseGet(() -> new GitHubFailure.Forbidden(message));
    }

    private static GitHubFailure declined(Answer answer) {
        String message = message(answer);
        return message.toLowerCase(Locale.ROOT).contains("billing plan")
                ? new GitHubFailure.PlanLimited(message)
                : MissingScopes.inMessage(message).orElseGet(() -> new GitHubFailure.Invalid(message));
    }

    private static GitHubFailure missing(Answer answer) {
        return MissingScopes.inMessage(message(answer))
                .orElseGet(() -> new GitHubFailure.NotFound(answer.url().encodedPath()));
    }

    /// GitHub's own words, its details for single fields included; an HTML page has none worth showing.
    private static String message(Answer answer) {
        Optional<JsonNode> body = Json.parsed(answer.body()).filter(JsonNode::isObject);
        if (body.isEmpty()) {
            return "";
        }
        var words = new StringBuilder(body.get().path("message").asText(""));
        for (JsonNode error : body.get().path("errors")) {
            String detail = error.isTextual()
                    ? error.asText()
                    : error.path("message")
                            .asText(error.path("field").asText("") + " "
                                    + error.path("code").asText(""));
            words.append(words.isEmpty() ? "" : " ").append(detail.strip());
        }
        return Json.quotable(words.toString());
    }

    private static Optional<URI> link(String sso) {
        var matcher = SSO_LINK.matcher(sso);
        try {
            return matcher.find() ? Optional.of(new URI(matcher.group(1))) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String digits) {
        return digits.strip().matches("\\d{1,12}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(digits.strip())))
                : Optional.empty();
    }

    private static Ruling fine() {
        return new Ruling.Fine();
    }

    private static Ruling failed(GitHubFailure failure) {
        return new Ruling.Failed(failure, false);
    }
}
