package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.practice.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What stands before every REST and GraphQL call: credentials, limits, one lock, and GitHub's usual headers.
/// Source: docs.github.com, "Rate limits for the REST API" and "Troubleshooting the REST API".
final class Gate implements Handler {

    private static final String PERSON = "practice-person";
    private static final int PRIMARY = 5000;
    private static final int WRITES_A_MINUTE = 80;
    private static final int WRITES_AN_HOUR = 500;
    private static final int POINTS_A_MINUTE = 900;
    private static final int AT_ONCE = 100;

    private final Hub hub;
    private final boolean limits;
    private final Handler inner;
    private final Rights rights;
    private final Deque<Instant> writes = new ArrayDeque<>();
    private final Deque<Instant> points = new ArrayDeque<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final Hour core;
    private final Hour graphql;

    Gate(Hub hub, boolean limits, Handler inner) {
        this.hub = hub;
        this.limits = limits;
        this.inner = inner;
        this.rights = new Rights(hub);
        this.core = new Hour();
        this.graphql = new Hour();
    }

    /// GraphQL has five thousand an hour of its own.
    private final class Hour {
        private int used;
        private Instant reset = hub.now().plus(Duration.ofHours(1));

        boolean usedUp(Instant now) {
            if (!now.isBefore(reset)) {
                used = 0;
                reset = now.plus(Duration.ofHours(1));
            }
            return used >= PRIMARY;
        }

        int remaining() {
            return Math.max(0, PRIMARY - used);
        }

        /// The `Date` header is real time, as the JDK's server writes it; `reset - Date` is world time still to wait,
        /// never less.
        long resetByDateHeader() {
            long left = Math.max(
                    0, Duration.between(hub.now(), reset).plusMillis(999).toSeconds());
            return Instant.now().getEpochSecond() + left;
        }

        JsonNode json() {
            return Json.object("limit", PRIMARY, "used", used, "remaining", remaining(), "reset", resetByDateHeader());
        }
    }

    private Hour hour(Call call) {
        return call.path().equals("/graphql") ? graphql : core;
    }

    @Override
    public Answer handle(Call call) {
        int atOnce = open.incrementAndGet();
        try {
            return handle(call, limits && atOnce > AT_ONCE);
        } finally {
            open.decrementAndGet();
        }
    }

    private Answer handle(Call call, boolean tooMany) {
        synchronized (hub) {
            if (tooMany) {
                return dressed(call, secondary(hub.now()));
            }
            Answer answer = refusal(call).orElseGet(() -> counted(call));
            return dressed(call, answer);
        }
    }

    private Answer counted(Call call) {
        Answer answer = withTag(call, answered(call));
        if (answer.status() != 304 && !byHand(call) && !call.path().equals("/rate_limit")) {
            hour(call).used++;
        }
        return answer;
    }

    private Answer answered(Call call) {
        if (call.method().equals("GET") && call.path().equals("/rate_limit")) {
            return Answer.json(200, rateLimit());
        }
        try {
            Optional<Answer> refused = byHand(call) ? Optional.empty() : rights.refusal(call);
            return refused.isPresent() ? refused.get() : inner.handle(call);
        } catch (BadCall bad) {
            return bad.answer();
        }
    }

    private Optional<Answer> refusal(Call call) {
        if (call.header("Authorization").isPresent() && hub.signed(call).isEmpty()) {
            return Optional.of(Errors.of(401, "Bad credentials"));
        }
        if (call.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
            return Optional.of(Errors.of(
                    403,
                    "Request forbidden by administrative rules. Please make sure your request "
                            + "has a User-Agent header"));
        }
        String version = call.header("X-GitHub-Api-Version").orElse("2022-11-28");
        if (!version.equals("2022-11-28") && !version.equals("2026-03-10")) {
            return Optional.of(Errors.of(400, "\"" + version + "\" is not a supported API version."));
        }
        return limits && !byHand(call) ? limited(call) : Optional.empty();
    }

    /// The practice person's clicks stand for the pages of github.com, which the limits of the API do not count.
    private static boolean byHand(Call call) {
        return call.header("User-Agent").filter(PERSON::equals).isPresent();
    }

    private Optional<Answer> limited(Call call) {
        Instant now = hub.now();
        if (hour(call).usedUp(now)) {
            return Optional.of(Errors.of(403, "API rate limit exceeded for user."));
        }
        boolean query = call.path().equals("/graphql") && !call.text().contains("mutation");
        boolean reads = query || call.method().equals("GET");
        forget(points, now.minus(Duration.ofMinutes(1)));
        if (points.size() + (reads ? 1 : 5) > POINTS_A_MINUTE) {
            return Optional.of(secondary(now));
        }
        points.addAll(Collections.nCopies(reads ? 1 : 5, now));
        if (reads) {
            return Optional.empty();
        }
        forget(writes, now.minus(Duration.ofHours(1)));
        long lately = writes.stream()
                .filter(at -> at.isAfter(now.minus(Duration.ofMinutes(1))))
                .count();
        if (writes.size() >= WRITES_AN_HOUR || lately >= WRITES_A_MINUTE) {
            return Optional.of(secondary(now));
        }
        writes.addLast(now);
        return Optional.empty();
    }

    private static void forget(Deque<Instant> times, Instant before) {
        while (!times.isEmpty() && times.peekFirst().isBefore(before)) {
            times.removeFirst();
        }
    }

    /// Sometimes with `Retry-After`, sometimes without, as GitHub does.
    private Answer secondary(Instant now) {
        Answer answer = Errors.of(
                403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
        boolean withHeader = now.getEpochSecond() % 2 == 0;
        return withHeader ? answer.with("Retry-After", "60") : answer;
    }

    /// A conditional request that still holds costs nothing and carries no body.
    private static Answer withTag(Call call, Answer answer) {
        if (!call.method().equals("GET") || answer.status() != 200) {
            return answer;
        }
        String tag = "W/\"" + Git.sha("blob", answer.body()) + "\"";
        boolean same = call.header("If-None-Match")
                .filter(known -> known.equals(tag) || known.equals(tag.substring(2)))
                .isPresent();
        return (same ? Answer.empty(304) : answer).with("ETag", tag).with("Cache-Control", "private, max-age=60");
    }

    private Answer dressed(Call call, Answer answer) {
        Hour hour = hour(call);
        Answer dressed = answer.with("X-GitHub-Request-Id", "PRAC:%06X".formatted(calls.incrementAndGet()))
                .with("X-GitHub-Media-Type", "github.v3; format=json")
                .with("X-RateLimit-Limit", String.valueOf(PRIMARY))
                .with("X-RateLimit-Used", String.valueOf(hour.used))
                .with("X-RateLimit-Remaining", String.valueOf(hour.remaining()))
                .with("X-RateLimit-Reset", String.valueOf(hour.resetByDateHeader()))
                .with("X-RateLimit-Resource", call.path().equals("/graphql") ? "graphql" : "core");
        dressed = rights.dressed(call, dressed);
        String link = answer.headers().get("Link");
        return link == null ? dressed : dressed.with("Link", link.replace("</", "<" + hub.api + "/"));
    }

    private JsonNode rateLimit() {
        JsonNode rate = core.json();
        return Json.object(
                "resources", Json.object("core", rate, "search", rate, "graphql", graphql.json()), "rate", rate);
    }
}
