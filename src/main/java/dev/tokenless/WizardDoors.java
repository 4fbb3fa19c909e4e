package dev.tokenless;

import dev.tokenless.cli.CommandFailure;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Connection;
import dev.tokenless.cli.Terminal;
import dev.tokenless.cli.WorldChoice;
import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.Account;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.Repository;
import dev.tokenless.github.SignIn;
import dev.tokenless.github.TokenSources;
import dev.tokenless.migration.Entry;
import dev.tokenless.migration.FolderJournals;
import dev.tokenless.migration.Journals;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Person;
import dev.tokenless.record.Recorder;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.road.LastRelease;
import dev.tokenless.wizard.road.Leaving;
import dev.tokenless.wizard.road.MigrationRoad;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.wizard.road.SignInWay;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The ways in that the window offers.
///
/// @param practice which practice world its door leads to
record WizardDoors(Terminal terminal, Wiring wiring, WorldChoice practice, Optional<Path> home) implements Doors {

    @Override
    public List<SignInWay> ways() {
        return wiring.ways(home).all();
    }

    @Override
    public Optional<String> whyNotRemembered() {
        return wiring.keyring().whyNot();
    }

    @Override
    public List<RepositoryName> begun() {
        Journals journals = new FolderJournals(Wiring.folders(home).journal(), Pace.real());
        return journals.repositories().stream()
                .filter(name -> journals.read(name).stream().anyMatch(entry -> entry instanceof Entry.Planned))
                .toList();
    }

    @Override
    public Session signIn(
            SignInWay way,
            char[] typed,
            boolean remember,
            Browser browser,
            Cancellation cancellation,
            Consumer<String> doing,
            Consumer<CodeCard> code) {
        doing.accept("Signing in to GitHub");
        GitHubToken token = wiring.ways(home)
                .token(way, typed, browser, cancellation, code)
                .orElseThrow(() -> new CommandFailure("no-token", "There is no token there; choose another way."));
        SignIn signIn = wiring.signIn(home);
        Session session = session(Wiring.real(home, signIn.with(token)), leaving(signIn, token), cancellation);
        if (remember) {
            // only one that GitHub has just accepted
            wiring.keyring().remember(TokenSources.KEYRING_NAME, token.reveal());
        }
        return session;
    }

    private Leaving leaving(SignIn signIn, GitHubToken token) {
        Runnable signOut = () -> signIn.signOut(token, wiring.keyring());
        Runnable revoke = () -> {
            signIn.revoke(token);
            signOut.run();
        };
        return new Leaving(signOut, token.origin().borrowed() ? Optional.empty() : Optional.of(revoke));
    }

    @Override
    public Session practice(Cancellation cancellation, Consumer<String> doing) {
        doing.accept("Starting the practice world");
        return session(wiring.connect(practice, home, true), Leaving.none(), cancellation);
    }

    private Session session(Connection connection, Leaving leaving, Cancellation cancellation) {
        Account account =
                connection.ports().github().during(cancellation, _ -> {}).account();
        List<SafeLink> pages = List.of(
                connection.ports().pypi().packages().links().tokensPage(),
                connection.ports().testpypi().packages().links().tokensPage());
        return new Session(
                connection.world(),
                account,
                connection.ports().github(),
                pages,
                WizardDoors::reading,
                name -> new MigrationRoad(
                        Migration.open(connection.ports(), connection.journals(), name), new Person(account.login())),
                standings -> new Recorder(
                                connection.ports(),
                                Optional.of(account.login()),
                                connection.world() == World.PRACTICE,
                                CommandLineFace.version())
                        .record(standings, new Cancellation()),
                LastRelease.from(connection.ports().pypi().packages()),
                connection.practicePerson(),
                connection.ports().pace(),
                leaving,
                connection.closing());
    }

    private static List<Rewriting> reading(Repository repository) {
        Sources sources = new Sources(repository.texts());
        return repository.workflows().keySet().stream()
                .sorted()
                .map(path -> Rewriter.rewrite(path, sources, RewriteChoices.defaults()))
                .toList();
    }
}
