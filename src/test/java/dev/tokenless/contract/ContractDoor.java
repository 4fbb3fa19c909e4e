package dev.tokenless.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Stands in front of a practice world, lets everything through, and remembers it, so that a test can hold both
/// directions against GitHub's contract. Wherever an answer names the world's address, the door puts its own.
public final class ContractDoor implements AutoCloseable {

    private static final String API = "/api/github";
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]*[0-9][0-9a-f]*");
    private static final Pattern DONT_COPY =
            Pattern.compile("(?i)host|connection|content-length|upgrade|http2-settings|transfer-encoding|date");

    private final URI world;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<Exchange> falsify = UnaryOperator.identity();
    private volatile Predicate<String> refuse = _ -> false;

    /// @param world without a slash at its end
    public ContractDoor(URI world) throws IOException {
        this.world = world;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /// The address through this door that leads to `address` in the world.
    public URI to(URI address) {
        return URI.create(address.toString().replace(world.toString(), own()));
    }

    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /// From now on answers are passed on as `change` leaves them; what is remembered stays true.
    public void falsify(UnaryOperator<Exchange> change) {
        falsify = change;
    }

    /// From now on what fits, by method and path (`POST /api/github/graphql`), does not pass: its connection breaks.
    public void refuse(Predicate<String> which) {
        refuse = which;
    }

    /// Everything that passed and breaks the contract, or is sent to GitHub where neither GitHub's REST
    /// description nor its GraphQL schema has it.
    public List<String> faults(GitHubContract contract) {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Exchange exchange : exchanges) {
            if (exchange.path().startsWith(API + "/") && seen.add(likeness(exchange))) {
                String path = exchange.path().substring(API.length());
                faultsOf(contract, path, exchange).forEach(fault -> faults.add(exchange + ": " + fault));
            }
        }
        return faults.stream().distinct().toList();
    }

    /// The same for exchanges that differ in numbers, hashes and times only: looking at one of them is enough.
    private static String likeness(Exchange exchange) {
        return NUMBERS.matcher(exchange + "\n" + exchange.text() + "\n" + exchange.answerText())
                .replaceAll("0");
    }

    private static List<String> faultsOf(GitHubContract contract, String path, Exchange exchange) {
        if (path.equals("/graphql")) {
            return GitHubSchema.get().faults(exchange.text(), exchange.answerText());
        }
        if (!contract.covers(exchange.method(), path)) {
            return List.of("not in the contract");
        }
        List<String> faults = new ArrayList<>(contract.faultsOfRequest(exchange.method(), path, exchange.text()));
        faults.addAll(contract.faults(
                exchange.method(), path, exchange.status(), exchange.contentType(), exchange.answerText()));
        missingHeaders(exchange).ifPresent(faults::add);
        return faults;
    }

    /// GitHub docs, "Getting started with the REST API".
    private static Optional<String> missingHeaders(Exchange exchange) {
        boolean complete =
                exchange.headers().getOrDefault("x-github-api-version", "").equals("2022-11-28")
                        && !exchange.headers().getOrDefault("user-agent", "").isBlank();
        return complete ? Optional.empty() : Optional.of("without API version or User-Agent");
    }

    /// Methods and paths that passed, numbers and names left out, each once: to see what a test has covered.
    public Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        exchanges.forEach(
                exchange -> kinds.add(exchange.method() + " " + exchange.path().replaceFirst("\\?.*", "")));
        return kinds;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }

    private String own() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange asked) throws IOException {
        try (asked) {
            byte[] body = asked.getRequestBody().readAllBytes();
            if (refuse.test(asked.getRequestMethod() + " " + asked.getRequestURI())) {
                return;
            }
            HttpResponse<byte[]> answer = forward(asked, body);
            Exchange exchange = new Exchange(
                    asked.getRequestMethod(),
                    asked.getRequestURI().toString(),
                    headers(asked),
                    body,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
            exchanges.add(exchange);
            Exchange told = falsify.apply(exchange);
            answer.headers().map().forEach((name, values) -> {
                if (!DONT_COPY.matcher(name).matches()) {
                    values.forEach(
                            value -> asked.getResponseHeaders().add(name, value.replace(world.toString(), own())));
                }
            });
            send(asked, told.status(), isText(told) ? own(told.answer()) : told.answer());
        }
    }

    private static void send(HttpExchange asked, int status, byte[] body) throws IOException {
        boolean silent = body.length == 0 || status == 204 || status == 304;
        asked.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            asked.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange asked, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create(world + asked.getRequestURI().toString()))
                .method(
                        asked.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers(asked).forEach((name, value) -> {
            if (!DONT_COPY.matcher(name).matches() && !name.equals("accept-encoding")) {
                request.header(name, value);
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException(closing);
        }
    }

    private static Map<String, String> headers(HttpExchange asked) {
        Map<String, String> headers = new HashMap<>();
        asked.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private static boolean isText(Exchange exchange) {
        return exchange.contentType().contains("json") || exchange.contentType().startsWith("text/");
    }

    private byte[] own(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replace(world.toString(), own())
                .getBytes(StandardCharsets.UTF_8);
    }
}
