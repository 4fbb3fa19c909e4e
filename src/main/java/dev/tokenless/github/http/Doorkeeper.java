package dev.tokenless.github.http;

import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubToken;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Looks at every single request that leaves, redirected ones too: which host it may reach, and that the token goes
/// to GitHub's API alone.
final class Doorkeeper implements Interceptor {

    // where GitHub sends the reader of a log or of a renamed repository
    private static final Pattern STORES =
            Pattern.compile("([a-z0-9-]+\\.)*(githubusercontent\\.com|blob\\.core\\.windows\\.net|github\\.com)");

    private final Addresses addresses;
    private final Optional<GitHubToken> token;
    private final String userAgent;

    Doorkeeper(Addresses addresses, Optional<GitHubToken> token, String userAgent) {
        this.addresses = addresses;
        this.token = token;
        this.userAgent = userAgent;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request asked = chain.request();
        if (!mayReach(asked.url())) {
            throw new IOException("refused address");
        }
        Request.Builder request =
                asked.newBuilder().removeHeader("Authorization").header("User-Agent", userAgent);
        if (sameOrigin(asked.url(), addresses.restUrl())) {
            request.header("X-GitHub-Api-Version", "2022-11-28");
            token.ifPresent(known -> request.header("Authorization", "Bearer " + new String(known.reveal())));
        }
        return chain.proceed(request.build());
    }

    private boolean mayReach(HttpUrl url) {
        return switch (addresses.world()) {
            case REAL ->
                url.isHttps() && url.port() == 443 && STORES.matcher(url.host()).matches();
            case PRACTICE -> World.isLoopback(url.host());
        };
    }

    private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }
}
