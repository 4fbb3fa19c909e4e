package dev.tokenless.migration;

import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;

/// Names for the places where secrets are stored, short enough for a key.
final class Places {

    private Places() {}

    static String label(SecretPlace place) {
        return switch (place) {
            case SecretPlace.InRepository _ -> "repository";
            case SecretPlace.InEnvironment environment ->
                "environment " + environment.environment().value();
            case SecretPlace.InDependabot _ -> "Dependabot";
            case SecretPlace.InCodespaces _ -> "Codespaces";
            case SecretPlace.InAgents _ -> "agents";
            case SecretPlace.InOrganisation organisation -> "organisation " + organisation.organisation();
        };
    }

    static boolean same(DoomedSecret doomed, Secret secret) {
        return doomed.name().equals(secret.name()) && doomed.place().equalsIgnoreCase(label(secret.place()));
    }
}
