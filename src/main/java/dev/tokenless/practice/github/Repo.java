package dev.tokenless.practice.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One repository with everything that hangs on it. Read and written under the hub's lock.
final class Repo {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    final long id;
    final Account owner;
    final String name;
    final Instant createdAt;
    final Git git;
    final Optional<Repo> parent;
    final Map<String, String> roles = new HashMap<>();
    final Map<String, Environment> environments = new TreeMap<>();
    final Map<String, SecretStore> secrets = new HashMap<>();
    final Map<String, String> variables = new TreeMap<>();
    final Map<Integer, Pull> pulls = new LinkedHashMap<>();
    final List<Release> releases = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    final List<Ruleset> rulesets = new ArrayList<>();
    final TreeSet<String> protectedBranches = new TreeSet<>();
    final Map<String, String> projects = new LinkedHashMap<>();
    String defaultBranch = "main";
    boolean isPrivate;
    boolean archived;
    boolean fork;
    boolean shaPinningRequired;
    String allowedActions = "all";
    boolean immutableReleases;
    int lastNumber;

    Repo(long id, Account owner, String name, Instant createdAt) {
        this(id, owner, name, createdAt, Optional.empty());
    }

    /// @param parent what it is a fork of
    Repo(long id, Account owner, String name, Instant createdAt, Optional<Repo> parent) {
        this.parent = parent;
        this.git = parent.map(source -> source.git.forked()).orElseGet(Git::new);
        this.fork = parent.isPresent();
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.createdAt = createdAt;
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    String head() {
        return git.refs.getOrDefault("refs/heads/" + defaultBranch, "");
    }

    /// `admin`, `write`, `read` or nothing at all.
    Optional<String> role(String login) {
        String role = roles.get(login);
        return role == null && !isPrivate ? Optional.of("read") : Optional.ofNullable(role);
    }

    boolean may(String login, String role) {
        List<String> order = List.of("read", "write", "admin");
        return role(login)
                .filter(has -> order.indexOf(has) >= order.indexOf(role))
                .isPresent();
    }

    /// @param place `actions`, `dependabot`, `codespaces` or `agents`
    SecretStore secrets(String place) {
        return secrets.computeIfAbsent(place, kind -> new SecretStore());
    }

    Optional<Environment> environment(String environmentName) {
        return Optional.ofNullable(environments.get(environmentName.toLowerCase(Locale.ROOT)));
    }

    Environment addEnvironment(long environmentId, String environmentName, Instant now) {
        return environments.computeIfAbsent(
                environmentName.toLowerCase(Locale.ROOT), key -> new Environment(environmentId, environmentName, now));
    }

    /// Newest version first, as GitHub lists them: numbers in a name count as numbers.
    List<String> tags() {
        return git.refs.keySet().stream()
                .filter(ref -> ref.startsWith("refs/tags/"))
                .map(ref -> ref.substring("refs/tags/".length()))
                .sorted(Comparator.comparing(Repo::sortable).reversed())
                .toList();
    }

    private static String sortable(String tag) {
        return NUMBER.matcher(tag)
                .replaceAll(number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group());
    }

    List<String> workflowPaths(String commit) {
        return git.files(commit).keySet().stream()
                .filter(path -> path.matches("\\.github/workflows/[^/]+\\.ya?ml"))
                .toList();
    }

    Optional<Run> run(long runId) {
        return runs.stream().filter(run -> run.id == runId).findFirst();
    }
}
