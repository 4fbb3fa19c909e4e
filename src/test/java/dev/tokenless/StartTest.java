package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Connection;
import dev.tokenless.cli.Doors;
import dev.tokenless.cli.PracticeChoice;
import dev.tokenless.cli.Terminal;
import dev.tokenless.cli.WorldChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What must not stand between the desktop's click and the window. How long the start takes is measured where the
/// package is checked (installer/linux/check.sh).
class StartTest {

    @Test
    void withoutArgumentsTheWindowWaitsForNoParserOfArgumentsAndForNoKeyring() throws Exception {
        String loaded = classesLoadedBy();

        assertThat(loaded)
                .contains(DoorOpened.class.getName())
                .doesNotContain("picocli.CommandLine$Model")
                .doesNotContain("com.microsoft.credentialstorage");
    }

    @Test
    void withArgumentsBothAreReadAsEver() throws Exception {
        assertThat(classesLoadedBy("--practice"))
                .contains(DoorOpened.class.getName())
                .contains("picocli.CommandLine$Model");
    }

    private static String classesLoadedBy(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                StartTest.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(output.lines().limit(3).toList().toString())
                .isZero();
        return output;
    }

    /// The child: the product's own wiring behind a window that only says that it was asked for.
    public static void main(String[] arguments) {
        Terminal terminal = SystemTerminal.open();
        Wiring wiring = new Wiring(terminal);
        Doors doors = new Doors() {
            @Override
            public int window(WorldChoice world, Optional<Path> home) {
                return new DoorOpened().code();
            }

            @Override
            public Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn) {
                return wiring.connect(world, home, signedIn);
            }

            @Override
            public void servePractice(PracticeChoice choice, Consumer<String> announce) {
                wiring.servePractice(choice, announce);
            }
        };
        System.exit(new CommandLineFace(terminal, doors).run(arguments));
    }

    private record DoorOpened() {
        int code() {
            return 0;
        }
    }
}
