package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.desktop.SystemCertificates;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.WriteRequest;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.X509TrustManager;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Sends our own calls and reads their JSON. Reading follows redirections; writing never does, since a redirected
/// write would change its meaning (a 303 turns into a GET).
final class Wire {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final int MOST_PAGES = 100;
    // what a change that was only told would have made has no name yet
    private static final String TOLD = """
            {"sha":"not-made-yet","data":{"createCommitOnBranch":{"commit":{"oid":"not-made-yet"}}}}""";

    private final Addresses addresses;
    private final OkHttpClient reads;
    private final OkHttpClient writes;
    private final Optional<Consumer<WriteRequest>> instead;

    private Wire(
            Addresses addresses, OkHttpClient reads, OkHttpClient writes, Optional<Consumer<WriteRequest>> instead) {
        this.addresses = addresses;
        this.reads = reads;
        this.writes = writes;
        this.instead = instead;
    }

    /// The same, which tells changes instead of sending them.
    Wire telling(Consumer<WriteRequest> listener) {
        return new Wire(addresses, reads, writes, Optional.of(listener));
    }

    /// Whether changes are told instead of sent, so that nothing of them can be read back.
    boolean tells() {
        return instead.isPresent();
    }

    /// The client beneath all others.
    ///
    /// @param patience how long an answer may keep us waiting
    static OkHttpClient base(Addresses addresses, Optional<GitHubToken> token, String userAgent, Duration patience) {
        var builder = new OkHttpClient.Builder()
                .connectTimeout(patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                .followSslRedirects(false)
                .addNetworkInterceptor(new Doorkeeper(addresses, token, userAgent));
        if (addresses.world() == World.PRACTICE) {
            builder.proxy(Proxy.NO_PROXY);
        } else {
            X509TrustManager trust = SystemCertificates.trusted(System.getProperty("os.name"));
            builder.sslSocketFactory(SystemCertificates.sockets(trust), trust);
        }
        return builder.build();
    }

    static Wire over(Addresses addresses, OkHttpClient base, Courtesy courtesy, Optional<Remembering> remembering) {
        OkHttpClient.Builder courteous = base.newBuilder().addInterceptor(courtesy);
        OkHttpClient writes =
                courteous.followRedirects(false).retryOnConnectionFailure(false).build();
        OkHttpClient.Builder reads = base.newBuilder().addInterceptor(courtesy);
        remembering.ifPresent(reads::addInterceptor);
        return new Wire(addresses, reads.build(), writes, Optional.empty());
    }

    OkHttpClient reads() {
        return reads;
    }

    /// The address beneath `/repos/owner/name`; each segment is encoded as one, slashes included.
    HttpUrl repository(RepositoryName repository, String... segments) {
        HttpUrl.Builder url = addresses.restUrl().newBuilder();
        add(url, "repos", repository.owner(), repository.name());
        add(url, segments);
        return url.build();
    }

    HttpUrl rest(String... segments) {
        HttpUrl.Builder url = addresses.restUrl().newBuilder();
        add(url, segments);
        return url.build();
    }

    private static void add(HttpUrl.Builder url, String... segments) {
        for (String segment : segments) {
            // such a segment would climb in the address instead of naming something
            if (segment.matches("(?i)(\\.|%2e){1,2}") || segment.isEmpty()) {
                throw new GitHubException(new GitHubFailure.NotFound("a thing named `" + segment + "`"));
            }
            url.addPathSegment(segment);
        }
    }

    Answer get(HttpUrl url) {
        return send(reads, request(url).get().build());
    }

    JsonNode json(HttpUrl url) {
        return Json.required(get(url));
    }

    /// Empty where GitHub answers 404.
    Optional<JsonNode> find(HttpUrl url) {
        return ifFound(() -> json(url));
    }

    /// All items of a list that comes in pages.
    ///
    /// @param key where the list lies in the answer; empty if the answer is the list
    List<JsonNode> all(HttpUrl url, String key) {
        var items = new ArrayList<JsonNode>();
        Optional<HttpUrl> next = Optional.of(
                url.newBuilder().setQueryParameter("per_page", "100").build());
        for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
            Answer answer = get(next.get());
            JsonNode body = Json.required(answer);
            JsonNode list = key.isEmpty() ? body : Json.list(body, key);
            if (!list.isArray()) {
                throw Json.unreadable("no list");
            }
            list.forEach(items::add);
            next = NextPage.of(answer);
        }
        return items;
    }

    Answer send(String method, HttpUrl url, JsonNode body) {
        return write(
                request(url)
                        .method(method, RequestBody.create(Json.bytes(body), JSON))
                        .build(),
                body.toString());
    }

    void delete(HttpUrl url) {
        write(request(url).delete().build(), "");
    }

    private Answer write(Request request, String body) {
        if (instead.isEmpty()) {
            return send(writes, request);
        }
        String base = addresses.restUrl().encodedPath();
        String path = "/" + request.url().encodedPath().substring(base.length());
        instead.get().accept(new WriteRequest(request.method(), path, body));
        return new Answer(request.url(), 200, Headers.of(), TOLD.getBytes(StandardCharsets.UTF_8));
    }

    /// A GraphQL query, which may be repeated.
    JsonNode query(Operation operation, JsonNode variables) {
        return query(operation.operationName(), operation.text(), variables);
    }

    JsonNode query(String name, String text, JsonNode variables) {
        return GraphQl.data(send(
                reads,
                graphql(name, text, variables)
                        .tag(Courtesy.Reading.class, new Courtesy.Reading())
                        .build()));
    }

    /// A GraphQL mutation, which is sent once.
    JsonNode mutate(Operation operation, JsonNode variables) {
        ObjectNode body = body(operation.operationName(), operation.text(), variables);
        Request request = request(rest("graphql"))
                .post(RequestBody.create(Json.bytes(body), JSON))
                .build();
        return GraphQl.data(write(request, body.toString()));
    }

    private static ObjectNode body(String name, String text, JsonNode variables) {
        ObjectNode body = Json.object().put("operationName", name).put("query", text);
        body.set("variables", variables);
        return body;
    }

    private Request.Builder graphql(String name, String text, JsonNode variables) {
        ObjectNode body = body(name, text, variables);
        return request(rest("graphql")).post(RequestBody.create(Json.bytes(body), JSON));
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("Accept", "application/vnd.github+json");
    }

    private static Answer send(OkHttpClient client, Request request) {
        try (Response response = client.newCall(request).execute()) {
            return new Answer(
                    response.request().url(),
                    response.code(),
                    response.headers(),
                    response.body().bytes());
        } catch (IOException broken) {
            throw new GitHubException(new GitHubFailure.Offline(
                    request.url().host(),
                    Trouble.words(broken),
                    !request.method().equals("GET")));
        }
    }

    /// Empty where the token may not know, which GitHub also tells by 404.
    static <T> Optional<T> ifAllowed(java.util.function.Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (GitHubException failure) {
            return switch (failure.failure()) {
                case GitHubFailure.Forbidden _, GitHubFailure.MissingScope _, GitHubFailure.NotFound _ ->
                    Optional.empty();
                default -> throw failure;
            };
        }
    }

    static <T> Optional<T> ifFound(java.util.function.Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (GitHubException failure) {
            if (failure.failure() instanceof GitHubFailure.NotFound) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
