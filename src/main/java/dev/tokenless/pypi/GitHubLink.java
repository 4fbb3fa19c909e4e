package dev.tokenless.pypi;

import dev.tokenless.workflow.RepositoryName;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a repository's name from an address such as `https://github.com/owner/name/issues`.
final class GitHubLink {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://(?:www\\.)?github\\.com/([^/?#]+)/([^/?#]+?)(?:\\.git)?(?:[/?#].*)?");

    private GitHubLink() {}

    static Optional<RepositoryName> repository(String address) {
        var matcher = ADDRESS.matcher(address.strip());
        return matcher.matches() ? RepositoryName.parse(matcher.group(1) + "/" + matcher.group(2)) : Optional.empty();
    }
}
