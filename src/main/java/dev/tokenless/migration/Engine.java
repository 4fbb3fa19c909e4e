package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.github.GitHubException;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.workflow.ActionVersion;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Walks the road for one repository or many at once. The ports pace all of them together, as GitHub and PyPI ask; the
/// person is asked by one at a time. A repository that fails never stops the others.
public final class Engine {

    private final Ports ports;
    private final Journals journals;
    private final Observer observer;
    private final NewestActions newest = new NewestActions();

    public Engine(Ports ports, Journals journals, Observer observer) {
        this.ports = ports;
        this.journals = journals;
        this.observer = inTurn(observer);
    }

    /// Reads every repository and says what would change. Changes nothing.
    ///
    /// @throws CancelledException if cancelled
    public List<Surveyed> survey(
            List<RepositoryName> repositories, Function<RepositoryName, Choices> choices, Cancellation cancellation) {
        List<ActionVersion> actions =
                newest.read(ports.during(cancellation, _ -> {}).github());
        List<Surveyed> surveyed = Batch.run(
                repositories,
                repository -> {
                    observer.on(new Event.Progress(repository, "Reading " + repository));
                    return attempt(
                            repository,
                            () -> surveyed(
                                    repository, NewestActions.in(choices.apply(repository), actions), cancellation),
                            reason -> Surveyed.failed(repository, reason));
                },
                cancellation);
        cancellation.throwIfCancelled();
        return surveyed;
    }

    /// Walks the agreed plans as far as it can today: what the program can do, it does; what only a person can do,
    /// it asks `hand`; what waits, waits.
    ///
    /// @param scope which changes may be made now; the wizard's steps take one kind at a time
    /// @return how each repository stands, in the order given; those not reached before a cancellation are missing
    public List<Standing> walk(List<Plan> plans, HumanHand hand, Predicate<Change> scope, Cancellation cancellation) {
        HumanQueue person = person(hand, cancellation);
        agree(plans, cancellation);
        List<Standing> standings = Batch.run(
                plans,
                plan -> {
                    Standing standing = tried(plan, person, scope, cancellation);
                    return Road.waitsForAccount(standing.next()) ? standing : ended(standing);
                },
                cancellation);
        return sharedTokens(plans, standings, person, scope, cancellation);
    }

    private Standing tried(Plan plan, HumanQueue person, Predicate<Change> scope, Cancellation cancellation) {
        return attempt(
                plan.repository(),
                () -> walked(plan, person, scope, cancellation),
                reason -> Standing.failed(plan.repository(), reason));
    }

    private Standing ended(Standing standing) {
        observer.on(new Event.Ended(standing.repository(), standing));
        return standing;
    }

    /// A token for the whole account waits for the last of them; what was said there counts for those that wait.
    /// One after the other, so that the first who is asked is the only one.
    private List<Standing> sharedTokens(
            List<Plan> plans,
            List<Standing> standings,
            HumanQueue person,
            Predicate<Change> scope,
            Cancellation cancellation) {
        Predicate<Change> tokens = scope.and(Change.RevokeTokens.class::isInstance);
        return standings.stream()
                .map(standing -> {
                    if (!Road.waitsForAccount(standing.next())) {
                        return standing;
                    }
                    return ended(plans.stream()
                            .filter(plan -> plan.repository().equals(standing.repository()))
                            .filter(_ -> !cancellation.cancelled())
                            .findFirst()
                            .map(plan -> tried(plan, person, tokens, cancellation))
                            .orElse(standing));
                })
                .toList();
    }

    /// Every change of the plan.
    public List<Standing> walk(List<Plan> plans, HumanHand hand, Cancellation cancellation) {
        return walk(plans, hand, _ -> true, cancellation);
    }

    /// How each repository stands now; walks nowhere.
    public List<Standing> stand(List<RepositoryName> repositories, Cancellation cancellation) {
        List<Standing> standings = Batch.run(
                repositories,
                repository -> attempt(
                        repository,
                        () -> {
                            try (Migration migration = open(repository, cancellation)) {
                                return migration.standing(migration.look());
                            }
                        },
                        reason -> Standing.failed(repository, reason)),
                cancellation);
        cancellation.throwIfCancelled();
        return standings;
    }

    /// What could be put back in each repository; changes nothing.
    public List<Reverted> undos(List<RepositoryName> repositories, Cancellation cancellation) {
        return reverted(
                repositories,
                migration -> new Reverted(
                        migration.repository(),
                        List.of(),
                        migration.history().plan().map(_ -> migration.undo()),
                        Optional.empty()),
                cancellation);
    }

    /// Puts back what can be put back; what only a person can, it asks `hand`.
    ///
    /// @param typed asked for the repository's name where a secret is gone that its old workflow needs
    public List<Reverted> undo(
            List<RepositoryName> repositories,
            HumanHand hand,
            Function<RepositoryName, String> typed,
            Cancellation cancellation) {
        HumanQueue person = person(hand, cancellation);
        return reverted(repositories, migration -> new UndoWalk(migration, person, typed).walk(), cancellation);
    }

    private List<Reverted> reverted(
            List<RepositoryName> repositories, Function<Migration, Reverted> work, Cancellation cancellation) {
        return Batch.run(
                repositories,
                repository -> attempt(
                        repository,
                        () -> {
                            try (Migration migration = open(repository, cancellation)) {
                                return work.apply(migration);
                            }
                        },
                        reason -> new Reverted(repository, List.of(), Optional.empty(), Optional.of(reason))),
                cancellation);
    }

