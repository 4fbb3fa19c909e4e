package dev.tokenless.practice.github;

import java.util.Map;

/// What starts workflows. Called under the hub's lock; the work itself is done elsewhere.
interface Actions {

    /// A branch or tag has moved or come to be, by this account.
    void pushed(Repo repo, String ref, Account actor);

    void released(Repo repo, Release release, Account actor);

    /// @param path of the workflow; it has the trigger `workflow_dispatch`
    Run dispatched(Repo repo, String path, String ref, Map<String, String> inputs, Account actor);

    /// Approves or rejects what the run waits for.
    void reviewed(Repo repo, Run run, boolean approved, Account reviewer);
}
