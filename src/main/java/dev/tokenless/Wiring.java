package dev.tokenless;

import dev.tokenless.cli.CommandFailure;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Connection;
import dev.tokenless.cli.Doors;
import dev.tokenless.cli.PracticeChoice;
import dev.tokenless.cli.Terminal;
import dev.tokenless.cli.WorldChoice;
import dev.tokenless.desktop.Folders;
import dev.tokenless.desktop.Keyring;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.OauthApp;
import dev.tokenless.github.SignIn;
import dev.tokenless.github.TokenSources;
import dev.tokenless.github.http.Addresses;
import dev.tokenless.github.http.HttpSignIn;
import dev.tokenless.migration.FolderJournals;
import dev.tokenless.migration.Pages;
import dev.tokenless.migration.Ports;
import dev.tokenless.pypi.http.HttpPackageIndex;
import dev.tokenless.workflow.IndexKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Connects the rooms by hand: the only place that names adapters and the practice world.
final class Wiring implements Doors {

    private final Terminal terminal;

    Wiring(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int window(WorldChoice world, Optional<Path> home) {
        return new Window(terminal, this).open(world, home);
    }

    @Override
    public Connection connect(WorldChoice choice, Optional<Path> home, boolean signedIn) {
        return switch (choice) {
            case WorldChoice.Real() -> {
                SignIn signIn = signIn(home);
                yield real(home, signedIn ? signIn.with(token()) : signIn.anonymously());
            }
            case WorldChoice.Practice(Optional<URI> address) -> new PracticeDoor(agent()).connect(address, home);
        };
    }

    @Override
    public void servePractice(PracticeChoice choice, Consumer<String> announce) {
        new PracticeDoor(agent()).serve(choice, announce);
    }

    /// GitHub's own door.
    SignIn signIn(Optional<Path> home) {
        Folders folders = folders(home);
        Optional<String> clientId = settings(folders).app().map(OauthApp::clientId);
        return new HttpSignIn(Addresses.gitHub(), Pace.real(), agent(), clientId, Optional.of(folders.cache()));
    }

    SignInWays ways(Optional<Path> home) {
        return new SignInWays(
                terminal.environment(), keyring(), settings(folders(home)).app(), signIn(home));
    }

    private Settings settings(Folders folders) {
        return Settings.read(terminal.environment(), folders);
    }

    /// The real services.
    static Connection real(Optional<Path> home, GitHub github) {
        Pace pace = Pace.real();
        Ports ports = new Ports(
                github,
                Ports.Index.byHand(HttpPackageIndex.pypi(pace, agent())),
                Ports.Index.byHand(HttpPackageIndex.testPypi(pace, agent())),
                new Pages(URI.create("https://github.com/"), World.REAL),
                pace);
        return new Connection(
                World.REAL, ports, new FolderJournals(folders(home).journal(), pace), Optional.empty(), () -> {});
    }

    private GitHubToken token() {
        return TokenSources.first(TokenSources.standard(terminal.environment(), keyring()))
                .orElseThrow(
                        () -> new CommandFailure(
                                "not-signed-in",
                                "Nobody is signed in to GitHub: set GH_TOKEN, or sign in with gh auth login; or try --practice."));
    }

    Keyring keyring() {
        return SystemsOwn.KEYRING;
    }

    /// Loaded with the first question for it: its library is signed, and reading signatures takes a tenth of the time
    /// until the window is there.
    private static final class SystemsOwn {
        static final Keyring KEYRING = Keyring.system();
    }

    static Folders folders(Optional<Path> home) {
        return home.map(Folders::new)
                .orElseGet(() -> Folders.standard(
                        System.getenv(),
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", "."))));
    }

    static String agent() {
        return "tokenless/" + CommandLineFace.version();
    }

    /// An index in the practice world.
    static Ports.Index practiceIndex(IndexKind kind, URI base, Pace pace) {
        return Ports.Index.byHand(new HttpPackageIndex(kind, base, World.PRACTICE, pace, agent()));
    }
}
