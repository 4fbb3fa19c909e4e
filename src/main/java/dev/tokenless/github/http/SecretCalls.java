package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.github.SecretStock;
import dev.tokenless.github.Variable;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/// Secrets by name in all of GitHub's stores, and variables.
final class SecretCalls {

    private final Wire wire;

    SecretCalls(Wire wire) {
        this.wire = wire;
    }

    SecretStock all(RepositoryName repository) {
        var secrets = new ArrayList<Secret>();
        var unreadable = new ArrayList<SecretPlace>();
        for (SecretPlace place : places(repository)) {
            try {
                for (JsonNode node : wire.all(store(repository, place), "secrets")) {
                    secrets.add(
                            new Secret(new SecretName(Json.text(node, "name")), place, Json.time(node, "updated_at")));
                }
            } catch (GitHubException failure) {
                if (hidden(failure, place)) {
                    unreadable.add(place);
                }
            }
        }
        return new SecretStock(secrets, unreadable);
    }

    /// Whether nothing may be concluded about the store; where GitHub simply has no such store, there is nothing in
    /// it.
    private static boolean hidden(GitHubException failure, SecretPlace place) {
        return switch (failure.failure()) {
            case GitHubFailure.Forbidden _, GitHubFailure.MissingScope _ -> true;
            case GitHubFailure.NotFound _ -> mayLack(place);
            default -> throw failure;
        };
    }

    private static boolean mayLack(SecretPlace place) {
        return switch (place) {
            case SecretPlace.InRepository _, SecretPlace.InEnvironment _, SecretPlace.InDependabot _ -> true;
            case SecretPlace.InCodespaces _, SecretPlace.InAgents _, SecretPlace.InOrganisation _ -> false;
        };
    }

    private List<SecretPlace> places(RepositoryName repository) {
        var places = new ArrayList<SecretPlace>(List.of(
                new SecretPlace.InRepository(),
                new SecretPlace.InOrganisation(repository.owner()),
                new SecretPlace.InDependabot(),
                new SecretPlace.InCodespaces(),
                new SecretPlace.InAgents()));
        environments(repository).forEach(name -> places.add(new SecretPlace.InEnvironment(name)));
        return places;
    }

    private List<EnvironmentName> environments(RepositoryName repository) {
        return wire.all(wire.repository(repository, "environments"), "environments").stream()
                .map(node -> new EnvironmentName(Json.text(node, "name")))
                .toList();
    }

    List<Variable> variables(RepositoryName repository) {
        var variables = new ArrayList<Variable>();
        read(variables, new SecretPlace.InRepository(), wire.repository(repository, "actions", "variables"));
        for (EnvironmentName name : environments(repository)) {
            read(
                    variables,
                    new SecretPlace.InEnvironment(name),
                    wire.repository(repository, "environments", name.value(), "variables"));
        }
        return variables;
    }

    private void read(List<Variable> variables, SecretPlace place, HttpUrl url) {
        for (JsonNode node : wire.all(url, "variables")) {
            String value = Json.text(node, "value");
            String masked = Masking.mask(value);
            variables.add(new Variable(Json.text(node, "name"), place, masked, !masked.equals(value)));
        }
    }

    void delete(RepositoryName repository, Secret secret) {
        if (!secret.place().deletable()) {
            throw new IllegalArgumentException(
                    secret.name() + " belongs to the organisation; other repositories may use it.");
        }
        Wire.ifFound(() -> {
            wire.delete(store(repository, secret.place())
                    .newBuilder()
                    .addPathSegment(secret.name().value())
                    .build());
            return true;
        });
    }

    private HttpUrl store(RepositoryName repository, SecretPlace place) {
        return switch (place) {
            case SecretPlace.InRepository _ -> wire.repository(repository, "actions", "secrets");
            case SecretPlace.InEnvironment(EnvironmentName name) ->
                wire.repository(repository, "environments", name.value(), "secrets");
            case SecretPlace.InDependabot _ -> wire.repository(repository, "dependabot", "secrets");
            case SecretPlace.InCodespaces _ -> wire.repository(repository, "codespaces", "secrets");
            case SecretPlace.InAgents _ -> wire.repository(repository, "agents", "secrets");
            case SecretPlace.InOrganisation _ -> wire.repository(repository, "actions", "organization-secrets");
        };
    }
}