    /// The repositories whose journal holds a plan that was agreed to, finished or not. Makes no request.
    public List<RepositoryName> begun() {
        return withHistory(history -> history.plan().isPresent() && !history.withdrawn());
    }

    /// The repositories in which something was done that was not put back since. Makes no request.
    public List<RepositoryName> undoable() {
        return withHistory(
                history -> history.plan().isPresent() && !history.undone().contains(Changes.PLAN));
    }

    /// One whose journal cannot be read is among them, so that its failure is told.
    private List<RepositoryName> withHistory(Predicate<History> wanted) {
        return journals.repositories().stream()
                .filter(name -> {
                    try {
                        return wanted.test(History.of(journals.read(name)));
                    } catch (JournalException _) {
                        return true;
                    }
                })
                .toList();
    }

    /// Every request that the plans would send, in order. Changes nothing.
    public List<DryRun> dryRun(List<Surveyed> batch, Cancellation cancellation) {
        return Batch.run(
                batch,
                one -> attempt(
                        one.repository(),
                        () -> DryRun.of(ports.during(cancellation, _ -> {}), one),
                        reason -> new DryRun(one.repository(), one.plan(), Map.of(), Optional.of(reason))),
                cancellation);
    }

    /// What the token may do in each repository that has a plan. One that does not tell is missing; the walk meets it.
    public List<Rights> rights(List<Surveyed> batch, Cancellation cancellation) {
        return Batch.run(
                        batch.stream().flatMap(one -> one.plan().stream()).toList(),
                        plan -> attempt(
                                plan.repository(),
                                () -> {
                                    try (Migration migration = open(plan.repository(), cancellation)) {
                                        return Optional.of(migration.rights(plan));
                                    }
                                },
                                _ -> Optional.<Rights>empty()),
                        cancellation)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// How long the batch takes at least. Makes no request.
    public Schedule schedule(List<Surveyed> batch) {
        return Schedule.of(batch, PublisherBudget.of(journals), ports.pace().now());
    }

    private HumanQueue person(HumanHand hand, Cancellation cancellation) {
        return new HumanQueue(hand, observer, cancellation, journals, ports);
    }

    private Surveyed surveyed(RepositoryName repository, Choices choices, Cancellation cancellation) {
        try (Migration migration = open(repository, cancellation)) {
            // a plan that nothing came of is made anew: what stood in its way may be gone; so is one whose files have
            // changed before they could be proposed
            Survey survey = migration.survey();
            Optional<Plan> begun = migration
                    .agreed(choices)
                    .filter(_ -> migration.history().advanced())
                    .filter(plan -> !Stale.is(plan, survey, migration.history()));
            Plan plan = begun.orElseGet(() -> migration.plan(choices));
            return new Surveyed(
                    repository,
                    Optional.of(survey),
                    Optional.of(plan),
                    migration.history().proposal().isPresent() ? List.of() : migration.drafts(plan.choices()),
                    begun.isPresent() && begun.equals(migration.agreed()),
                    Optional.empty());
        }
    }

    /// All before the first is walked: a token for a whole account must wait for those that come later, too. A journal
    /// that cannot be written is told where its repository is walked.
    private void agree(List<Plan> plans, Cancellation cancellation) {
        for (Plan plan : plans) {
            try (Migration migration = open(plan.repository(), cancellation)) {
                migration.agree(plan);
            } catch (JournalException | RoadException _) {
                // the walk will meet it again
            }
        }
    }

    private Standing walked(Plan plan, HumanQueue person, Predicate<Change> scope, Cancellation cancellation) {
        try (Migration migration = open(plan.repository(), cancellation);
                var _ = person.begin(plan.repository())) {
            migration.agree(plan);
            return migration.standing(new Walk(migration, ports.pace(), person, scope, observer, cancellation).walk());
        }
    }

    private Migration open(RepositoryName repository, Cancellation cancellation) {
        return Migration.open(
                ports.during(
                        cancellation,
                        waiting -> observer.on(new Event.Waits(repository, waiting.why(), waiting.until()))),
                journals,
                repository);
    }

    /// Walks go on side by side; whoever listens hears one thing at a time.
    private static Observer inTurn(Observer observer) {
        ReentrantLock turn = new ReentrantLock();
        return event -> {
            turn.lock();
            try {
                observer.on(event);
            } finally {
                turn.unlock();
            }
        };
    }

    private static String unexpected(RuntimeException failure) {
        String message = failure.getMessage();
        return "Something unexpected happened, and nothing more was done here: "
                + Masking.mask(message == null ? failure.getClass().getSimpleName() : message)
                + ". Start again to go on.";
    }

    /// Everything that can go wrong for one repository ends here, so that the others go on. Only cancelling passes.
    private <T> T attempt(RepositoryName repository, Supplier<T> work, Function<Reason, T> otherwise) {
        Reason reason;
        try {
            return work.get();
        } catch (CancelledException cancelled) {
            reason = Reason.of("cancelled", "Stopped. Start again to go on from here.");
        } catch (JournalException failure) {
            reason = failure.reason();
        } catch (RoadException failure) {
            reason = failure.reason();
        } catch (GitHubException failure) {
            reason = Reason.of("github", failure.failure().sentence());
        } catch (PyPiException failure) {
            reason = Reason.of("index", failure.failure().sentence());
        } catch (RuntimeException failure) {
            // a fault of the program, or of whoever acts for the person, is this repository's alone
            reason = Reason.of("unexpected", unexpected(failure));
        }
        observer.on(new Event.Failed(repository, reason));
        return otherwise.apply(reason);
    }
}
