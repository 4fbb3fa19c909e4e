package dev.tokenless.practice.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Serves one handler on the loopback address, each call on a virtual thread of its own.
///
/// A call whose `Host` is not this very address is refused: a web page elsewhere that rebinds its name to 127.0.0.1
/// cannot reach the practice world through the person's browser.
public final class Server implements AutoCloseable {

    /// The largest body that is read: a practice upload is a few kilobytes, a workflow at most a few megabytes.
    public static final int MOST_BODY_BYTES = 32 * 1024 * 1024;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Server(HttpServer http) {
        this.http = http;
    }

    /// @param port 0 takes a free one
    /// @throws IOException when the port is taken
    public static Server start(int port, Handler handler) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Server server = new Server(http);
        http.createContext("/", exchange -> server.serve(exchange, handler));
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, handler));
        }
    }

    private Answer answer(HttpExchange exchange, Handler handler) throws IOException {
        if (!isOurs(exchange.getRequestHeaders().getFirst("Host"))) {
            return Answer.text(421, "This address serves the practice world on the loopback address alone.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
        if (body.length > MOST_BODY_BYTES) {
            return Answer.text(413, "The body is larger than the practice world reads.");
        }
        try {
            return handler.handle(call(exchange, body));
        } catch (BadCall bad) {
            return bad.answer();
        } catch (RuntimeException fault) {
            return Answer.text(500, "The practice world failed: " + fault);
        }
    }

    private static Call call(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Call(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Map.of(),
                Call.pairs(Optional.ofNullable(uri.getRawQuery()).orElse("")),
                headers,
                body);
    }

    private boolean isOurs(@Nullable String host) {
        int port = http.getAddress().getPort();
        return host != null
                && (host.equals("127.0.0.1:" + port)
                        || host.equals("localhost:" + port)
                        || host.equals("[::1]:" + port));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        boolean silent = answer.status() == 204
                || answer.status() == 304
                || exchange.getRequestMethod().equals("HEAD");
        if (silent || answer.body().length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
