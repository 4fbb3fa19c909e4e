package dev.tokenless.github.http;

import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Permission;
import dev.tokenless.github.Permission.Cure;
import dev.tokenless.github.Permission.Need;
import dev.tokenless.github.Permission.State;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out before the work begins what the token may do, by harmless reading. Whether a fine-grained token may
/// write cannot be known without writing (GitHub docs, "Troubleshooting the REST API").
final class PermissionProbe {

    private record Probe(Need need, String permission, String path, String scope) {}

    private static final List<Probe> PROBES = List.of(
            new Probe(Need.ENVIRONMENT, "Administration: write", "branches/{default}/protection", "repo"),
            new Probe(Need.WORKFLOWS, "Contents and Workflows: write", "branches/{default}", "workflow"),
            new Probe(Need.PULL_REQUEST, "Pull requests: write", "pulls", "repo"),
            new Probe(Need.SECRETS, "Secrets: write", "actions/secrets", "repo"),
            // its list needs an environment's name, which may not be there yet
            new Probe(Need.ENVIRONMENT_SECRETS, "Environments: write", "", "repo"),
            new Probe(Need.DEPENDABOT, "Dependabot secrets: write", "dependabot/secrets", "repo"),
            new Probe(Need.RUNS, "Actions: write", "actions/runs", "repo"));

    private final Wire wire;

    PermissionProbe(Wire wire) {
        this.wire = wire;
    }

    List<Permission> permissions(RepositoryName repository) {
        Answer answer = wire.get(wire.repository(repository));
        var role = Json.required(answer).path("permissions");
        String branch = Json.required(answer).path("default_branch").asText("main");
        if (!Json.required(answer).isObject()) {
            throw Json.unreadable("no repository");
        }
        // a stranger to the repository gets no roles at all
        boolean admin = role.path("admin").asBoolean(false);
        boolean push = role.path("push").asBoolean(false);
        boolean open = !Json.required(answer).path("private").asBoolean(true);
        // an empty header comes with tokens that have no scopes of this kind, and tells nothing
        Optional<Set<String>> scopes = MissingScopes.scopes(answer).filter(named -> !named.isEmpty());
        var permissions = new ArrayList<Permission>();
        for (Probe probe : PROBES) {
            boolean mayByRole = probe.need() == Need.ENVIRONMENT ? admin : push;
            permissions.add(
                    mayByRole
                            ? scopes.map(named -> byScopes(probe, named, open))
                                    .orElseGet(() -> byReading(repository, probe, branch))
                            : new Permission(probe.need(), probe.permission(), State.MISSING, Cure.ASK_ADMINISTRATOR));
        }
        return permissions;
    }

    private static Permission byScopes(Probe probe, Set<String> scopes, boolean open) {
        State state = state(probe.scope(), scopes, open);
        return new Permission(
                probe.need(),
                "scope " + probe.scope(),
                state,
                state == State.MISSING ? Cure.NEW_CLASSIC_TOKEN : Cure.NONE);
    }

    /// `public_repo` gives access to the code of public repositories; whether it suffices for their environments and
    /// secrets GitHub's pages do not say ("Scopes for OAuth apps").
    private static State state(String scope, Set<String> scopes, boolean open) {
        if (scopes.contains(scope)) {
            return State.PRESENT;
        }
        return open && scope.equals("repo") && scopes.contains("public_repo") ? State.UNKNOWN : State.MISSING;
    }

    private Permission byReading(RepositoryName repository, Probe probe, String branch) {
        boolean refused = !probe.path().isEmpty() && refused(repository, probe, branch);
        return new Permission(
                probe.need(),
                probe.permission(),
                refused ? State.MISSING : State.UNKNOWN,
                refused ? Cure.TOKEN_SETTINGS : Cure.NONE);
    }

    private boolean refused(RepositoryName repository, Probe probe, String branch) {
        // a branch's name is one segment, whatever slashes it has
        String[] segments = Stream.of(probe.path().split("/"))
                .map(segment -> segment.equals("{default}") ? branch : segment)
                .toArray(String[]::new);
        try {
            wire.get(wire.repository(repository, segments));
            return false;
        } catch (GitHubException failure) {
            return switch (failure.failure()) {
                case GitHubFailure.Forbidden _, GitHubFailure.MissingScope _ -> true;
                // "Branch not protected" comes as 404 to whoever may read the protection
                case GitHubFailure.NotFound _ -> probe.need() != Need.ENVIRONMENT;
                default -> throw failure;
            };
        }
    }
}
