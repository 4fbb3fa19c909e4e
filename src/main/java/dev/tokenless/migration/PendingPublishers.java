package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The publishers that wait for the first upload of their project: an account has at most three of them on an index,
/// each for thirty days (pypi/warehouse `accounts/views.py` and `oidc/tasks.py`).
final class PendingPublishers {

    static final int AT_ONCE = 3;
    static final Duration LIFE = Duration.ofDays(30);

    private final List<Pending> all = new ArrayList<>();

    /// @param since when a person was sent to add it
    record Pending(RepositoryName repository, IndexKind index, ProjectName project, Instant since) {
        Instant expires() {
            return since.plus(LIFE);
        }
    }

    /// @param journals each of them stands in one
    static PendingPublishers of(Journals journals) {
        PendingPublishers pending = new PendingPublishers();
        journals.repositories().forEach(name -> {
            try {
                pending.read(name, History.of(journals.read(name)));
            } catch (JournalException _) {
                // told where that repository is walked
            }
        });
        return pending;
    }

    private void read(RepositoryName repository, History history) {
        for (Change.RegisterPublisher change : history.changes(Change.RegisterPublisher.class)) {
            history.lastIntended(change.id())
                    .filter(intended -> intended.trace() instanceof Entry.Trace.Pending)
                    .filter(_ -> history.touched(change.id()))
                    .ifPresent(intended ->
                            added(new Pending(repository, change.target().index(), change.project(), intended.at())));
        }
    }

    synchronized void added(Pending pending) {
        all.add(pending);
    }

    /// Those that still wait. Asks the index only about those that Tokenless knows of.
    ///
    /// @param released whether the index has the project by now
    List<Pending> open(IndexKind index, Instant now, Predicate<ProjectName> released) {
        List<Pending> known;
        synchronized (this) {
            all.removeIf(pending -> !pending.expires().isAfter(now));
            known = all.stream().filter(pending -> pending.index() == index).toList();
        }
        List<Pending> over = known.stream()
                .filter(pending -> released.test(pending.project()))
                .toList();
        synchronized (this) {
            all.removeAll(over);
        }
        return known.stream().filter(pending -> !over.contains(pending)).toList();
    }
}
