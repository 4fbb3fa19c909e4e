package dev.tokenless.trust;

/// The owner's plan, as far as it decides which environment rules a repository can have (GitHub docs, "Deployments
/// and environments").
public enum BillingPlan {
    FREE,
    PRO_OR_TEAM,
    ENTERPRISE,
    UNKNOWN;

    /// A private repository of a free plan has no environments: rules and secrets of its environments are ignored.
    public boolean hasEnvironments(boolean isPrivate) {
        return !isPrivate || this != FREE;
    }

    /// Required reviewers, wait timers and the bypass switch: public repositories, or Enterprise.
    public boolean hasReviewers(boolean isPrivate) {
        return !isPrivate || this == ENTERPRISE;
    }
}
