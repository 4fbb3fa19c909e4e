package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;

/// One repository of a batch after its survey: a plan to look at, or why there is none.
///
/// @param survey  empty if the repository could not be read
/// @param plan    what would change; where a journal is unfinished, the plan agreed to then
/// @param drafts  the texts of the pull request, as far as it is still to be opened
/// @param resumed whether the plan is one that was agreed to before
/// @param failure why there is no plan
public record Surveyed(
        RepositoryName repository,
        Optional<Survey> survey,
        Optional<Plan> plan,
        List<Draft> drafts,
        boolean resumed,
        Optional<Reason> failure) {

    /// One that could not be read, or whose reviewed plan no longer fits.
    public static Surveyed failed(RepositoryName repository, Reason why) {
        return new Surveyed(repository, Optional.empty(), Optional.empty(), List.of(), false, Optional.of(why));
    }
}
