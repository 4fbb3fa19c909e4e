package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.workflow.RepositoryName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a branch for a pull request may be made: in the repository itself, or in a fork of one's own.
final class Forks {

    private static final int LOOKS_FOR_A_NEW_FORK = 60;

    private final Wire wire;
    private final Supplier<String> login;
    private final Pace pace;
    private final Cancellation cancellation;

    /// @param login whose forks they are
    Forks(Wire wire, Supplier<String> login, Pace pace, Cancellation cancellation) {
        this.wire = wire;
        this.login = login;
        this.pace = pace;
        this.cancellation = cancellation;
    }

    /// The repository where it may be pushed to; else the fork that there is; else empty.
    Optional<RepositoryName> home(RepositoryName repository) {
        return wire.json(wire.repository(repository))
                        .path("permissions")
                        .path("push")
                        .asBoolean(false)
                ? Optional.of(repository)
                : existing(repository);
    }

    private Optional<RepositoryName> existing(RepositoryName repository) {
        var mine = new RepositoryName(login.get(), repository.name());
        return wire.find(wire.repository(mine))
                .filter(node ->
                        node.path("parent").path("full_name").asText("").equalsIgnoreCase(repository.toString()))
                .map(_ -> mine);
    }

    /// Makes a fork, which takes GitHub a while, and waits until its branch is there.
    RepositoryName make(RepositoryName repository, String base) {
        JsonNode answer = Json.required(wire.send(
                "POST", wire.repository(repository, "forks"), Json.object().put("default_branch_only", false)));
        String fullName = Json.text(answer, "full_name");
        RepositoryName fork = RepositoryName.parse(fullName).orElseThrow(() -> Json.unreadable("no repository's name"));
        for (int look = 0; look < LOOKS_FOR_A_NEW_FORK; look++) {
            if (wire.find(wire.repository(fork, "git", "ref", "heads/" + base)).isPresent()) {
                return fork;
            }
            pace.sleep(Duration.ofSeconds(5), cancellation);
        }
        throw new GitHubException(new GitHubFailure.NotFound("the fork " + fork + " that was just asked for"));
    }

    /// Brings the fork's branch up to the parent's; a fork that went its own way stays as it is.
    void catchUp(RepositoryName fork, String base) {
        ObjectNode body = Json.object().put("branch", base);
        try {
            wire.send("POST", wire.repository(fork, "merge-upstream"), body);
        } catch (GitHubException failure) {
            boolean ownWay = failure.failure() instanceof GitHubFailure.Conflict
                    || failure.failure() instanceof GitHubFailure.Invalid;
            if (!ownWay) {
                throw failure;
            }
        }
    }
}
