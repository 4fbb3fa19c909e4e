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

    /// Whether required reviewers, wait timers and the bypass switch may be asked for: public repositories, or
    /// Enterprise.
    public boolean hasReviewers(boolean isPrivate) {
        return !isPrivate || this == ENTERPRISE;
    }

    /// Whether reviewers and wait timers that stand there are surely without effect. Of an unknown plan that is not
    /// known.
    boolean ignoresReviewers(boolean isPrivate) {
        return isPrivate && (this == FREE || this == PRO_OR_TEAM);
    }
}
