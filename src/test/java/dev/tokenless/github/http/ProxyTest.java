package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The proxy that the system names is asked for a tunnel and never sees the token; the practice world is reached
/// without it.
class ProxyTest {

    private final MockWebServer proxy = new MockWebServer();
    private final ProxySelector before = ProxySelector.getDefault();

    @BeforeEach
    void start() throws IOException {
        proxy.start(InetAddress.getLoopbackAddress(), 0);
        ProxySelector.setDefault(new Through(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getPort())));
    }

    @AfterEach
    void stop() {
        ProxySelector.setDefault(before);
        proxy.close();
    }

    @Test
    void gitHubIsReachedByATunnelThroughTheProxy() throws InterruptedException {
        proxy.enqueue(new MockResponse.Builder().code(503).build());
        assertThatThrownBy(() -> get(client(Addresses.gitHub()), "https://api.github.com/user"))
                .isInstanceOf(IOException.class);
        RecordedRequest asked = proxy.takeRequest();
        assertThat(asked.getRequestLine()).startsWith("CONNECT api.github.com:443 ");
        assertThat(asked.getHeaders().toString()).doesNotContain("Authorization", ScriptedGitHub.TOKEN);
    }

    @Test
    void thePracticeWorldIsReachedWithoutTheProxy() throws IOException {
        try (var gitHub = new ScriptedGitHub(_ -> ScriptedGitHub.json(200, "{}"))) {
            var addresses = new Addresses(gitHub.base(), gitHub.base(), World.PRACTICE);
            assertThat(get(client(addresses), gitHub.base() + "user")).isEqualTo(200);
        }
        assertThat(proxy.getRequestCount()).isZero();
    }

    private static int get(OkHttpClient client, String address) throws IOException {
        try (var response =
                client.newCall(new Request.Builder().url(address).build()).execute()) {
            return response.code();
        }
    }

    private static OkHttpClient client(Addresses addresses) {
        var token = GitHubToken.of(ScriptedGitHub.TOKEN, GitHubToken.Origin.PASTED);
        // were the proxy passed by, the name would have to be looked up: then the test fails instead of going out
        return Wire.base(addresses, token, "tokenless-test", Duration.ofSeconds(10))
                .newBuilder()
                .dns(host -> {
                    InetAddress loopback = InetAddress.getLoopbackAddress();
                    if (host.equals("localhost") || host.equals(loopback.getHostAddress())) {
                        return List.of(loopback);
                    }
                    throw new UnknownHostException(host);
                })
                .build();
    }

    private static final class Through extends ProxySelector {

        private final Proxy proxy;

        Through(InetSocketAddress address) {
            proxy = new Proxy(Proxy.Type.HTTP, address);
        }

        @Override
        public List<Proxy> select(URI address) {
            return List.of(proxy);
        }

        @Override
        public void connectFailed(URI address, SocketAddress through, IOException failure) {}
    }
}
