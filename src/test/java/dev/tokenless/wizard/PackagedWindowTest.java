package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program under a real X server, driven from outside by keys alone. `mvn -Pxvfb test` after `package`.
@Tag("xvfb")
class PackagedWindowTest {

    private static final String DISPLAY = ":87";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    private Process server;
    private Process program;

    @BeforeEach
    void start() throws IOException {
        Path jar = Path.of(System.getProperty("tokenless.jar", "target/tokenless.jar"));
        assertThat(jar).as("mvn package makes it").exists();
        server = new ProcessBuilder("Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-nolisten", "tcp").start();
        program = display(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dprism.order=sw",
                        "-jar",
                        jar.toString(),
                        "--practice",
                        "--home",
                        home.toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile())
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        program.destroy();
        program.waitFor(20, TimeUnit.SECONDS);
        server.destroy();
    }

    @Test
    void theWindowOpensOnThePracticeBoardAndIsWalkedToThePlanByKeys() throws Exception {
        String window = window();
        assertThat(out("xdotool", "getwindowname", window)).isEqualTo("Tokenless");
        assertThat(out("xprop", "-id", window, "_NET_WM_ICON")).contains("Icon");
        picture("xvfb-1-started");
        out("xdotool", "windowfocus", window);
        untilItRests();
        picture("xvfb-2-board");
        // The board has the focus: choose the first row, then Enter presses the named button.
        out("xdotool", "key", "Down", "space", "Return");
        String chosen = look();
        until(() -> !look().equals(chosen));
        picture("xvfb-3-plan");
        assertThat(program.isAlive()).isTrue();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void until(Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now())
                    .as(Files.readString(home.resolve("output.txt")))
                    .isBefore(end);
            program.waitFor(1, TimeUnit.SECONDS);
        }
        program.waitFor(5, TimeUnit.SECONDS);
    }

    private String window() throws Exception {
        until(() -> !out("xdotool", "search", "--name", "^Tokenless$").isEmpty());
        return out("xdotool", "search", "--name", "^Tokenless$")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    // The board fills by itself; it is there once two looks are alike.
    private void untilItRests() throws Exception {
        AtomicReference<String> last = new AtomicReference<>("");
        until(() -> {
            String now = look();
            return now.equals(last.getAndSet(now));
        });
    }

    // A digest of what the screen shows.
    private String look() throws Exception {
        return out("sh", "-c", "import -window root -depth 8 rgb:- | md5sum");
    }

    private void picture(String name) throws Exception {
        Files.createDirectories(Path.of("target/screens"));
        out("import", "-window", "root", "target/screens/" + name + ".png");
    }

    private static String out(String... command) throws IOException, InterruptedException {
        Process process = display(new ProcessBuilder(List.of(command))).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return text;
    }

    private static ProcessBuilder display(ProcessBuilder builder) {
        builder.environment().put("DISPLAY", DISPLAY);
        return builder;
    }
}
