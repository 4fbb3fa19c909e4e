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
        Limits.Kind kind = kind(request);
        if (!kind.writes()) {
            return answered(chain, request, kind);
        }
        limits.queue(pace.now()).ifPresent(this::tell);
        limits.writing().enter(cancellation);
        try {
            return answered(chain, request, kind);
        } finally {
            limits.writing().leave();
        }
    }

    private Response answered(Chain chain, Request request, Limits.Kind kind) {
        int failures = 0;
        int waits = 0;
        try (var _ = cancellation.onCancel(chain.call()::cancel)) {
            while (true) {
                Attempt attempt = attempt(chain, request, kind, waits + 1);
                switch (attempt.ruling()) {
                    case Ruling.Fine() -> {
                        return attempt.response().orElseThrow();
                    }
                    case Ruling.Later later -> {
                        waits++;
                        blockOrGiveUp(later, waits);
                    }
                    case Ruling.Failed failed -> {
                        failures++;
                        pauseOrFail(failed, kind.writes(), failures);
                    }
                }
            }
        }
    }

    private static Limits.Kind kind(Request request) {
        boolean get = request.method().equals("GET") || request.method().equals("HEAD");
        boolean graphql = request.url().encodedPath().endsWith("/graphql");
        return new Limits.Kind(!get && request.tag(Reading.class) == null, graphql);
    }

    private Attempt attempt(Chain chain, Request request, Limits.Kind kind, int number) {
        takeTurn(kind);
        try {
            limits.open().enter(cancellation);
            try {
                return sent(chain, request, kind, number);
            } finally {
                limits.open().leave();
            }
        } finally {
            limits.ended(kind, pace.now());
        }
    }

    private void takeTurn(Limits.Kind kind) {
        cancellation.throwIfCancelled();
        for (Optional<Waiting> wait = limits.admit(pace.now(), kind);
                wait.isPresent();
                wait = limits.admit(pace.now(), kind)) {
            tell(wait.get());
            pace.sleep(Duration.between(pace.now(), wait.get().until()), cancellation);
            cancellation.throwIfCancelled();
        }
    }

    private void tell(Waiting waiting) {
        if (Duration.between(pace.now(), waiting.until()).compareTo(WORTH_TELLING) > 0) {
            onWaiting.accept(waiting);
        }
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

    private Attempt sent(Chain chain, Request request, Limits.Kind kind, int number) {
        try (Response response = chain.proceed(request)) {
            byte[] body = read(response);
            var answer = new Answer(response.request().url(), response.code(), response.headers(), body);
            Response whole = response.newBuilder()
                    .body(ResponseBody.create(body, response.body().contentType()))
                    .build();
            Instant now = pace.now();
            count(answer, kind, now);
            return new Attempt(ResponseJudge.judge(answer, now, number), Optional.of(whole));
        } catch (IOException broken) {
            if (cancellation.cancelled()) {
                throw new CancelledException();
            }
            String host = request.url().host();
            return new Attempt(
                    new Ruling.Failed(new GitHubFailure.Offline(host, Trouble.words(broken), kind.writes()), true),
                    Optional.empty());
        }
    }

    private void count(Answer answer, Limits.Kind kind, Instant now) {
        Optional<Duration> renewal = ResponseJudge.renewal(answer, now);
        if (renewal.isPresent() && renewal.get().compareTo(LONGEST_WINDOW) <= 0) {
            ResponseJudge.remaining(answer)
                    .ifPresent(remaining -> limits.left(kind, remaining, now.plus(renewal.get())));
        }
    }

    private static byte[] read(Response response) throws IOException {
        var source = response.body().source();
        if (source.request(MOST_BYTES + 1L)) {
            throw Json.unreadable("it is larger than " + MOST_BYTES / 1024 / 1024 + " MB");
        }
        return source.readByteArray();
    }

    private record Attempt(Ruling ruling, Optional<Response> response) {}
}
