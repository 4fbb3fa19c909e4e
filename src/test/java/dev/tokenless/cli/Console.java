package dev.tokenless.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs the command line in this process and keeps what it printed.
final class Console {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;
    private String typed = "";
    private Doors doors = new NoDoors();

    Console asTerminal() {
        terminal = true;
        return this;
    }

    Console typing(String text) {
        typed = text;
        return this;
    }

    Console with(Doors other) {
        doors = other;
        return this;
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal streams = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                terminal,
                terminal,
                Map.of());
        return new CommandLineFace(streams, doors).run(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    com.fasterxml.jackson.databind.JsonNode json() {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(out());
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + out(), notJson);
        }
    }

    /// Nothing behind the command line.
    static class NoDoors implements Doors {
        @Override
        public int window(WorldChoice world, Optional<Path> home) {
            return ExitCode.DONE;
        }

        @Override
        public Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn) {
            throw new CommandFailure("not-signed-in", "Nobody is signed in.");
        }

        @Override
        public void servePractice(PracticeChoice choice, Consumer<String> announce) {
            announce.accept("{}");
        }
    }
}
