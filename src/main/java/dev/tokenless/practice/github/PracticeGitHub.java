package dev.tokenless.practice.github;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.practice.http.Router;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The practice GitHub: its interfaces, its pages and its Actions.
public final class PracticeGitHub implements AutoCloseable {

    private final Hub hub;
    private final Router api;
    private final Gate gate;
    private final Router web;
    private final Simulation simulation;

    /// @param api     base address of the REST interface, without a slash at its end
    /// @param web     base address of the pages
    /// @param limits  whether the secondary limits are enforced
    /// @param inLife  the real time that a stretch of world time takes
    /// @param indexes where the jobs upload
    public PracticeGitHub(
            InstantSource clock, URI api, URI web, boolean limits, UnaryOperator<Duration> inLife, Indexes indexes) {
        this.hub = new Hub(clock, api, web);
        this.simulation = new Simulation(hub, indexes, inLife);
        this.api = new Router().otherwise(_ -> Errors.notFound());
        this.web = new Router();
        Pulls pulls = new Pulls(hub, simulation);
        ReleaseRoutes releases = new ReleaseRoutes(hub, simulation);
        RunRoutes runs = new RunRoutes(hub, simulation);
        GraphQl graphQl = new GraphQl(hub, pulls, simulation);
        new RepositoryRoutes(hub).addTo(this.api);
        new ContentsRoutes(hub, simulation).addTo(this.api);
        new GitRoutes(hub, simulation).addTo(this.api);
        new BranchRoutes(hub).addTo(this.api);
        new RulesetRoutes(hub).addTo(this.api);
        new PullRoutes(hub, pulls).addTo(this.api);
        new ForkRoutes(hub).addTo(this.api);
        new EnvironmentRoutes(hub).addTo(this.api);
        new SecretRoutes(hub).addTo(this.api);
        releases.addTo(this.api);
        runs.addTo(this.api);
        this.api.on("POST", "/graphql", graphQl::answer).on("POST", "/credentials/revoke", this::revoke);
        WebPage page = new WebPage();
        new DeviceFlow(hub, page).addTo(this.web);
        new TokenPages(hub, page).addTo(this.web);
        new WebRoutes(hub, pulls, releases, runs, page).addTo(this.web);
        this.gate = new Gate(hub, limits, this.api::answer);
    }

    /// Forgets everything and starts again.
    public void reset(Seeds seeds) {
        synchronized (hub) {
            simulation.forget();
            hub.clear();
            seeds.sow(hub);
        }
    }

    /// REST and GraphQL, relative to the base address.
    public Handler api() {
        return gate;
    }

    /// The pages and the device flow.
    public Handler web() {
        return call -> {
            synchronized (hub) {
                return web.answer(call);
            }
        };
    }

    public Optional<Account> account(String login) {
        return hub.account(login);
    }

    /// Who signs the identities of jobs.
    public Issuer issuer() {
        return simulation.issuer();
    }

    @Override
    public void close() {
        simulation.close();
    }

    private Answer revoke(Call call) {
        Bodies.read(call).path("credentials").forEach(text -> hub.tokens.remove(text.asText()));
        return Answer.json(202, dev.tokenless.practice.http.Json.object());
    }
}
