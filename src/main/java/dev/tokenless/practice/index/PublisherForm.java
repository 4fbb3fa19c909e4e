package dev.tokenless.practice.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.regex.Pattern;

/// The four values of the GitHub tab, as typed, and what PyPI says of them.
/// Source: pypi/warehouse `oidc/forms/github.py`.
record PublisherForm(String owner, String repository, String workflow, String environment) {
    static final String OWNER = "owner";
    static final String REPOSITORY = "repository";
    static final String WORKFLOW = "workflow_filename";
    static final String ENVIRONMENT = "environment";
    /// A request with all of them is meant for the GitHub form.
    static final List<String> FIELDS = List.of(OWNER, REPOSITORY, WORKFLOW, ENVIRONMENT);

    static final PublisherForm EMPTY = new PublisherForm("", "", "", "");
    private static final Pattern OWNER_FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]*");
    private static final Pattern REPOSITORY_FORM = Pattern.compile("[a-zA-Z0-9-_.]+");
    private static final Pattern FORBIDDEN_IN_ENVIRONMENT = Pattern.compile("[\\x00-\\x1F\\x7F'\"`,;\\\\]");
    private static final int LONGEST_ENVIRONMENT = 255;

    /// What became of a form: a publisher, or a sentence for each field that is wrong.
    sealed interface Checked {
        record Valid(Publisher publisher) implements Checked {}

        record Invalid(SequencedMap<String, String> errors) implements Checked {}
    }

    static PublisherForm of(Map<String, String> values) {
        return new PublisherForm(
                values.getOrDefault(OWNER, ""),
                values.getOrDefault(REPOSITORY, ""),
                values.getOrDefault(WORKFLOW, ""),
                values.getOrDefault(ENVIRONMENT, ""));
    }

    Checked check(GitHubAccounts accounts) {
        SequencedMap<String, String> errors = new LinkedHashMap<>();
        Optional<GitHubAccounts.GitHubAccount> account = checkOwner(accounts, errors);
        if (repository.isEmpty()) {
            errors.put(REPOSITORY, "Specify repository name");
        } else if (!REPOSITORY_FORM.matcher(repository).matches()) {
            errors.put(REPOSITORY, "Invalid repository name");
        }
        workflowError(workflow.strip()).ifPresent(error -> errors.put(WORKFLOW, error));
        environmentError().ifPresent(error -> errors.put(ENVIRONMENT, error));
        if (account.isEmpty() || !errors.isEmpty()) {
            return new Checked.Invalid(errors);
        }
        return new Checked.Valid(new Publisher(
                UUID.randomUUID(),
                account.get().login(),
                account.get().id(),
                repository,
                workflow.strip(),
                environment.toLowerCase(Locale.ROOT)));
    }

    private Optional<GitHubAccounts.GitHubAccount> checkOwner(GitHubAccounts accounts, Map<String, String> errors) {
        if (owner.isEmpty()) {
            errors.put(OWNER, "Specify GitHub repository owner (username or organization)");
            return Optional.empty();
        }
        if (!OWNER_FORM.matcher(owner).matches()) {
            errors.put(OWNER, "Invalid GitHub user or organization name.");
            return Optional.empty();
        }
        Optional<GitHubAccounts.GitHubAccount> account = accounts.account(owner);
        if (account.isEmpty()) {
            errors.put(OWNER, "Unknown GitHub user or organization.");
        }
        return account;
    }

    private static Optional<String> workflowError(String file) {
        if (file.isEmpty()) {
            return Optional.of("Specify workflow name");
        }
        if (!file.endsWith(".yml") && !file.endsWith(".yaml")) {
            return Optional.of("Workflow name must end with .yml or .yaml");
        }
        if (file.contains("/")) {
            return Optional.of("Workflow filename must be a filename only, without directories");
        }
        return Optional.empty();
    }

    private Optional<String> environmentError() {
        List<String> errors = new ArrayList<>();
        if (environment.codePointCount(0, environment.length()) > LONGEST_ENVIRONMENT) {
            errors.add("Environment name is too long");
        }
        if (environment.startsWith(" ")) {
            errors.add("Environment name may not start with whitespace");
        } else if (environment.endsWith(" ")) {
            errors.add("Environment name may not end with whitespace");
        }
        if (FORBIDDEN_IN_ENVIRONMENT.matcher(environment).find()) {
            errors.add("Environment name must not contain non-printable characters or any of ' \" ` , ; \\");
        }
        return errors.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", errors));
    }
}
