package dev.tokenless.github.http;

import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Permission;
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

    private static final String SETTINGS =
            "Add it under https://github.com/settings/personal-access-tokens, then try again.";
    private static final String CLASSIC =
            "Make a token at https://github.com/settings/tokens/new?scopes=repo,workflow,read:org or run"
                    + " `gh auth refresh -s workflow`.";

    private enum Need {
        ENVIRONMENT(
                "Create the environment and its rules",
                "Administration: write",
                "branches/{default}/protection",
                "repo"),
        WORKFLOWS("Change workflow files", "Contents and Workflows: write", "", "workflow"),
        PULL_REQUEST("Open the pull request", "Pull requests: write", "pulls", "repo"),
        SECRETS("See and delete secrets", "Secrets: write", "actions/secrets", "repo"),
        // its list needs an environment's name, which may not be there yet
        ENVIRONMENT_SECRETS("See and delete the environment's secrets", "Environments: write", "", "repo"),
        DEPENDABOT("See and delete Dependabot's secrets", "Dependabot secrets: write", "dependabot/secrets", "repo"),
        RUNS("Start the rehearsal and follow it", "Actions: write", "actions/runs", "repo");

        private final String words;
        private final String permission;
        private final String probe;
        private final String scope;

        Need(String words, String permission, String probe, String scope) {
            this.words = words;
            this.permission = permission;
            this.probe = probe;
            this.scope = scope;
        }
    }

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
        Optional<Set<String>> scopes = MissingScopes.scopes(answer);
        var permissions = new ArrayList<Permission>();
        for (Need need : Need.values()) {
            boolean mayByRole = need == Need.ENVIRONMENT ? admin : push;
            permissions.add(
                    mayByRole
                            ? byToken(repository, need, scopes, branch)
                            : new Permission(
                                    need.words,
                                    need.permission,
                                    State.MISSING,
                                    "Ask an administrator of " + repository + " for this role, or to do this step."));
        }
        return permissions;
    }

    private Permission byToken(RepositoryName repository, Need need, Optional<Set<String>> scopes, String branch) {
        if (scopes.isPresent()) {
            boolean there = scopes.get().contains(need.scope);
            return new Permission(
                    need.words, "scope " + need.scope, there ? State.PRESENT : State.MISSING, there ? "" : CLASSIC);
        }
        boolean refused = !need.probe.isEmpty() && refused(repository, need, branch);
        return new Permission(
                need.words, need.permission, refused ? State.MISSING : State.UNKNOWN, refused ? SETTINGS : "");
    }

    private boolean refused(RepositoryName repository, Need need, String branch) {
        // a branch's name is one segment, whatever slashes it has
        String[] segments = Stream.of(need.probe.split("/"))
                .map(segment -> segment.equals("{default}") ? branch : segment)
                .toArray(String[]::new);
        try {
            wire.get(wire.repository(repository, segments));
            return false;
        } catch (GitHubException failure) {
            return switch (failure.failure()) {
                case GitHubFailure.Forbidden _, GitHubFailure.MissingScope _ -> true;
                // "Branch not protected" comes as 404 to whoever may read the protection
                case GitHubFailure.NotFound _ -> need != Need.ENVIRONMENT;
                default -> throw failure;
            };
        }
    }
}
