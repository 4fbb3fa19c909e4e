package dev.tokenless.migration;

import dev.tokenless.workflow.UnifiedDiff;
import java.util.List;
import java.util.Optional;

/// One file of the pull request with its text, in memory only.
public record Draft(String path, Optional<String> before, String after, List<String> changes) {

    /// A unified diff; exact, so a credential in the text is not masked here.
    public String diff() {
        return before.map(text -> UnifiedDiff.of(path, text, after)).orElseGet(() -> UnifiedDiff.ofNew(path, after));
    }

    FileChange withoutText() {
        return new FileChange(path, before.map(Digest::sha256), Digest.sha256(after), changes);
    }
}
