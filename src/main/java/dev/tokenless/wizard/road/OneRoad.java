package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Standing;
import java.util.function.Consumer;

/// One repository's road, as the face walks it. Every call blocks and may fail; none is made on the JavaFX thread.
/// `doing` hears, in words, what happens now.
public interface OneRoad extends AutoCloseable {

    /// Surveys the repository, if that was not done yet, and plans with these choices. Changes nothing.
    Prepared prepare(Choices choices, Cancellation cancellation, Consumer<String> doing);

    /// Agrees to the plan that was prepared last.
    Standing agree(Cancellation cancellation, Consumer<String> doing);

    /// Reads the world again.
    Standing look(Cancellation cancellation, Consumer<String> doing);

    /// Does what [dev.tokenless.migration.Next.Ready] named.
    Standing carryOut(Change change, Cancellation cancellation, Consumer<String> doing);

    /// The person says that a task is done.
    ///
    /// @param note kept in the record, never a secret; may be empty
    Standing confirm(HumanTask task, String note, Cancellation cancellation, Consumer<String> doing);

    /// The person gives a task's other answer.
    Standing deny(HumanTask task, Cancellation cancellation, Consumer<String> doing);

    /// Unlocks what waits for proof.
    ///
    /// @param typed what the person typed; only the repository's name unlocks
    Standing unlock(String typed, Cancellation cancellation, Consumer<String> doing);

    /// Gives the journal back, so that another window may have it.
    @Override
    void close();
}
