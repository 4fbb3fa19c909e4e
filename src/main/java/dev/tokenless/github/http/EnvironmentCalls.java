package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.EnvironmentState;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Environments: read them, write them, and make sure that GitHub kept what was written.
///
/// GitHub does not document whether a key left out of the PUT keeps its old value, so a rule that was there is always
/// sent. Rules that are neither there nor wanted are left out, since private repositories on small plans refuse even
/// their zero.
final class EnvironmentCalls {

    private static final int MOST_REVIEWERS = 6;

    private final Wire wire;

    EnvironmentCalls(Wire wire) {
        this.wire = wire;
    }

    List<EnvironmentState> all(RepositoryName repository) {
        return wire.all(wire.repository(repository, "environments"), "environments").stream()
                .map(node -> state(repository, node))
                .toList();
    }

    Optional<EnvironmentState> find(RepositoryName repository, EnvironmentName environment) {
        return wire.find(address(repository, environment)).map(node -> state(repository, node));
    }

    EnvironmentState put(RepositoryName repository, EnvironmentName environment, EnvironmentRules wanted) {
        if (wanted.reviewers().size() > MOST_REVIEWERS) {
            throw new GitHubException(
                    new GitHubFailure.Invalid("an environment has at most " + MOST_REVIEWERS + " reviewers."));
        }
        Optional<EnvironmentState> before = find(repository, environment);
        try {
            write(repository, environment, wanted, before.map(EnvironmentState::rules));
        } catch (GitHubException failure) {
            removeLeftover(repository, environment, before, failure);
            throw failure;
        }
        if (wire.tells()) {
            return new EnvironmentState(environment, wanted, "");
        }
        EnvironmentState after = find(repository, environment)
                .orElseThrow(() -> new GitHubException(new GitHubFailure.NotFound("environment " + environment)));
        List<String> differences = EnvironmentBody.differences(wanted, after.rules());
        if (!differences.isEmpty()) {
            boolean restored = restore(repository, environment, before, after);
            throw new GitHubException(new GitHubFailure.NotAsWritten(String.join(", ", differences), restored));
        }
        return after;
    }

    void delete(RepositoryName repository, EnvironmentName environment) {
        Wire.ifFound(() -> {
            wire.delete(address(repository, environment));
            return true;
        });
    }

    private void write(
            RepositoryName repository,
            EnvironmentName environment,
            EnvironmentRules wanted,
            Optional<EnvironmentRules> before) {
        HttpUrl address = address(repository, environment);
        wire.send("PUT", address, EnvironmentBody.of(wanted, before));
        if (wanted.policy() instanceof RefPolicy.Custom(List<RefPattern> patterns)) {
            // an environment that was not there has no patterns yet
            writePatterns(policies(address), patterns, before.isEmpty() ? Map.of() : patterns(policies(address)));
        }
    }

    // Added before removed: in between the environment admits at most what it admitted, plus what it shall admit.
    private void writePatterns(HttpUrl policies, List<RefPattern> wanted, Map<RefPattern, Long> there) {
        for (RefPattern pattern : wanted) {
            if (!there.containsKey(pattern)) {
                // 303, a pattern that exists already, is as good as 200
                wire.send(
                        "POST",
                        policies,
                        Json.object()
                                .put("name", pattern.text())
                                .put("type", pattern.kind().json()));
            }
        }
        there.forEach((pattern, id) -> {
            if (!wanted.contains(pattern)) {
                wire.delete(
                        policies.newBuilder().addPathSegment(Long.toString(id)).build());
            }
        });
    }

    /// A refused PUT may have created the environment in spite of its 422.
    private void removeLeftover(
            RepositoryName repository,
            EnvironmentName environment,
            Optional<EnvironmentState> before,
            GitHubException failure) {
        boolean declined = failure.failure() instanceof GitHubFailure.Invalid
                || failure.failure() instanceof GitHubFailure.PlanLimited;
        if (declined && before.isEmpty()) {
            delete(repository, environment);
        }
    }

    private boolean restore(
            RepositoryName repository,
            EnvironmentName environment,
            Optional<EnvironmentState> before,
            EnvironmentState after) {
        try {
            if (before.isEmpty()) {
                delete(repository, environment);
                return find(repository, environment).isEmpty();
            }
            EnvironmentRules old = before.get().rules();
            write(repository, environment, old, Optional.of(after.rules()));
            return find(repository, environment)
                    .filter(now -> EnvironmentBody.differences(old, now.rules()).isEmpty())
                    .isPresent();
        } catch (GitHubException failure) {
            return false;
        }
    }

    private EnvironmentState state(RepositoryName repository, JsonNode node) {
        var name = new EnvironmentName(Json.text(node, "name"));
        RefPolicy policy = policy(repository, name, node.path("deployment_branch_policy"));
        return new EnvironmentState(
                name,
                EnvironmentBody.rules(node, policy),
                Json.optionalText(node, "html_url").orElse(""));
    }

    private RefPolicy policy(RepositoryName repository, EnvironmentName name, JsonNode policy) {
        if (!policy.isObject()) {
            return new RefPolicy.AnyRef();
        }
        if (Json.truth(policy, "protected_branches")) {
            HttpUrl url = wire.repository(repository, "branches")
                    .newBuilder()
                    .addQueryParameter("protected", "true")
                    .build();
            return new RefPolicy.ProtectedBranches(wire.all(url, "").stream()
                    .map(branch -> Json.text(branch, "name"))
                    .toList());
        }
        return new RefPolicy.Custom(
                List.copyOf(patterns(policies(address(repository, name))).keySet()));
    }

    private Map<RefPattern, Long> patterns(HttpUrl policies) {
        var patterns = new HashMap<RefPattern, Long>();
        for (JsonNode node : wire.all(policies, "branch_policies")) {
            patterns.put(EnvironmentBody.pattern(node), Json.number(node, "id"));
        }
        return patterns;
    }

    private HttpUrl address(RepositoryName repository, EnvironmentName environment) {
        return wire.repository(repository, "environments", environment.value());
    }

    private static HttpUrl policies(HttpUrl environment) {
        return environment
                .newBuilder()
                .addPathSegment("deployment-branch-policies")
                .build();
    }
}
