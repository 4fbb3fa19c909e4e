package dev.tokenless.practice.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Builds the first state of an index.
final class Seeding {
    private static final JsonMapper JSON = new JsonMapper();

    private final IndexState state;

    private Seeding(IndexState state) {
        this.state = state;
    }

    static IndexState state(Site site, IndexSeed seed, InstantSource clock) {
        IndexState state = new IndexState(site, seed.user(), clock);
        Seeding seeding = new Seeding(state);
        seed.projects().forEach(seeding::plant);
        for (IndexSeed.SeededToken token : seed.tokens()) {
            state.tokens.add(new Credential.ApiToken(
                    UUID.randomUUID(),
                    token.name(),
                    token.user(),
                    token.scope(),
                    token.text(),
                    token.created(),
                    token.lastUsed()));
        }
        return state;
    }

    private void plant(IndexSeed.SeededProject seed) {
        Project project = state.create(seed.name());
        project.status = seed.status();
        project.roles.putAll(seed.roles());
        seed.urls().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(url -> project.urls.put(url.getKey(), url.getValue()));
        seed.publishers().forEach(publisher -> project.publishers.add(state.unique(publisher(publisher))));
        seed.releases().forEach(release -> plant(project, release));
    }

    private void plant(Project project, IndexSeed.SeededRelease release) {
        PythonPackage source =
                new PythonPackage(project.name, release.version(), project.urls, "release " + release.version());
        project.record(release.uploadedAt(), "Release " + release.version() + " created", uploader(release.via()));
        Stream.of(source.wheel(), source.sourceDistribution())
                .forEach(file -> project.add(new StoredFile(
                        file,
                        release.version(),
                        release.uploadedAt(),
                        publisher(release.via()),
                        attestations(file, release),
                        uploader(release.via()),
                        "twine/6.2.0",
                        release.yanked())));
    }

    private static String uploader(IndexSeed.Via via) {
        return switch (via) {
            case IndexSeed.Via.Token(String user) -> user;
            case IndexSeed.Via.Trusted(IndexSeed.SeededPublisher publisher, Optional<SigningIdentity> _) ->
                publisher(publisher).repositoryUri();
        };
    }

    private Optional<Publisher> publisher(IndexSeed.Via via) {
        return switch (via) {
            case IndexSeed.Via.Token _ -> Optional.empty();
            case IndexSeed.Via.Trusted(IndexSeed.SeededPublisher publisher, Optional<SigningIdentity> _) ->
                Optional.of(state.unique(publisher(publisher)));
        };
    }

    private static Publisher publisher(IndexSeed.SeededPublisher seed) {
        return new Publisher(
                UUID.randomUUID(),
                seed.owner(),
                seed.ownerId(),
                seed.repository(),
                seed.workflow(),
                seed.environment());
    }

    private static List<JsonNode> attestations(Distribution file, IndexSeed.SeededRelease release) {
        Optional<SigningIdentity> identity =
                switch (release.via()) {
                    case IndexSeed.Via.Token _ -> Optional.empty();
                    case IndexSeed.Via.Trusted(IndexSeed.SeededPublisher _, Optional<SigningIdentity> signer) -> signer;
                };
        return identity.map(signer -> Attestation.publish(file, signer, release.uploadedAt())).stream()
                .map(Seeding::tree)
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON", e);
        }
    }
}
