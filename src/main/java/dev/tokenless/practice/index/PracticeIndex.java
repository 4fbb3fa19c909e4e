package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/// A practice PyPI or TestPyPI: the addresses of the real service, beneath one base address.
public final class PracticeIndex {
    private final Site site;
    private final Addresses addresses;
    private final InstantSource clock;
    private final IdentityIssuer issuer;
    private final GitHubAccounts accounts;
    private final ReentrantLock lock = new ReentrantLock();
    private IndexState state;

    /// @param base ends in a slash; where [#routes] are mounted
    /// @param clock the world's time
    public PracticeIndex(
            Site site, URI base, InstantSource clock, IdentityIssuer issuer, GitHubAccounts accounts, IndexSeed seed) {
        this.site = site;
        this.addresses = new Addresses(base);
        this.clock = clock;
        this.issuer = issuer;
        this.accounts = accounts;
        this.state = Seeding.state(site, seed, clock);
    }

    /// Forgets everything and starts again.
    public void reset(IndexSeed seed) {
        lock.lock();
        try {
            state = Seeding.state(site, seed, clock);
        } finally {
            lock.unlock();
        }
    }

    /// Paths are relative to the base address.
    public Router routes() {
        Router router = new Router();
        service(router);
        reads(router);
        accountPages(router);
        projectPages(router);
        return router;
    }

    private void service(Router router) {
        on(router, "GET", "/_/oidc/audience", (now, _) -> Answer.json(200, Map.of("audience", now.site.audience())));
        on(router, "POST", "/_/oidc/mint-token", this::mint);
        on(router, "POST", "/_/oidc/github/mint-token", this::mint);
        on(router, "POST", "/legacy/", PracticeIndex::upload);
    }

    private void reads(Router router) {
        on(router, "GET", "/simple/", (now, call) -> new SimpleApi(now, addresses).projects(call));
        on(router, "GET", "/simple/{name}/", (now, call) -> new SimpleApi(now, addresses).project(call));
        on(router, "GET", "/simple/{name}", (now, call) -> new SimpleApi(now, addresses).project(call));
        on(router, "GET", "/packages/{path...}", PracticeIndex::file);
        on(router, "GET", "/pypi/{name}/json", (now, call) -> new JsonApi(now, addresses).project(call));
        on(router, "GET", "/pypi/{name}/{version}/json", (now, call) -> new JsonApi(now, addresses).release(call));
        on(
                router,
                "GET",
                "/integrity/{name}/{version}/{file}/provenance",
                (now, call) -> new IntegrityApi(now).provenance(call));
    }

    private void accountPages(Router router) {
        String pending = "/manage/account/publishing/";
        on(router, "GET", "/", (_, _) -> Answer.redirect(302, addresses.projects()));
        on(router, "GET", "/manage/projects/", (now, _) -> projects(now).list());
        on(router, "GET", "/manage/account/", (now, _) -> new AccountPage(now, addresses).show());
        on(router, "POST", "/manage/account/token/", (now, call) -> new AccountPage(now, addresses).remove(call));
        on(router, "GET", pending, (now, _) -> pending(now).show());
        on(router, "POST", pending, (now, call) -> pending(now).submit(call));
    }

    private void projectPages(Router router) {
        String manage = "/manage/project/{name}/";
        on(
                router,
                "GET",
                manage + "settings/publishing/",
                (now, call) -> publishing(now).show(call));
        on(
                router,
                "POST",
                manage + "settings/publishing/",
                (now, call) -> publishing(now).submit(call));
        on(router, "GET", manage + "history/", (now, call) -> projects(now).history(call));
        on(
                router,
                "GET",
                manage + "collaboration/",
                (now, call) -> projects(now).collaboration(call));
        on(router, "GET", manage + "release/{version}/", (now, call) -> new ReleasePage(now, addresses).show(call));
        on(router, "POST", manage + "release/{version}/", (now, call) -> new ReleasePage(now, addresses).remove(call));
        on(router, "GET", "/project/{name}/", (now, call) -> projects(now).latest(call));
        on(
                router,
                "GET",
                "/project/{name}/{version}/",
                (now, call) -> projects(now).release(call));
    }

    private PublishingPage publishing(IndexState now) {
        return new PublishingPage(now, addresses, accounts);
    }

    private PendingPage pending(IndexState now) {
        return new PendingPage(now, addresses, accounts);
    }

    private ProjectPages projects(IndexState now) {
        return new ProjectPages(now, addresses);
    }

    private Answer mint(IndexState now, Call call) {
        return switch (new Minting(now, issuer).mint(call.body())) {
            case Minting.Result.Minted(Credential.MintedToken token) ->
                Answer.json(
                        200,
                        Map.of(
                                "success", true,
                                "token", token.text(),
                                "expires", token.expires().getEpochSecond()));
            case Minting.Result.Refused(String code, String description) ->
                Answer.json(
                        422,
                        Map.of(
                                "message",
                                "Token request failed",
                                "errors",
                                List.of(Map.of("code", code, "description", description))));
        };
    }

    private static Answer upload(IndexState now, Call call) {
        try {
            new Uploading(now)
                    .upload(
                            call.header("authorization").orElse(""),
                            call.header("content-type").orElse(""),
                            call.body(),
                            call.header("user-agent").orElse("unknown"));
            return Answer.text(200, "");
        } catch (Refusal refusal) {
            return Answer.text(refusal.status(), refusal.text());
        }
    }

    private static Answer file(IndexState now, Call call) {
        String path = call.parameter("path");
        String wanted = path.endsWith(".metadata") ? path.substring(0, path.length() - ".metadata".length()) : path;
        return now.projects.values().stream()
                .flatMap(project -> project.files().stream())
                .filter(file -> file.path().equals(wanted))
                .findFirst()
                .flatMap(file -> wanted.equals(path)
                        ? Optional.of(file.distribution().bytes())
                        : WheelMetadata.of(file.distribution()))
                .map(bytes -> Answer.bytes(200, "application/octet-stream", bytes))
                .orElseGet(() -> Answer.text(404, "404 Not Found"));
    }

    private void on(Router router, String method, String template, BiFunction<IndexState, Call, Answer> handler) {
        router.on(method, template, call -> {
            lock.lock();
            try {
                state.dropExpired();
                return handler.apply(state, call);
            } finally {
                lock.unlock();
            }
        });
    }
}
