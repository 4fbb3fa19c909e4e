package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Names and dates of secrets at every level; values never leave.
final class SecretRoutes {

    private final Hub hub;
    private final Shapes shapes;

    SecretRoutes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    void addTo(Router router) {
        for (String place : List.of("actions", "dependabot", "codespaces", "agents")) {
            store(
                    router,
                    REPO + "/" + place + "/secrets",
                    call -> hub.repo(call, "write").secrets(place));
            router.on("GET", REPO + "/" + place + "/organization-secrets", this::shared);
        }
        store(
                router,
                REPO + "/environments/{environment}/secrets",
                call -> hub.repo(call, "write")
                        .environment(call.parameter("environment"))
                        .orElseThrow(() -> new BadCall(Errors.notFound()))
                        .secrets);
        store(router, "/orgs/{org}/actions/secrets", this::organization);
        router.on("GET", REPO + "/actions/variables", call -> {
            Repo repo = hub.repo(call, "write");
            return Answer.json(200, Shapes.variables(repo.variables, repo.createdAt));
        });
    }

    private void store(Router router, String path, Function<Call, SecretStore> found) {
        router.on("GET", path, call -> Answer.json(200, shapes.secrets(found.apply(call))))
                .on("GET", path + "/{name}", call -> one(found.apply(call), call.parameter("name")))
                .on(
                        "DELETE",
                        path + "/{name}",
                        call -> found.apply(call).delete(call.parameter("name"))
                                ? Answer.empty(204)
                                : Errors.notFound());
    }

    private static Answer one(SecretStore store, String name) {
        return Optional.ofNullable(store.secrets.get(name.toUpperCase(Locale.ROOT)))
                .map(kept -> Answer.json(
                        200,
                        Json.object(
                                "name",
                                kept.name(),
                                "created_at",
                                kept.at().toString(),
                                "updated_at",
                                kept.at().toString())))
                .orElseGet(Errors::notFound);
    }

    private Answer shared(Call call) {
        Repo repo = hub.repo(call, "write");
        boolean actions = call.path().contains("/actions/");
        return Answer.json(
                200,
                shapes.secrets(
                        actions
                                ? hub.organizationSecrets.getOrDefault(repo.owner.login(), new SecretStore())
                                : new SecretStore()));
    }

    private SecretStore organization(Call call) {
        if (hub.signed(call).filter(signed -> signed.has("admin:org")).isEmpty()) {
            throw new BadCall(Errors.of(403, "Must have admin rights to Repository."));
        }
        return Optional.ofNullable(hub.organizationSecrets.get(call.parameter("org")))
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }
}
