package dev.tokenless.github;

import dev.tokenless.workflow.EnvironmentName;

/// One of the stores in which GitHub keeps secrets for a repository.
public sealed interface SecretPlace {

    /// Where that is, for people: `the repository`, `environment pypi`.
    String words();

    /// Whether deleting there touches this repository alone. Organisation secrets are only reported.
    default boolean deletable() {
        return !(this instanceof InOrganisation);
    }

    record InRepository() implements SecretPlace {
        @Override
        public String words() {
            return "the repository";
        }
    }

    record InEnvironment(EnvironmentName environment) implements SecretPlace {
        @Override
        public String words() {
            return "environment " + environment;
        }
    }

    record InDependabot() implements SecretPlace {
        @Override
        public String words() {
            return "Dependabot";
        }
    }

    record InCodespaces() implements SecretPlace {
        @Override
        public String words() {
            return "Codespaces";
        }
    }

    record InAgents() implements SecretPlace {
        @Override
        public String words() {
            return "agents";
        }
    }

    /// Shared with the repository by its organisation.
    record InOrganisation(String organisation) implements SecretPlace {
        @Override
        public String words() {
            return "organisation " + organisation;
        }
    }
}
