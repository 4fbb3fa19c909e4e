package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import java.time.Instant;
import java.util.List;

/// One line of a journal. It names what was done and what undo needs; it never holds a secret or a file's text.
public sealed interface Entry {

    /// When it was written, in the time of the world that was worked on.
    Instant at();

    /// The first line.
    ///
    /// @param schema the version of the journal's form; a program refuses one that is newer than its own
    record Opened(int schema, RepositoryName repository, Instant at) implements Entry {}

    /// A plan was agreed to. The last one counts.
    record Planned(Plan plan, Instant at) implements Entry {}

    /// A change is about to be made; `trace` holds what undo needs.
    record Intended(String change, Trace trace, Instant at) implements Entry {}

    /// A change was made.
    record Done(String change, Trace trace, Instant at) implements Entry {}

    /// A change did not succeed; it can be tried again.
    record Failed(String change, String sentence, Instant at) implements Entry {}

    /// A person was asked for a change and did not do it.
    record Declined(String change, Instant at) implements Entry {}

    /// A person said that an item holds for a target.
    ///
    /// @param about what a word on tokens was said about, as [TokenScope] writes it; it counts for nothing else
    record Attested(Item item, String target, Person by, String note, List<String> about, Instant at) implements Entry {
        Attested(Item item, String target, Person by, String note, Instant at) {
            this(item, target, by, note, List.of(), at);
        }
    }

    /// A person said that an item does not hold for a target: not our upload, no trusted upload.
    ///
    /// @param about as for a word that it holds
    record Denied(Item item, String target, Person by, String note, List<String> about, Instant at) implements Entry {}

    /// A person unlocked deleting and revoking before proof, by typing the repository's name.
    ///
    /// @param about the keys of what was locked then, and of what kept it locked; nothing else is unlocked
    record Overridden(Person by, List<String> about, Instant at) implements Entry {}

    /// A change was put back.
    record Undone(String change, Instant at) implements Entry {}

    /// What a change leaves in the journal, for undo and for finding its result again.
    sealed interface Trace {

        record Nothing() implements Trace {}

        /// A publisher that is pending until the first upload, since the index has no such project.
        record Pending() implements Trace {}

        /// The rules of an environment as they were read just before, or just after, the change.
        record Environment(EnvironmentRules rules) implements Trace {}

        /// The pull request.
        record Proposal(int number, String url, String branch) implements Trace {}

        /// The pull request that reverts ours.
        record Revert(int number, String url, String branch) implements Trace {}

        /// A secret that is gone.
        record Secret(SecretName name, String place) implements Trace {}
    }
}
