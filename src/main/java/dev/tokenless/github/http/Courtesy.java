package dev.tokenless.github.http;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// The manners of every request, ours and kohsuke's: keeps GitHub's limits, repeats what may be repeated, and turns
/// what finally fails into a `GitHubException`. All waiting is cancellable and is told.
final class Courtesy implements Interceptor {

    /// A request that changes nothing although it is a POST, as GraphQL queries are.
    record Reading() {}

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_WAITS = 6;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    // an hour is GitHub's own window; whoever asks for more has something else in mind
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(65);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    private final Limits limits;
    private final Pace pace;
    private final Cancellation cancellation;
    private final Consumer<Waiting> onWaiting;

    Courtesy(Limits limits, Pace pace, Cancellation cancellation, Consumer<Waiting> onWaiting) {
        this.limits = limits;
        this.pace = pace;
        this.cancellation = cancellation;
        this.onWaiting = onWaiting;
    }

    @Override
    public Response intercept(Chain chain) {
        // kohsuke asks for gzip itself, which would switch OkHttp's own unpacking off
        Request request =
                chain.request().newBuilder().removeHeader("Accept-Encoding").build();
        boolean writing = writes(request);
        int failures = 0;
        int waits = 0;
        try (var _ = cancellation.onCancel(chain.call()::cancel)) {
            while (true) {
                takeTurn(writing);
                Attempt attempt = attempt(chain, request, writing, waits + 1);
                if (writing) {
                    limits.wrote(pace.now());
                }
                switch (attempt.ruling()) {
                    case Ruling.Fine() -> {
                        count(attempt.answer().orElseThrow());
                        return attempt.response().orElseThrow();
                    }
                    case Ruling.Later later -> {
                        waits++;
                        blockOrGiveUp(later, waits);
                    }
                    case Ruling.Failed failed -> {
                        failures++;
                        pauseOrFail(failed, writing, failures);
                    }
                }
            }
        }
    }

    /// GitHub counts GraphQL's points apart; a survey's few queries are far from using them up.
    private void count(Answer answer) {
        Optional<Duration> renewal = ResponseJudge.renewal(answer, pace.now());
        if (renewal.isPresent() && renewal.get().compareTo(LONGEST_WINDOW) <= 0 && !answer.graphql()) {
            ResponseJudge.remaining(answer)
                    .ifPresent(left -> limits.left(left, pace.now().plus(renewal.get())));
        }
    }

    private static boolean writes(Request request) {
        boolean get = request.method().equals("GET") || request.method().equals("HEAD");
        return !get && request.tag(Reading.class) == null;
    }

    private void takeTurn(boolean writing) {
        cancellation.throwIfCancelled();
        for (Optional<Waiting> wait = limits.admit(pace.now(), writing);
                wait.isPresent();
                wait = limits.admit(pace.now(), writing)) {
            sleepUntil(wait.get());
            cancellation.throwIfCancelled();
        }
    }

    private void sleepUntil(Waiting waiting) {
        Duration left = Duration.between(pace.now(), waiting.until());
        if (left.compareTo(WORTH_TELLING) > 0) {
            onWaiting.accept(waiting);
        }
        pace.sleep(left, cancellation);
    }

    private void blockOrGiveUp(Ruling.Later later, int waits) {
        Instant until = pace.now().plus(later.pause());
        if (waits > MOST_WAITS || later.pause().compareTo(LONGEST_WINDOW) > 0) {
            throw new GitHubException(new GitHubFailure.RateLimited(Optional.of(until)));
        }
        limits.block(until, later.why());
    }

    private void pauseOrFail(Ruling.Failed failed, boolean writing, int failures) {
        if (!failed.passing() || writing || failures >= MOST_ATTEMPTS) {
            throw new GitHubException(failed.failure());
        }
        pace.sleep(Duration.ofSeconds(failures), cancellation);
    }

    private Attempt attempt(Chain chain, Request request, boolean writing, int number) {
        limits.enter();
        try (Response response = chain.proceed(request)) {
            byte[] body = read(response);
            var answer = new Answer(response.request().url(), response.code(), response.headers(), body);
            Response whole = response.newBuilder()
                    .body(ResponseBody.create(body, response.body().contentType()))
                    .build();
            return new Attempt(
                    ResponseJudge.judge(answer, pace.now(), number), Optional.of(whole), Optional.of(answer));
        } catch (IOException broken) {
            if (cancellation.cancelled()) {
                throw new CancelledException();
            }
            String host = request.url().host();
            return new Attempt(
                    new Ruling.Failed(new GitHubFailure.Offline(host, Trouble.words(broken), writing), true),
                    Optional.empty(),
                    Optional.empty());
        } finally {
            limits.leave();
        }
    }

    private static byte[] read(Response response) throws IOException {
        var source = response.body().source();
        if (source.request(MOST_BYTES + 1L)) {
            throw Json.unreadable("it is larger than " + MOST_BYTES / 1024 / 1024 + " MB");
        }
        return source.readByteArray();
    }

    private record Attempt(Ruling ruling, Optional<Response> response, Optional<Answer> answer) {}
}
