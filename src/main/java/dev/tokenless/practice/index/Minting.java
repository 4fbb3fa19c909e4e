package dev.tokenless.practice.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Exchanges the identity of a workflow job for a short-lived token. Source: pypi/warehouse `oidc/views.py`.
final class Minting {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final JsonMapper JSON = new JsonMapper();

    /// What the index answers to a request for a token.
    sealed interface Result {
        record Minted(Credential.MintedToken token) implements Result {}

        record Refused(String code, String description) implements Result {}
    }

    private final IndexState state;
    private final IdentityIssuer issuer;

    Minting(IndexState state, IdentityIssuer issuer) {
        this.state = state;
        this.issuer = issuer;
    }

    Result mint(byte[] body) {
        JsonNode token;
        try {
            JsonNode request = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            token = request == null ? JSON.missingNode() : request.path("token");
        } catch (JsonProcessingException e) {
            return new Result.Refused("invalid-payload", "1 validation error for TokenPayload: Invalid JSON");
        }
        if (!token.isTextual()) {
            return new Result.Refused("invalid-payload", "1 validation error for TokenPayload: token: Field required");
        }
        Optional<Identity> identity = Identity.parse(token.asText());
        if (identity.isEmpty()) {
            return new Result.Refused("invalid-payload", "malformed JWT");
        }
        if (!identity.get().issuer().equals(issuer.issuer())) {
            return new Result.Refused("invalid-payload", "unknown trusted publishing issuer");
        }
        return identity.get()
                .verified(issuer, state.site.audience(), state.now())
                .map(this::exchange)
                .orElseGet(() -> new Result.Refused("invalid-token", "malformed or invalid token"));
    }

    private Result exchange(Claims claims) {
        state.dropExpired();
        if (state.spentIdentities.containsKey(claims.text("jti"))) {
            return new Result.Refused("invalid-reuse-token", "invalid token: already used");
        }
        Optional<Result> refused = convertPending(claims);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<Publisher> registered = state.publishers().distinct().toList();
        return switch (PublisherRules.match(claims, registered)) {
            case PublisherRules.Match.NotFound(String detail) ->
                new Result.Refused("invalid-publisher", "valid token, but no corresponding publisher (" + detail + ")");
            case PublisherRules.Match.Found(Publisher publisher) -> issue(claims, publisher);
        };
    }

    /// A matching pending publisher becomes a real one, and its project comes to exist.
    private Optional<Result> convertPending(Claims claims) {
        List<Publisher> waiting =
                state.pending.stream().map(PendingPublisher::publisher).toList();
        if (!(PublisherRules.match(claims, waiting) instanceof PublisherRules.Match.Found(Publisher publisher))) {
            return Optional.empty();
        }
        PendingPublisher pending = state.pending.stream()
                .filter(one -> one.publisher().equals(publisher))
                .findFirst()
                .orElseThrow();
        if (state.project(pending.projectName()).isPresent()) {
            return Optional.of(
                    new Result.Refused("invalid-pending-publisher", "valid token, but project already exists"));
        }
        state.pending.remove(pending);
        Project project = state.create(pending.projectName());
        project.roles.put(state.user, Role.OWNER);
        project.publishers.add(state.unique(publisher));
        project.record(state.now(), "Project created from a pending publisher", publisher.repositoryUri());
        state.changed();
        return Optional.empty();
    }

    private Result issue(Claims claims, Publisher publisher) {
        Instant now = state.now();
        state.spentIdentities.put(
                claims.text("jti"), claims.instant("exp").orElse(now).plus(LIFE));
        List<Project> projects = state.trusting(publisher);
        Set<String> names = projects.stream().map(Project::normalised).collect(Collectors.toSet());
        Credential.MintedToken token = new Credential.MintedToken(
                state.newTokenText(),
                publisher,
                names,
                Instant.ofEpochSecond(now.getEpochSecond()).plus(LIFE));
        state.keep(token);
        projects.forEach(project -> project.record(
                now, "Short-lived API token created", publisher.repositoryUri() + " " + publisher.workflow()));
        String environment = claims.text("environment");
        if (publisher.takesAnyEnvironment() && !environment.isEmpty() && projects.size() == 1) {
            adviseToConstrain(projects.getFirst(), publisher, environment);
        }
        return new Result.Minted(token);
    }

    private void adviseToConstrain(Project project, Publisher publisher, String environment) {
        state.mail(
                project,
                "Trusted Publisher for project " + project.name + " can be made more secure",
                "The publisher %s in %s takes any environment, and this run named %s. Constrain it on the publishing page: ?constrained_publisher_id=%s&constrained_environment_name=%s#constrain_environment-modal"
                        .formatted(
                                publisher.workflow(),
                                publisher.repositoryPath(),
                                environment,
                                publisher.id(),
                                environment));
    }
}
