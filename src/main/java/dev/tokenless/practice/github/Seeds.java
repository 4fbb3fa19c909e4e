package dev.tokenless.practice.github;

import dev.tokenless.practice.samples.Sample;
import dev.tokenless.practice.samples.SampleEnvironment;
import dev.tokenless.practice.samples.SampleSecret;
import dev.tokenless.practice.samples.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the practice GitHub starts with.
///
/// @param repositories  in the order listed
/// @param personToken   the practice person's GitHub token
/// @param secretText    the text of the PyPI token with this label
public record Seeds(List<Sample> repositories, String personToken, UnaryOperator<String> secretText) {

    /// Through whose eyes the world is seen.
    public static final String PERSON = Samples.PERSON;

    /// Has no part in any repository, and so works through forks.
    private static final String STRANGER = "eve-practice";

    private static final String SCOPES = "repo, workflow, read:org";

    public Seeds {
        repositories = List.copyOf(repositories);
    }

    void sow(Hub hub) {
        Account person = hub.addAccount(PERSON, false);
        hub.addAccount(Samples.COLLEAGUE, false);
        hub.tokens.put(personToken, new Hub.Signed(person, SCOPES));
        hub.tokens.put(
                personToken.replace("ada", "grace"),
                new Hub.Signed(hub.account(Samples.COLLEAGUE).orElseThrow(), SCOPES));
        hub.tokens.put(personToken.replace("ada", "eve"), new Hub.Signed(hub.addAccount(STRANGER, false), SCOPES));
        repositories.forEach(sample -> sow(hub, sample));
    }

    private void sow(Hub hub, Sample sample) {
        Account owner = hub.addAccount(sample.owner(), !sample.owner().equals(PERSON));
        Repo repo = hub.addRepo(owner, sample.name());
        repo.isPrivate = sample.isPrivate();
        repo.shaPinningRequired = sample.settings().contains(Sample.Setting.PINNED_ACTIONS);
        repo.immutableReleases = sample.settings().contains(Sample.Setting.IMMUTABLE_RELEASES);
        repo.roles.put(PERSON, sample.admin() ? "admin" : "write");
        repo.roles.put(Samples.COLLEAGUE, sample.admin() ? "write" : "admin");
        history(hub, repo, sample);
        sample.environments().forEach(environment -> environment(hub, repo, environment));
        sample.secrets().forEach(secret -> secret(hub, repo, secret));
        sample.projects().forEach(project -> repo.projects.put(project.folder(), project.name()));
    }

    /// One commit a tag, so that tags point at different commits, as in life.
    private static void history(Hub hub, Repo repo, Sample sample) {
        Instant start = hub.now().minus(Duration.ofDays(30L * (sample.tags().size() + 1)));
        Map<String, Optional<byte[]>> files = new LinkedHashMap<>();
        sample.files().forEach((path, text) -> files.put(path, Optional.of(Bodies.utf8(text))));
        String sha = repo.git.change(repo.defaultBranch, files, Samples.COLLEAGUE, start, "Begin");
        for (int i = 0; i < sample.tags().size(); i++) {
            String tag = sample.tags().get(i);
            Instant at = start.plus(Duration.ofDays(30L * i));
            sha = repo.git.change(repo.defaultBranch, Map.of(), PERSON, at, "Prepare " + tag);
            repo.git.refs.put("refs/tags/" + tag, sha);
            repo.releases.add(new Release(hub.nextId(), tag, sha, tag, "", false, false, PERSON, at));
        }
    }

    private static void environment(Hub hub, Repo repo, SampleEnvironment sample) {
        Environment environment = repo.addEnvironment(hub.nextId(), sample.name(), hub.now());
        if (!sample.tagPatterns().isEmpty()) {
            environment.policy = Environment.Policy.CUSTOM;
            sample.tagPatterns()
                    .forEach(pattern -> environment.rules.add(new Environment.RefRule(hub.nextId(), pattern, "tag")));
        }
    }

    private void secret(Hub hub, Repo repo, SampleSecret secret) {
        String text = secret.token()
                .map(token -> secretText.apply(token.label()))
                .orElse("practice-secret-of-another-service");
        if (secret.place() == SampleSecret.Place.VARIABLE) {
            repo.variables.put(secret.name(), text);
            return;
        }
        SecretStore store =
                switch (secret.place()) {
                    case REPOSITORY, VARIABLE -> repo.secrets("actions");
                    case DEPENDABOT -> repo.secrets("dependabot");
                    case CODESPACES -> repo.secrets("codespaces");
                    case AGENTS -> repo.secrets("agents");
                    case ORGANISATION ->
                        hub.organizationSecrets.computeIfAbsent(repo.owner.login(), login -> new SecretStore());
                    case ENVIRONMENT ->
                        repo.addEnvironment(
                                        hub.nextId(),
                                        secret.environment().orElse("pypi").toLowerCase(Locale.ROOT),
                                        hub.now())
                                .secrets;
                };
        store.put(secret.name(), text, hub.now().minus(Duration.ofDays(400)));
    }
}
