package dev.tokenless.sentinel;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/// Listens to the machine's own flight recorder for what no stream shows: the text of every exception, also of one
/// that was caught, and the arguments of every process, which other people on the same computer can read.
final class FlightWatch implements AutoCloseable {

    private static final String MESSAGE = "message";

    private final RecordingStream events = new RecordingStream();

    private final Function<String, Optional<String>> sought;
    private final Consumer<String> heard;

    /// @param sought what must not be in a text, as it may be quoted
    /// @param heard takes what was found and where it came from
    FlightWatch(Function<String, Optional<String>> sought, Consumer<String> heard) {
        this.sought = sought;
        this.heard = heard;
        events.enable("jdk.JavaExceptionThrow").withStackTrace();
        events.enable("jdk.JavaErrorThrow").withStackTrace();
        events.enable("jdk.ProcessStart").withStackTrace();
        // nothing is read back, so nothing need be kept
        events.setMaxAge(Duration.ofSeconds(10));
        events.onEvent("jdk.JavaExceptionThrow", event -> judge(event, MESSAGE, "an exception"));
        events.onEvent("jdk.JavaErrorThrow", event -> judge(event, MESSAGE, "an error"));
        events.onEvent("jdk.ProcessStart", event -> judge(event, "command", "a process's arguments"));
        events.startAsync();
    }

    private void judge(RecordedEvent event, String field, String what) {
        String text = event.getString(field);
        if (text != null && !(field.equals(MESSAGE) && byATest(event))) {
            sought.apply(text).ifPresent(found -> heard.accept(found + " in " + what + " at " + frames(event)));
        }
    }

    /// A test that throws one itself wants to see what becomes of it.
    private static boolean byATest(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .filter(name -> !name.startsWith("java."))
                        .findFirst()
                        .filter(name -> name.matches(".*Test(\\$.*)?"))
                        .isPresent();
    }

    private static String frames(RecordedEvent event) {
        return event.getStackTrace() == null
                ? "an unknown place"
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName() + "."
                                + frame.getMethod().getName() + ":" + frame.getLineNumber())
                        .limit(12)
                        .collect(Collectors.joining(" < "));
    }

    /// Hears what was still under way, then ends.
    @Override
    public void close() {
        events.stop();
        events.close();
    }
}
