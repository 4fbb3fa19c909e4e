package dev.tokenless.migration;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether somebody changed the workflows between the agreement and the pull request, so that the plan would no longer
/// bring what was shown. Such a plan is made anew, and agreed to anew.
final class Stale {

    private Stale() {}

    static boolean is(Plan plan, Survey survey, History history) {
        if (history.proposal().isPresent() || history.began().contains(Changes.PROPOSAL)) {
            return false;
        }
        Map<String, String> drafted = Planner.drafts(survey, plan.choices()).stream()
                .collect(Collectors.toMap(Draft::path, draft -> Digest.sha256(draft.after())));
        return plan.files().stream()
                .anyMatch(file -> !file.afterSha256().equals(drafted.get(file.path())) && !landed(file, survey));
    }

    private static boolean landed(FileChange file, Survey survey) {
        return survey.sources().text(file.path()).map(Digest::sha256).equals(Optional.of(file.afterSha256()));
    }
}
