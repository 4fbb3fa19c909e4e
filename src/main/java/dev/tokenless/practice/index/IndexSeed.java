package dev.tokenless.practice.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an index starts with.
///
/// @param user the account that is signed in on the pages
public record IndexSeed(String user, List<SeededProject> projects, List<SeededToken> tokens) {
    private static final int TOKEN_LENGTH = 128;

    public IndexSeed {
        projects = List.copyOf(projects);
        tokens = List.copyOf(tokens);
    }

    /// @param roles user name to role
    /// @param urls label to address
    public record SeededProject(
            String name,
            Map<String, Role> roles,
            Map<String, String> urls,
            ProjectStatus status,
            List<SeededPublisher> publishers,
            List<SeededRelease> releases) {
        public SeededProject {
            roles = Map.copyOf(roles);
            urls = Map.copyOf(urls);
            publishers = List.copyOf(publishers);
            releases = List.copyOf(releases);
        }
    }

    /// @param environment empty for any
    public record SeededPublisher(String owner, long ownerId, String repository, String workflow, String environment) {}

    /// A past version: one wheel and one source distribution.
    public record SeededRelease(String version, Instant uploadedAt, Via via, boolean yanked) {}

    /// How a past version was uploaded.
    public sealed interface Via {
        record Token(String user) implements Via {}

        /// @param identity present when the uploader sent attestations
        record Trusted(SeededPublisher publisher, Optional<SigningIdentity> identity) implements Via {}
    }

    /// @param user whose account it belongs to
    /// @param text what a workflow's secret holds
    public record SeededToken(
            String name, String user, Scope scope, String text, Instant created, Optional<Instant> lastUsed) {}

    /// A token text of the right form, the same for the same word. It is worth nothing outside the practice world.
    public static String tokenText(String word) {
        StringBuilder text = new StringBuilder("pypi-PRACTICE");
        String hash = word;
        while (text.length() < TOKEN_LENGTH) {
            hash = Digests.sha256Hex(hash.getBytes(StandardCharsets.UTF_8));
            text.append(hash);
        }
        return text.substring(0, TOKEN_LENGTH);
    }
}
