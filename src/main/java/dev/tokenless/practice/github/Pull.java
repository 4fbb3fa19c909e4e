package dev.tokenless.practice.github;

import java.time.Instant;
import java.util.Optional;

/// A pull request.
final class Pull {

    final long id;
    final int number;
    final Repo headRepo;
    final String head;
    final Account author;
    final Instant createdAt;
    String base;
    String title;
    String body;
    String headSha;
    String baseSha;
    boolean draft;
    boolean open = true;
    Instant updatedAt;
    Optional<Instant> closedAt = Optional.empty();
    Optional<String> mergeCommit = Optional.empty();

    /// @param headRepo where the branch `head` lies: the repository itself, or a fork of it
    Pull(
            long id,
            int number,
            Repo headRepo,
            String head,
            String base,
            Account author,
            Instant createdAt,
            String title,
            String body) {
        this.headRepo = headRepo;
        this.id = id;
        this.number = number;
        this.head = head;
        this.base = base;
        this.author = author;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.title = title;
        this.body = body;
        this.headSha = "";
        this.baseSha = "";
    }

    /// `owner:branch`, as a list of pull requests is asked for it.
    String label() {
        return headRepo.owner.login() + ":" + head;
    }

    String nodeId() {
        return "PR_practice" + id;
    }
}
