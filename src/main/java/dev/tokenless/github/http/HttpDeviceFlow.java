package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.github.DeviceCode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.GitHubFailure.SignInEnded;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.SignIn;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Signing in with a code (RFC 8628, as GitHub has it in "Authorizing OAuth apps"). While the person has not agreed,
/// GitHub answers 200 with an `error`.
final class HttpDeviceFlow implements SignIn.DeviceFlow {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final long MOST_BYTES = 64 * 1024;

    private final Addresses addresses;
    private final OkHttpClient client;
    private final Pace pace;
    private final String clientId;

    HttpDeviceFlow(Addresses addresses, OkHttpClient base, Pace pace, String clientId) {
        this.addresses = addresses;
        this.client = base.newBuilder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        this.pace = pace;
        this.clientId = clientId;
    }

    @Override
    public DeviceCode begin(Cancellation cancellation) {
        JsonNode answer = post("login/device/code", cancellation, "scope", "repo workflow read:org");
        endIfRefused(answer);
        String page = Json.text(answer, "verification_uri");
        return new DeviceCode(
                Json.text(answer, "device_code"),
                Json.text(answer, "user_code"),
                SafeLink.of(page, addresses.world())
                        .orElseThrow(() -> Json.unreadable("the page for the code is not on GitHub")),
                pace.now().plusSeconds(Json.number(answer, "expires_in")),
                Duration.ofSeconds(Math.max(1, answer.path("interval").asLong(5))));
    }

    @Override
    public GitHubToken await(DeviceCode code, Cancellation cancellation) {
        Duration interval = code.interval();
        while (pace.now().isBefore(code.expiresAt())) {
            pace.sleep(interval, cancellation);
            JsonNode answer = ask(code, cancellation).orElseGet(Json::object);
            Optional<String> token = Json.optionalText(answer, "access_token");
            if (token.isPresent()) {
                return GitHubToken.of(token.get(), GitHubToken.Origin.DEVICE_FLOW)
                        .orElseThrow(() -> Json.unreadable("an empty token"));
            }
            if (answer.path("error").asText("").equals("slow_down")) {
                interval = Duration.ofSeconds(Math.max(
                        interval.toSeconds() + 5, answer.path("interval").asLong(0)));
            } else {
                endIfRefused(answer);
            }
        }
        throw new GitHubException(new SignInEnded(SignInEnded.Reason.EXPIRED));
    }

    /// Empty if there was no answer: RFC 8628 section 3.5 asks to go on, at a slower pace.
    private Optional<JsonNode> ask(DeviceCode code, Cancellation cancellation) {
        try {
            return Optional.of(post(
                    "login/oauth/access_token", cancellation, "device_code", code.deviceCode(), "grant_type", GRANT));
        } catch (GitHubException failure) {
            return switch (failure.failure()) {
                case GitHubFailure.Offline _, GitHubFailure.Server _, GitHubFailure.RateLimited _ -> Optional.empty();
                default -> throw failure;
            };
        }
    }

    private static void endIfRefused(JsonNode answer) {
        String error = answer.path("error").asText("");
        switch (error) {
            case "", "authorization_pending" -> {
                // the person is still busy
            }
            case "access_denied" -> throw ended(SignInEnded.Reason.DENIED);
            case "expired_token", "token_expired", "incorrect_device_code" -> throw ended(SignInEnded.Reason.EXPIRED);
            case "device_flow_disabled" -> throw ended(SignInEnded.Reason.DISABLED);
            case "incorrect_client_credentials", "unauthorized_client", "invalid_client", "Not Found" ->
                throw ended(SignInEnded.Reason.UNKNOWN_APP);
            default -> throw new GitHubException(new GitHubFailure.Invalid(Json.quotable(error)));
        }
    }

    private static GitHubException ended(SignInEnded.Reason reason) {
        return new GitHubException(new SignInEnded(reason));
    }

    private JsonNode post(String path, Cancellation cancellation, String... fields) {
        var form = new FormBody.Builder().add("client_id", clientId);
        for (int field = 0; field < fields.length; field += 2) {
            form.add(fields[field], fields[field + 1]);
        }
        var url = addresses.webUrl().newBuilder().addPathSegments(path).build();
        var call = client.newCall(new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .post(form.build())
                .build());
        cancellation.throwIfCancelled();
        try (var _ = cancellation.onCancel(call::cancel);
                Response response = call.execute()) {
            return read(response);
        } catch (IOException broken) {
            cancellation.throwIfCancelled();
            throw new GitHubException(new GitHubFailure.Offline(url.host(), Trouble.words(broken), false));
        } catch (CancelledException cancelled) {
            throw cancelled;
        }
    }

    /// GitHub tells most troubles with status 200 and an `error`; what stands before it answers in other ways.
    private JsonNode read(Response response) throws IOException {
        byte[] body = response.peekBody(MOST_BYTES).bytes();
        Optional<JsonNode> json = Json.parsed(body).filter(JsonNode::isObject);
        if (json.filter(node -> node.has("error")).isPresent()) {
            return json.get();
        }
        if (response.code() == 404) {
            throw ended(SignInEnded.Reason.UNKNOWN_APP);
        }
        var answer = new Answer(response.request().url(), response.code(), response.headers(), body);
        switch (ResponseJudge.judge(answer, pace.now(), 1)) {
            case Ruling.Fine() -> {
                // read below
            }
            case Ruling.Failed failed -> throw new GitHubException(failed.failure());
            case Ruling.Later later ->
                throw new GitHubException(
                        new GitHubFailure.RateLimited(Optional.of(pace.now().plus(later.pause()))));
        }
        return json.orElseThrow(() -> Json.unreadable("it is no JSON, status " + response.code()));
    }
}
