package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many clients and a GitHub that counts what arrives, with every request and every answer late by a time of its own:
/// whatever the delays, nothing is refused. The time is a number, so hours pass in a moment.
class LimitsUnderDelayTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final int CLIENTS = 120;

    private record Happening(long at, long order, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    /// GitHub as its documentation has it.
    private static final class Counting {
        final Deque<Long> points = new ArrayDeque<>();
        final Deque<Long> writes = new ArrayDeque<>();
        long hour;
        int used;
        int refused;
        int served;

        /// @return how many requests are left
        long arrives(long millis, boolean write) {
            // in whole seconds
            long now = millis - millis % 1000;
            if (now >= hour + 3_600_000L) {
                hour = now;
                used = 0;
            }
            points.removeIf(at -> at < now - 60_000);
            writes.removeIf(at -> at < now - 3_600_000);
            int cost = write ? 5 : 1;
            long lately = writes.stream().filter(at -> at >= now - 60_000).count();
            boolean refuses =
                    used >= 5000 || points.size() + cost > 900 || (write && (writes.size() >= 500 || lately >= 80));
            if (refuses) {
                refused++;
                return Math.max(0, 5000L - used);
            }
            for (int point = 0; point < cost; point++) {
                points.addLast(now);
            }
            if (write) {
                writes.addLast(now);
            }
            used++;
            served++;
            return 5000L - used;
        }
    }

    private final PriorityQueue<Happening> agenda = new PriorityQueue<>();
    private final Deque<Runnable> writers = new ArrayDeque<>();
    private final Counting gitHub = new Counting();
    private final Limits limits = new Limits();
    private long now;
    private long order;
    private boolean writing;

    @ParameterizedTest(name = "delays up to {0} ms, seed {1}")
    @CsvSource({"50, 1", "2000, 2", "20000, 3", "40000, 4", "40000, 5"})
    void nothingIsRefused(int longest, long seed) {
        Random random = new Random(seed);
        for (int client = 0; client < CLIENTS; client++) {
            next(random, longest);
        }
        while (now < Duration.ofHours(4).toMillis()) {
            Happening happening = agenda.remove();
            now = happening.at();
            happening.what().run();
        }
        assertThat(gitHub.refused).isZero();
        // and yet the hours are used: five thousand each, but for what may be under way at their ends
        assertThat(gitHub.served).isGreaterThan(longest <= 2000 ? 19_000 : 10_000);
    }

    private void in(long millis, Runnable what) {
        agenda.add(new Happening(now + millis, order++, what));
    }

    private void next(Random random, int longest) {
        boolean write = random.nextInt(12) == 0;
        Runnable begin = () -> admitted(new Limits.Kind(write, false), random, longest);
        in(random.nextInt(500), () -> {
            if (write && writing) {
                writers.addLast(begin);
            } else {
                writing |= write;
                begin.run();
            }
        });
    }

    private void admitted(Limits.Kind kind, Random random, int longest) {
        Optional<Waiting> hold = limits.admit(START.plusMillis(now), kind);
        if (hold.isPresent()) {
            long wait =
                    Duration.between(START.plusMillis(now), hold.get().until()).toMillis();
            in(Math.max(1, wait), () -> admitted(kind, random, longest));
            return;
        }
        in(late(random, longest), () -> {
            long left = gitHub.arrives(now, kind.writes());
            long end = gitHub.hour + 3_600_000L;
            in(late(random, longest), () -> {
                limits.left(kind, left, START.plusMillis(end).plusSeconds(1));
                limits.ended(kind, START.plusMillis(now));
                if (kind.writes()) {
                    writing = !writers.isEmpty();
                    Optional.ofNullable(writers.pollFirst()).ifPresent(Runnable::run);
                }
                next(random, longest);
            });
        });
    }

    /// Mostly short, now and then as long as it gets.
    private static long late(Random random, int longest) {
        return random.nextInt(10) == 0 ? random.nextInt(longest) : random.nextInt(Math.min(longest, 100));
    }
}
