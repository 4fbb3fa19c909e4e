package dev.tokenless.practice.index;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Everything that one index knows. Whoever touches it holds the lock of its [PracticeIndex].
final class IndexState {
    final Site site;
    final String user;
    /// What each form carries, so that no other site can post one.
    final String protection;
    final SortedMap<String, Project> projects = new TreeMap<>();
    final List<PendingPublisher> pending = new ArrayList<>();
    final List<Credential.ApiToken> tokens = new ArrayList<>();
    final List<Event> accountEvents = new ArrayList<>();
    final List<Mail> mails = new ArrayList<>();
    /// Spent identities (`jti`) and when they would have expired anyway.
    final Map<String, Instant> spentIdentities = new HashMap<>();
    /// When publishers were registered, for the daily limit.
    final Deque<Instant> registrations = new ArrayDeque<>();
    /// Said once, on the next page that is shown.
    final Deque<String> notices = new ArrayDeque<>();

    private final Map<String, Credential.MintedToken> minted = new HashMap<>();
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long serial = 1;

    IndexState(Site site, String user, InstantSource clock) {
        this.site = site;
        this.user = user;
        this.clock = clock;
        this.protection = UUID.randomUUID().toString();
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Project> project(String name) {
        return Optional.ofNullable(projects.get(ProjectNames.normalised(name)));
    }

    Project create(String name) {
        Project project = new Project(name);
        projects.put(project.normalised(), project);
        return project;
    }

    /// The unique record with the same four values, else the given one.
    Publisher unique(Publisher publisher) {
        return publishers().filter(publisher::sameAs).findFirst().orElse(publisher);
    }

    Stream<Publisher> publishers() {
        return projects.values().stream().flatMap(project -> project.publishers.stream());
    }

    List<Project> trusting(Publisher publisher) {
        return projects.values().stream()
                .filter(project -> project.trusts(publisher))
                .toList();
    }

    void dropExpired() {
        Instant now = now();
        pending.removeIf(publisher -> publisher.expired(now));
        spentIdentities.values().removeIf(now::isAfter);
        minted.values().removeIf(token -> now.isAfter(token.expires().plusSeconds(3600)));
    }

    void keep(Credential.MintedToken token) {
        minted.put(token.text(), token);
    }

    /// The token with this text. A minted token dies with its publisher.
    Optional<Credential> credential(String text) {
        Optional<Credential> apiToken = tokens.stream()
                .filter(token -> token.text().equals(text))
                .map(Credential.class::cast)
                .findFirst();
        return apiToken.or(() -> Optional.ofNullable(minted.get(text))
                .filter(token -> publishers().anyMatch(token.publisher()::equals)));
    }

    String newTokenText() {
        byte[] secret = new byte[96];
        random.nextBytes(secret);
        return "pypi-PRACTICE" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /// Every change of what the public API shows moves the serial.
    void changed() {
        serial++;
    }

    long serial() {
        return serial;
    }

    void mail(Project project, String subject, String text) {
        mails.addFirst(new Mail(now(), List.copyOf(project.roles.keySet()), subject, text));
    }
}
