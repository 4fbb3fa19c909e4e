package dev.tokenless.github.http;

import dev.tokenless.github.GitHubFailure;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds in a refusal which scope or permission was lacking, and says what mends it.
final class MissingScopes {

    private static final String WORKFLOW_CURE =
            "Run `gh auth refresh -s workflow` if the token came from gh, or make a token with the scopes repo and workflow"
                    + " (fine-grained: Contents and Workflows, both read and write).";

    private MissingScopes() {}

    /// A fine-grained or app token; `accepted` is `X-Accepted-GitHub-Permissions`.
    static GitHubFailure permission(String accepted) {
        String needed = Json.quotable(accepted);
        return new GitHubFailure.MissingScope(needed, "Add it in the token's settings on GitHub, then try again.");
    }

    /// GitHub names a missing `workflow` scope in words and with changing status codes.
    static Optional<GitHubFailure> inMessage(String message) {
        return message.contains("refusing to allow") && message.contains("workflow")
                ? Optional.of(new GitHubFailure.MissingScope("workflow", WORKFLOW_CURE))
                : Optional.empty();
    }

    /// A fine-grained token in GraphQL, where no header names what is lacking: the mutation tells.
    static Optional<GitHubFailure> ofMutation(String message, String mutation) {
        if (!message.contains("not accessible by")) {
            return Optional.empty();
        }
        return switch (mutation) {
            case "createCommitOnBranch" -> Optional.of(permission("contents=write,workflows=write"));
            case "markPullRequestReadyForReview", "convertPullRequestToDraft" ->
                Optional.of(permission("pull_requests=write"));
            default -> Optional.empty();
        };
    }

    /// A classic token: what the call wants against what the token has.
    static Optional<GitHubFailure> inHeaders(Answer answer) {
        Optional<Set<String>> has = scopes(answer);
        Set<String> wanted = answer.header("X-Accepted-OAuth-Scopes")
                .map(MissingScopes::split)
                .orElse(Set.of());
        if (has.isEmpty() || wanted.isEmpty() || !Collections.disjoint(has.get(), wanted)) {
            return Optional.empty();
        }
        String needed = wanted.stream().sorted().collect(Collectors.joining(" or "));
        return Optional.of(new GitHubFailure.MissingScope(
                needed, "Make a token with the scopes repo and workflow on GitHub, then sign in with it."));
    }

    /// The scopes of the token that was used; empty where GitHub does not say.
    static Optional<Set<String>> scopes(Answer answer) {
        return answer.header("X-OAuth-Scopes").map(MissingScopes::split);
    }

    private static Set<String> split(String list) {
        return Arrays.stream(list.split("[,\\s]+"))
                .filter(scope -> !scope.isBlank())
                .collect(Collectors.toSet());
    }
}
