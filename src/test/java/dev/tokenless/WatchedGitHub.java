package dev.tokenless;

import dev.tokenless.cli.Connection;
import dev.tokenless.cli.Doors;
import dev.tokenless.cli.PracticeChoice;
import dev.tokenless.cli.WorldChoice;
import dev.tokenless.github.GitHub;
import dev.tokenless.migration.Ports;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The same doors, but somebody sees every call to GitHub first, and may answer it.
record WatchedGitHub(Doors doors, Watcher watcher) implements Doors {

    @FunctionalInterface
    interface Watcher {
        /// @return the answer to give instead of GitHub's
        Optional<Object> sees(String method, Object[] arguments);
    }

    @Override
    public int window(WorldChoice choice, Optional<Path> folder) {
        return doors.window(choice, folder);
    }

    @Override
    public Connection connect(WorldChoice choice, Optional<Path> folder, boolean signedIn) {
        Connection all = doors.connect(choice, folder, signedIn);
        Ports ports = all.ports();
        Ports watched = new Ports(watched(ports.github()), ports.pypi(), ports.testpypi(), ports.pages(), ports.pace());
        return new Connection(all.world(), watched, all.journals(), all.practicePerson(), all.closing());
    }

    @Override
    public void servePractice(PracticeChoice choice, Consumer<String> announce) {
        doors.servePractice(choice, announce);
    }

    private GitHub watched(GitHub gitHub) {
        return (GitHub) Proxy.newProxyInstance(
                GitHub.class.getClassLoader(), new Class<?>[] {GitHub.class}, (_, method, arguments) -> {
                    Optional<Object> instead = watcher.sees(method.getName(), arguments);
                    if (instead.isPresent()) {
                        return instead.get();
                    }
                    try {
                        Object answer = method.invoke(gitHub, arguments);
                        return answer instanceof GitHub narrowed ? watched(narrowed) : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
