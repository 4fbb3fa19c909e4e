package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.SystemCertificates;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.desktop.World;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.pypi.PyPiFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Reads JSON from one index, one request after the other, and repeats what fails in passing.
final class PoliteReader {

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// What all pieces of work with this index share.
    private record Line(HttpUrl base, OkHttpClient client, ReentrantLock turn, Pace pace) {}

    private final Line line;
    private final Cancellation cancellation;
    private final Consumer<Waiting> onWaiting;

    private PoliteReader(Line line, Cancellation cancellation, Consumer<Waiting> onWaiting) {
        this.line = line;
        this.cancellation = cancellation;
        this.onWaiting = onWaiting;
    }

    static PoliteReader of(URI address, World world, Pace pace, String userAgent) {
        HttpUrl base = Optional.ofNullable(HttpUrl.get(address))
                .orElseThrow(() -> new IllegalArgumentException("Not an address: " + address));
        var builder = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(15))
                .readTimeout(Duration.ofSeconds(30))
                .followSslRedirects(false)
                .addNetworkInterceptor(chain -> {
                    if (!chain.request().url().host().equals(base.host())) {
                        throw new IOException("redirected to another host");
                    }
                    return chain.proceed(chain.request()
                            .newBuilder()
                            .header("User-Agent", userAgent)
                            .build());
                });
        if (world == World.PRACTICE) {
            builder.proxy(Proxy.NO_PROXY);
        } else {
            X509TrustManager trust = SystemCertificates.trusted(System.getProperty("os.name"));
            builder.sslSocketFactory(SystemCertificates.sockets(trust), trust);
        }
        var line = new Line(base, builder.build(), new ReentrantLock(), pace);
        return new PoliteReader(line, new Cancellation(), _ -> {});
    }

    PoliteReader during(Cancellation other, Consumer<Waiting> listener) {
        return new PoliteReader(line, other, listener);
    }

    HttpUrl base() {
        return line.base();
    }

    String host() {
        return line.base().host();
    }

    /// Empty where there is nothing (404).
    Optional<Answer> read(HttpUrl url, String accept) {
        line.turn().lock();
        try {
            for (int attempt = 1; ; attempt++) {
                cancellation.throwIfCancelled();
                Attempt outcome = attempt(url, accept);
                switch (outcome) {
                    case Attempt.Done(Optional<Answer> answer) -> {
                        return answer;
                    }
                    case Attempt.Again(Duration pause, PyPiFailure failure) -> {
                        if (attempt == MOST_ATTEMPTS) {
                            throw new PyPiException(failure);
                        }
                        pause(pause.multipliedBy(attempt));
                    }
                }
            }
        } finally {
            line.turn().unlock();
        }
    }

    private sealed interface Attempt {
        record Done(Optional<Answer> answer) implements Attempt {}

        record Again(Duration pause, PyPiFailure failure) implements Attempt {}
    }

    private void pause(Duration pause) {
        if (pause.toSeconds() > 2) {
            onWaiting.accept(new Waiting(
                    host() + " asks for a slower pace.", line.pace().now().plus(pause)));
        }
        line.pace().sleep(pause, cancellation);
    }

    private Attempt attempt(HttpUrl url, String accept) {
        var call = line.client()
                .newCall(new Request.Builder().url(url).header("Accept", accept).build());
        try (var _ = cancellation.onCancel(call::cancel);
                Response response = call.execute()) {
            return outcome(response);
        } catch (IOException broken) {
            cancellation.throwIfCancelled();
            return new Attempt.Again(Duration.ofSeconds(1), new PyPiFailure.Offline(host(), words(broken)));
        }
    }

    private Attempt outcome(Response response) throws IOException {
        int status = response.code();
        if (status == 200) {
            return new Attempt.Done(Optional.of(new Answer(json(response), serial(response))));
        }
        if (status == 404) {
            return new Attempt.Done(Optional.empty());
        }
        if (status == 429) {
            return new Attempt.Again(retryAfter(response), new PyPiFailure.Busy(host()));
        }
        if (status >= 500) {
            return new Attempt.Again(Duration.ofSeconds(1), new PyPiFailure.Server(host(), status));
        }
        throw new PyPiException(new PyPiFailure.Refused(host(), status));
    }

    private static Duration retryAfter(Response response) {
        String seconds = Optional.ofNullable(response.header("Retry-After")).orElse("");
        return Duration.ofSeconds(seconds.matches("\\d{1,4}") ? Long.parseLong(seconds) : 30);
    }

    private static Optional<Long> serial(Response response) {
        return Optional.ofNullable(response.header("X-PyPI-Last-Serial"))
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private JsonNode json(Response response) throws IOException {
        var source = response.body().source();
        if (source.request(MOST_BYTES + 1L)) {
            throw new PyPiException(new PyPiFailure.Unreadable(host(), "it is too large"));
        }
        byte[] body = source.readByteArray();
        try {
            return Optional.ofNullable(MAPPER.readTree(body))
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new PyPiException(new PyPiFailure.Unreadable(host(), "it is no JSON object")));
        } catch (com.fasterxml.jackson.core.JacksonException notJson) {
            throw new PyPiException(new PyPiFailure.Unreadable(host(), "it is no complete JSON"));
        }
    }

    private static String words(IOException trouble) {
        return switch (trouble) {
            case UnknownHostException _ -> "its name cannot be resolved";
            case SocketTimeoutException _ -> "it took too long";
            case ConnectException _ -> "the connection was refused";
            case SSLException _ -> "its certificate or encryption was not accepted";
            default -> "the connection broke off";
        };
    }
}
