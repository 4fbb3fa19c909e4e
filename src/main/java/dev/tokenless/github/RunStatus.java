package dev.tokenless.github;

import java.util.Locale;

/// How far a run or a job is (GitHub REST, "Workflow runs").
public enum RunStatus {
    QUEUED,
    IN_PROGRESS,
    COMPLETED,
    /// For a person to approve, or for a wait timer.
    WAITING,
    REQUESTED,
    PENDING,
    /// A word that GitHub has added since.
    UNKNOWN;

    /// The status that GitHub's word stands for.
    public static RunStatus of(String word) {
        for (RunStatus status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
