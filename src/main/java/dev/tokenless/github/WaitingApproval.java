package dev.tokenless.github;

import dev.tokenless.workflow.EnvironmentName;
import java.util.List;

/// A run waits at an environment. Tokenless shows the link and never approves: the point is a person's check.
///
/// @param reviewers   logins and team slugs that may approve
/// @param youMay      whether the signed-in person is one of them
/// @param waitMinutes the environment's wait timer, 0 if none
public record WaitingApproval(EnvironmentName environment, List<String> reviewers, boolean youMay, int waitMinutes) {
    public WaitingApproval {
        reviewers = List.copyOf(reviewers);
    }
}
