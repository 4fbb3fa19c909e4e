package dev.tokenless;

import dev.tokenless.cli.CommandFailure;
import dev.tokenless.cli.Connection;
import dev.tokenless.cli.PracticeChoice;
import dev.tokenless.desktop.Folders;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.http.Addresses;
import dev.tokenless.github.http.HttpSignIn;
import dev.tokenless.migration.FolderJournals;
import dev.tokenless.migration.Pages;
import dev.tokenless.migration.Ports;
import dev.tokenless.practice.Announcement;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.workflow.IndexKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// The way into a practice world: in this process, or one that another process serves.
record PracticeDoor(String agent) {

    /// How much faster than life the world in this process runs, so that its waits are short.
    private static final double SPEED = 60;

    Connection connect(Optional<URI> address, Optional<Path> home) {
        if (address.isPresent()) {
            return connection(PracticeAddresses.ask(address.get()), home, () -> {});
        }
        PracticeWorld world = start(PracticeOptions.defaults().withSpeed(SPEED));
        return connection(world.announcement(), home, world::close);
    }

    void serve(PracticeChoice choice, Consumer<String> announce) {
        PracticeOptions options = new PracticeOptions(
                choice.port(),
                choice.latency(),
                choice.repositories(),
                choice.state().orElse(PracticeOptions.defaults().state()),
                choice.limits(),
                choice.speed());
        try (PracticeWorld world = start(options)) {
            announce.accept(world.announcement().json());
            CountDownLatch stopped = new CountDownLatch(1);
            // ended by a signal: that is how it is meant to end, so the process's exit code is 0
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static PracticeWorld start(PracticeOptions options) {
        try {
            return PracticeWorld.start(options);
        } catch (IOException taken) {
            throw new CommandFailure(
                    "port",
                    "The practice world cannot have port " + options.port() + "; choose another, or 0 for a free one.");
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure("usage", String.valueOf(wrong.getMessage()));
        }
    }

    Connection connection(Announcement world, Optional<Path> home, Runnable closing) {
        Pace pace = Pace.fast(world.speed());
        GitHubToken token = GitHubToken.of(world.token(), GitHubToken.Origin.PRACTICE)
                .orElseThrow(
                        () -> new CommandFailure("no-world", "What answers there is no practice world of Tokenless."));
        Folders folders = home.map(Folders::new).orElseGet(Folders::temporary);
        Ports ports = new Ports(
                new HttpSignIn(
                                new Addresses(world.github(), world.githubWeb(), World.PRACTICE),
                                pace,
                                agent,
                                Optional.empty(),
                                Optional.of(folders.cache()))
                        .with(token),
                Wiring.practiceIndex(IndexKind.PYPI, slash(world.pypi()), pace),
                Wiring.practiceIndex(IndexKind.TESTPYPI, slash(world.testpypi()), pace),
                new Pages(world.githubWeb(), World.PRACTICE),
                pace);
        return new Connection(
                World.PRACTICE,
                ports,
                new FolderJournals(folders.journal(), pace),
                Optional.of(new PracticeHand(world)),
                closing);
    }

    private static URI slash(URI address) {
        return URI.create(address + "/");
    }
}
