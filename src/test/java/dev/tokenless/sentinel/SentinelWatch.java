package dev.tokenless.sentinel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Stands behind every test of the suite (`junit-platform.properties` switches it on) and fails the one in which a
/// sentinel got into standard output, standard error, a log record, a file that the program wrote, the text of an
/// exception or the arguments of a process (the last two are noticed up to a second late, perhaps in the next test).
///
/// The practice world refuses an address with a credential in it, so what it heard needs no search.
public final class SentinelWatch implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final AtomicBoolean LISTENING = new AtomicBoolean();
    private static final ByteArrayOutputStream HEARD = new ByteArrayOutputStream();
    private static final Handler EAR = new Ear();
    private static final Queue<String> THROWN = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (LISTENING.compareAndSet(false, true)) {
            System.setOut(overheard(System.out));
            System.setErr(overheard(System.err));
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(SentinelWatch.class, new Flight());
        }
        // whatever resets the logging takes the ear away with it
        Logger root = LogManager.getLogManager().getLogger("");
        root.removeHandler(EAR);
        root.addHandler(EAR);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        judge();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        judge();
    }

    static void judge() {
        String heard = HEARD.toString(StandardCharsets.UTF_8);
        HEARD.reset();
        Optional<String> leak = Sentinels.in(heard)
                .map(found -> found + " in what was printed or logged")
                .or(WatchedFolders::leak)
                .or(() -> Optional.ofNullable(THROWN.poll()));
        if (leak.isPresent()) {
            throw new AssertionError("A credential got out: " + leak.get());
        }
    }

    /// The recorder speaks about a second late, so the last word is heard when the whole suite has ended.
    private static final class Flight implements AutoCloseable {
        private final FlightWatch watch = new FlightWatch(Sentinels::in, THROWN::add);

        @Override
        public void close() {
            watch.close();
            judge();
        }
    }

    private static PrintStream overheard(PrintStream stream) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        stream.write(one);
                        HEARD.write(one);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        stream.write(bytes, from, length);
                        HEARD.write(bytes, from, length);
                    }

                    @Override
                    public void flush() {
                        stream.flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    private static final class Ear extends Handler {
        Ear() {
            setLevel(Level.ALL);
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord entry) {
            HEARD.writeBytes(getFormatter().format(entry).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
