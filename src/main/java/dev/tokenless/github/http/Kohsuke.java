package dev.tokenless.github.http;

import dev.tokenless.desktop.CancelledException;
import dev.tokenless.github.GitHubException;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;

/// kohsuke's github-api over our client, for reading. It never sees the token: the client adds it. Its own sleeping
/// handlers never run, since our client lets nothing but success through.
final class Kohsuke {

    private final org.kohsuke.github.GitHub gitHub;
    private final Map<RepositoryName, GHRepository> handles = new ConcurrentHashMap<>();

    Kohsuke(Addresses addresses, OkHttpClient reads) {
        String endpoint = addresses.rest().toString();
        this.gitHub = reading(() -> new GitHubBuilder()
                .withEndpoint(endpoint.substring(0, endpoint.length() - 1))
                .withConnector(new OkHttpGitHubConnector(reads))
                .build());
    }

    <T> T in(RepositoryName repository, Call<GHRepository, T> call) {
        return reading(() -> call.on(handle(repository)));
    }

    private GHRepository handle(RepositoryName repository) throws IOException {
        GHRepository known = handles.get(repository);
        if (known == null) {
            known = gitHub.getRepository(repository.toString());
            handles.put(repository, known);
        }
        return known;
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (GitHubException | CancelledException known) {
            throw known;
        } catch (IOException | RuntimeException notUnderstood) {
            // its models do not check what they are given: a missing owner ends in a NullPointerException
            switch (notUnderstood.getCause()) {
                case GitHubException failure -> throw failure;
                case CancelledException cancelled -> throw cancelled;
                case null, default -> {
                    // told below
                }
            }
            throw Json.unreadable("it has another form than expected");
        }
    }

    @FunctionalInterface
    interface Call<F, T> {
        T on(F subject) throws IOException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
