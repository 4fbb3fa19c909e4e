package dev.tokenless.github;

import java.io.Serial;

/// GitHub, or the way to it, did not do what was asked. The message is the failure's sentence for people; it holds no
/// header and no credential.
public final class GitHubException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient GitHubFailure failure;

    public GitHubException(GitHubFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    public GitHubFailure failure() {
        return failure;
    }
}
