package dev.tokenless.practice.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A deployment environment and its rules.
final class Environment {

    enum Policy {
        ANY,
        PROTECTED,
        CUSTOM
    }

    /// @param type `branch` or `tag`
    record RefRule(long id, String name, String type) {}

    /// @param type `User` or `Team`
    record Reviewer(String type, long id) {}

    final long id;
    final String name;
    final Instant createdAt;
    final SecretStore secrets = new SecretStore();
    final List<RefRule> rules = new ArrayList<>();
    List<Reviewer> reviewers = List.of();
    Policy policy = Policy.ANY;
    int waitMinutes;
    boolean preventSelfReview;
    boolean adminsCanBypass = true;
    Instant updatedAt;

    Environment(long id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }
}
