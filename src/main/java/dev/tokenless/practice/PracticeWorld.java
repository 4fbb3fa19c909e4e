package dev.tokenless.practice;

import dev.tokenless.practice.github.Account;
import dev.tokenless.practice.github.Indexes;
import dev.tokenless.practice.github.Issuer;
import dev.tokenless.practice.github.PracticeGitHub;
import dev.tokenless.practice.github.Seeds;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.practice.http.Server;
import dev.tokenless.practice.index.GitHubAccounts;
import dev.tokenless.practice.index.IdentityIssuer;
import dev.tokenless.practice.index.IndexSeed;
import dev.tokenless.practice.index.PracticeIndex;
import dev.tokenless.practice.index.Site;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// A running practice world: GitHub with its Actions, PyPI and TestPyPI, on one loopback port.
public final class PracticeWorld implements AutoCloseable {

    /// The practice person's GitHub token. It opens nothing outside the practice world.
    static final String TOKEN = "ghp_PRACTICEada0000000000000000000000000";

    private final PracticeOptions options;
    private final WorldClock clock;
    private final Server server;
    private final Announcement announcement;
    private final PracticeGitHub github;
    private final PracticeIndex pypi;
    private final PracticeIndex testpypi;

    private PracticeWorld(PracticeOptions options, UnaryOperator<Handler> around) throws IOException {
        this.options = options;
        this.clock = new WorldClock(options.speed());
        AtomicReference<Handler> late = new AtomicReference<>(call -> Answer.text(503, "The practice world starts."));
        this.server = Server.start(options.port(), call -> {
            sleep();
            return late.get().handle(call);
        });
        this.announcement = Announcement.of(server.address(), options.speed(), Seeds.PERSON, TOKEN);
        this.github = new PracticeGitHub(
                clock,
                announcement.github(),
                announcement.githubWeb(),
                options.limits(),
                clock::inLife,
                new Indexes(announcement.pypi(), announcement.testpypi()));
        IndexSeed empty = new IndexSeed(Seeds.PERSON, java.util.List.of(), java.util.List.of());
        IdentityIssuer issuer = issuer(github.issuer());
        GitHubAccounts accounts = login -> github.account(login).map(PracticeWorld::account);
        this.pypi = new PracticeIndex(Site.PYPI, slash(announcement.pypi()), clock, issuer, accounts, empty);
        this.testpypi =
                new PracticeIndex(Site.TESTPYPI, slash(announcement.testpypi()), clock, issuer, accounts, empty);
        late.set(around.apply(new Front(this, github, pypi.routes(), testpypi.routes())));
    }

    /// Starts a world in the state that the options name.
    ///
    /// @throws IOException              if the port cannot be had
    /// @throws IllegalArgumentException if there is no such state
    public static PracticeWorld start(PracticeOptions options) throws IOException {
        return start(options, UnaryOperator.identity());
    }

    /// The same, for whoever wants to watch every call, or to break some: `around` gets the handler of all calls, those
    /// of the simulated jobs included, and gives the one that is served.
    public static PracticeWorld start(PracticeOptions options, UnaryOperator<Handler> around) throws IOException {
        State state = State.named(options.state());
        PracticeWorld world = new PracticeWorld(options, around);
        world.begin(state);
        return world;
    }

    public Announcement announcement() {
        return announcement;
    }

    /// The world's own address, without a slash at its end.
    public URI world() {
        return announcement.world();
    }

    /// Lets time pass at once: tomorrow comes without waiting. What runs meanwhile still takes its own time.
    public void skip(Duration time) {
        clock.skip(time);
    }

    /// Starts again in the state that the options named.
    public void reset() {
        reset(options.state());
    }

    /// Starts again.
    ///
    /// @throws IllegalArgumentException if there is no such state
    public void reset(String state) {
        begin(State.named(state));
    }

    private void begin(State state) {
        State.Contents contents = state.contents(options.repositories());
        github.reset(new Seeds(contents.samples(), TOKEN, IndexSeed::tokenText));
        IndexSeeds seeds = new IndexSeeds(contents.samples(), contents.moreTokens(), github, clock.instant());
        pypi.reset(seeds.pypi());
        testpypi.reset(seeds.testpypi());
        state.afterwards(new PracticePerson(announcement), announcement);
    }

    @Override
    public void close() {
        server.close();
        github.close();
    }

    Answer announced(Call call) {
        return Answer.bytes(
                200,
                "application/json; charset=utf-8",
                announcement.json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer resetBy(Call call) {
        Optional<String> origin =
                call.header("Origin").filter(o -> !o.equals(announcement.world().toString()));
        if (origin.isPresent()) {
            return Answer.text(403, "Only this computer may reset the practice world.");
        }
        try {
            reset(call.query("state").orElse(options.state()));
            return announced(call);
        } catch (IllegalArgumentException unknown) {
            return Answer.text(422, String.valueOf(unknown.getMessage()));
        }
    }

    private void sleep() {
        try {
            Thread.sleep(options.latency());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI slash(URI address) {
        return URI.create(address + "/");
    }

    private static GitHubAccounts.GitHubAccount account(Account account) {
        return new GitHubAccounts.GitHubAccount(account.login(), account.id());
    }

    private static IdentityIssuer issuer(Issuer issuer) {
        return new IdentityIssuer() {
            @Override
            public String issuer() {
                return issuer.name();
            }

            @Override
            public RSAPublicKey publicKey() {
                return issuer.publicKey();
            }
        };
    }
}
