package dev.tokenless.github;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Waiting;
import java.util.function.Consumer;

/// GitHub for one signed-in account. Calls block, may be made from several threads at once, and respect GitHub's
/// limits across all of them. Every failure is a `GitHubException` with a sentence for people.
public interface GitHub extends RepositoryReader, EnvironmentKeeper, SecretKeeper, ProposalKeeper, RunKeeper {

    /// Who is signed in.
    Account account();

    /// The same GitHub, for one piece of work: its calls end with `CancelledException` once it is cancelled, and each
    /// time a call has to wait for a limit `onWaiting` hears why and until when.
    GitHub during(Cancellation cancellation, Consumer<Waiting> onWaiting);

    /// The same GitHub, which changes nothing: each change is told to `instead`, as it would be sent.
    /// What would be read back after a change is taken to be as it was asked for.
    GitHub changingNothing(Consumer<WriteRequest> instead);
}
