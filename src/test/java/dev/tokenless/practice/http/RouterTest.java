package dev.tokenless.practice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static Call call(String method, String path) {
        return new Call(method, path, Map.of(), Map.of(), Map.of(), new byte[0]);
    }

    @Test
    void aTemplateNamesSegmentsAndDecodesThem() {
        Router router = new Router()
                .on("GET", "/repos/{owner}/{repo}/environments/{name}", c -> Answer.text(200, c.parameter("name")));
        assertThat(router.answer(call("GET", "/repos/a/b/environments/py%2Fpi+%20x"))
                        .text())
                .isEqualTo("py/pi+ x");
    }

    @Test
    void theLastPieceMayTakeAllThatIsLeft() {
        Router router = new Router().on("GET", "/contents/{path...}", c -> Answer.text(200, c.parameter("path")));
        assertThat(router.answer(call("GET", "/contents/.github/workflows/x.yml"))
                        .text())
                .isEqualTo(".github/workflows/x.yml");
        assertThat(router.answer(call("GET", "/contents/")).status()).isEqualTo(404);
    }

    @Test
    void methodAndTrailingSlashCount() {
        Router router = new Router().on("GET", "/simple/{name}/", _ -> Answer.empty(204));
        assertThat(router.answer(call("GET", "/simple/x/")).status()).isEqualTo(204);
        assertThat(router.answer(call("GET", "/simple/x")).status()).isEqualTo(404);
        assertThat(router.answer(call("POST", "/simple/x/")).status()).isEqualTo(404);
    }

    @Test
    void aMountedRouterSeesTheRestOfThePath() {
        Router inner = new Router().on("GET", "/simple/{name}/", c -> Answer.text(200, c.parameter("name")));
        Router outer = new Router().mount("/pypi", inner);
        assertThat(outer.answer(call("GET", "/pypi/simple/rocket/")).text()).isEqualTo("rocket");
        assertThat(outer.answer(call("GET", "/pypix/simple/rocket/")).status()).isEqualTo(404);
    }

    @Test
    void theServerSpeaksHttpOnLoopbackAndRefusesAnotherHostName() throws Exception {
        Router router = new Router()
                .on(
                        "POST",
                        "/form",
                        c -> Answer.text(200, c.form().get("a") + c.query("b").orElse("")));
        try (Server server = Server.start(0, router::answer);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest form = HttpRequest.newBuilder(URI.create(server.address() + "/form?b=%C3%BC"))
                    .POST(HttpRequest.BodyPublishers.ofString("a=1+2"))
                    .build();
            assertThat(client.send(form, BodyHandlers.ofString()).body()).isEqualTo("1 2ü");
            assertThat(raw(server, "evil.example")).startsWith("HTTP/1.1 421");
            assertThat(raw(server, "127.0.0.1:" + server.address().getPort())).startsWith("HTTP/1.1 404");
        }
    }

    private static String raw(Server server, String host) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(all);
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
