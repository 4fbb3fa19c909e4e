package dev.tokenless.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "practice",
        description =
                "Serves a practice world on this computer until stopped; prints one JSON line with its addresses.")
final class PracticeCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Doors doors;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 or nothing takes a free one.")
    int port;

    @Option(names = "--latency", paramLabel = "MS", description = "Milliseconds added to every answer.")
    int latency;

    @Option(
            names = "--repositories",
            paramLabel = "N",
            description = "How many repositories there are besides the samples.")
    int repositories;

    @Option(names = "--state", paramLabel = "NAME", description = "The state to start in.")
    String state = "";

    @Option(names = "--limits", description = "Enforce GitHub's rate limits.")
    boolean limits;

    @Option(names = "--speed", paramLabel = "N", description = "How many times faster than life its clock runs.")
    double speed = 1;

    PracticeCommand(Terminal terminal, Doors doors) {
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        Optional<String> chosen = state.isEmpty() ? Optional.empty() : Optional.of(state);
        if (port < 0 || port > 65535 || latency < 0 || repositories < 0 || repositories > 5000) {
            throw new CommandFailure("usage", "--port is 0 to 65535, --latency 0 or more, --repositories 0 to 5000.");
        }
        if (!(speed >= 1 && speed <= 1_000_000)) {
            throw new CommandFailure("usage", "--speed is 1 to 1000000.");
        }
        doors.servePractice(
                new PracticeChoice(port, Duration.ofMillis(latency), repositories, chosen, limits, speed), line -> {
                    terminal.out().println(line);
                    terminal.out().flush();
                });
        return ExitCode.DONE;
    }
}
