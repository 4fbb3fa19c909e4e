package dev.tokenless.practice.github;

import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Everything that the practice GitHub knows. One lock, the hub itself, guards it all; accounts may be read without.
public final class Hub {

    /// Whose token it is, and what it may: by classic scopes, or by the permissions of a fine-grained one.
    ///
    /// @param scopes      as `X-OAuth-Scopes` lists them
    /// @param app         whether an OAuth app was given it
    /// @param permissions `read` or `write` by GitHub's name of the permission; empty where scopes count
    record Signed(Account account, String scopes, boolean app, Optional<Map<String, String>> permissions) {
        Signed(Account account, String scopes) {
            this(account, scopes, false, Optional.empty());
        }

        boolean fineGrained() {
            return permissions.isPresent();
        }

        boolean has(String scope) {
            return List.of(scopes.split(", ")).contains(scope);
        }

        boolean permits(String permission, boolean writing) {
            String level =
                    permissions.orElse(Map.of()).getOrDefault(permission, permission.equals("metadata") ? "read" : "");
            return level.equals("write") || (!writing && level.equals("read"));
        }
    }

    final InstantSource clock;
    final URI api;
    final URI web;
    final Map<String, Repo> repos = new LinkedHashMap<>();
    final Map<String, SecretStore> organizationSecrets = new TreeMap<>();
    final Map<String, Signed> tokens = new ConcurrentHashMap<>();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(7_000_000);

    /// @param api base address of the REST interface, without a slash at its end
    /// @param web base address of the pages
    public Hub(InstantSource clock, URI api, URI web) {
        this.clock = clock;
        this.api = api;
        this.web = web;
    }

    /// The account with this login in any case. Takes no lock.
    public Optional<Account> account(String login) {
        return Optional.ofNullable(accounts.get(login.toLowerCase(Locale.ROOT)));
    }

    Account addAccount(String login, boolean organization) {
        return accounts.computeIfAbsent(
                login.toLowerCase(Locale.ROOT),
                key -> new Account(login, 100_000 + Math.floorMod(key.hashCode(), 800_000), organization));
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Repo addRepo(Account owner, String name) {
        Repo repo = new Repo(nextId(), owner, name, now());
        repos.put(repo.fullName().toLowerCase(Locale.ROOT), repo);
        return repo;
    }

    /// The account's fork of a repository, made if there is none.
    Repo fork(Repo parent, Account owner) {
        return repos.values().stream()
                .filter(repo -> repo.parent.equals(Optional.of(parent)) && repo.owner.equals(owner))
                .findFirst()
                .orElseGet(() -> {
                    Repo repo = new Repo(nextId(), owner, parent.name, now(), Optional.of(parent));
                    repo.roles.put(owner.login(), "admin");
                    repos.put(repo.fullName().toLowerCase(Locale.ROOT), repo);
                    return repo;
                });
    }

    void clear() {
        repos.clear();
        organizationSecrets.clear();
        tokens.clear();
        accounts.clear();
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    Optional<Signed> signed(Call call) {
        return call.header("Authorization")
                .map(value -> value.replaceFirst("(?i)^(bearer|token) ", ""))
                .flatMap(token -> Optional.ofNullable(tokens.get(token)));
    }

    String login(Call call) {
        return signed(call).map(s -> s.account().login()).orElse("");
    }

    /// The signed-in account; 401 where there is none.
    Account viewer(Call call) {
        return signed(call)
                .map(Signed::account)
                .orElseThrow(() -> new BadCall(Errors.of(401, "Requires authentication")));
    }

    /// The repository of the path; 404 where the caller cannot see it.
    Repo repo(Call call) {
        return find(call.parameter("owner") + "/" + call.parameter("repo"))
                .filter(repo -> repo.role(login(call)).isPresent())
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    Optional<Repo> find(String fullName) {
        return Optional.ofNullable(repos.get(fullName.toLowerCase(Locale.ROOT)));
    }

    /// The repository, if the caller has at least this role in it.
    Repo repo(Call call, String role) {
        Repo repo = repo(call);
        if (!repo.may(viewer(call).login(), role)) {
            throw new BadCall(
                    role.equals("admin")
                            ? Errors.of(403, "Must have admin rights to Repository.")
                            : Errors.of(403, "Resource not accessible by personal access token"));
        }
        if (repo.archived && !call.method().equals("GET")) {
            throw new BadCall(Errors.of(403, "Repository was archived so is read-only."));
        }
        return repo;
    }

    List<Repo> visibleTo(String login) {
        return repos.values().stream()
                .filter(repo -> repo.roles.containsKey(login))
                .toList();
    }
}
