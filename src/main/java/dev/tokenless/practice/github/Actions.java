package dev.tokenless.practice.github;

import java.util.Map;
import java.util.Set;

/// What starts workflows. Called under the hub's lock; the work itself is done elsewhere.
interface Actions {

    /// A branch or tag has moved or come to be, by this account.
    void pushed(Repo repo, String ref, Account actor);

    void released(Repo repo, Release release, Account actor);

    /// @param path of the workflow; it has the trigger `workflow_dispatch`
    Run dispatched(Repo repo, String path, String ref, Map<String, String> inputs, Account actor);

    /// Approves or rejects that the run's jobs go on in these environments.
    void reviewed(Repo repo, Run run, Set<Environment> environments, boolean approved, Account reviewer);
}
