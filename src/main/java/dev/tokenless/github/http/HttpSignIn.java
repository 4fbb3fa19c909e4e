package dev.tokenless.github.http;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Keyring;
import dev.tokenless.desktop.Pace;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.SignIn;
import dev.tokenless.github.TokenSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/// The way in over HTTP.
public final class HttpSignIn implements SignIn {

    private final Addresses addresses;
    private final Pace pace;
    private final String userAgent;
    private final Optional<String> clientId;
    private final Duration patience;
    private final Optional<Path> cache;

    /// Makes no request.
    ///
    /// @param pace      all waiting and all time goes through it
    /// @param userAgent who calls, as GitHub demands it of every request
    /// @param clientId  the public id of the app that signing in with a code goes through
    /// @param cache     where answers are kept for asking again; empty if nowhere
    public HttpSignIn(
            Addresses addresses, Pace pace, String userAgent, Optional<String> clientId, Optional<Path> cache) {
        this(addresses, pace, userAgent, clientId, cache, Duration.ofSeconds(30));
    }

    /// The same with another patience for a silent server.
    HttpSignIn(
            Addresses addresses,
            Pace pace,
            String userAgent,
            Optional<String> clientId,
            Optional<Path> cache,
            Duration patience) {
        this.addresses = addresses;
        this.pace = pace;
        this.userAgent = userAgent;
        this.clientId = clientId;
        this.cache = cache;
        this.patience = patience;
    }

    @Override
    public GitHub with(GitHubToken token) {
        return gitHub(Optional.of(token));
    }

    @Override
    public GitHub anonymously() {
        return gitHub(Optional.empty());
    }

    private HttpGitHub gitHub(Optional<GitHubToken> token) {
        var line = new HttpGitHub.Line(
                addresses, base(token), new Limits(), pace, token, new Acquaintance(token.flatMap(_ -> cache)));
        return new HttpGitHub(line, new Cancellation(), _ -> {});
    }

    private OkHttpClient base(Optional<GitHubToken> token) {
        return Wire.base(addresses, token, userAgent, patience);
    }

    @Override
    public Optional<DeviceFlow> deviceFlow() {
        return clientId.map(id -> new HttpDeviceFlow(addresses, base(Optional.empty()), pace, id));
    }

    @Override
    public void revoke(GitHubToken token) {
        if (token.origin().borrowed()) {
            throw new IllegalArgumentException("This token is borrowed (" + token + "), so it is not ours to revoke.");
        }
        var courtesy = new Courtesy(new Limits(), pace, new Cancellation(), _ -> {});
        var wire = Wire.over(addresses, base(Optional.empty()), courtesy, Optional.empty());
        var body = Json.object();
        body.putArray("credentials").add(new String(token.reveal()));
        wire.send("POST", wire.rest("credentials", "revoke"), body);
        token.forget();
    }

    @Override
    public void signOut(GitHubToken token, Keyring keyring) {
        token.forget();
        keyring.forget(TokenSources.KEYRING_NAME);
        cache.ifPresent(folder -> {
            try {
                OwnerOnly.delete(folder.resolve("github"));
            } catch (IOException notDeleted) {
                throw new UncheckedIOException(notDeleted);
            }
        });
    }
}
