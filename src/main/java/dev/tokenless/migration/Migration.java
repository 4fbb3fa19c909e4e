package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.github.Permission;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The road of one repository. A reconciler: it holds no progress of its own, so that a new object on the same
/// journal continues where the last one stopped. Calls block; one thread at a time. Failures: [JournalException],
/// [RoadException], and those of the ports.
public final class Migration implements AutoCloseable {

    private final Ports ports;
    private final RepositoryName repository;
    private final Journals journals;
    private final Journal journal;
    private final EvidenceReader reader;
    private final Known known;

    private Migration(Ports ports, RepositoryName repository, Journals journals, Journal journal, Known known) {
        this.known = known;
        this.journals = journals;
        this.ports = ports;
        this.repository = repository;
        this.journal = journal;
        this.reader = new EvidenceReader(ports, repository);
    }

    /// Opens the road of a repository; nobody else can walk it until it is closed.
    ///
    /// @throws JournalException if another window has it, a newer program wrote it, or the disk refuses
    public static Migration open(Ports ports, Journals journals, RepositoryName repository) {
        return new Migration(ports, repository, journals, journals.open(repository), new Known());
    }

    /// The same road for one piece of work, which can be cancelled and hears of waiting. Journal and what was read
    /// are shared; closing either closes both.
    public Migration during(Cancellation cancellation, Consumer<Waiting> onWaiting) {
        return new Migration(ports.during(cancellation, onWaiting), repository, journals, journal, known);
    }

    public RepositoryName repository() {
        return repository;
    }

    /// What the journal says.
    public History history() {
        return History.of(journal.entries());
    }

    /// The plan that was agreed to last, unless everything was put back since.
    public Optional<Plan> agreed() {
        History history = history();
        return history.withdrawn() ? Optional.empty() : history.plan();
    }

    /// The same for these choices: where a token has leaked since, it begins with what a leak asks for.
    public Optional<Plan> agreed(Choices choices) {
        return agreed().map(plan -> choices.leaked() && !plan.choices().leaked()
                ? Planner.leaked(plan, known.survey.orElseGet(this::survey), choices.since())
                : plan);
    }

    /// Reads what is there; changes nothing. The last survey is kept for [#plan] and [#drafts].
    public Survey survey() {
        Survey read = new Surveyor(ports)
                .survey(repository, agreed().map(Plan::targets).orElse(List.of()));
        known.survey = Optional.of(read);
        return read;
    }

    /// What these choices would change; surveys first if nothing was surveyed yet.
    public Plan plan(Choices choices) {
        return Planner.plan(known.survey.orElseGet(this::survey), choices);
    }

    /// The files of the pull request with their texts, from the same survey.
    public List<Draft> drafts(Choices choices) {
        return Planner.drafts(known.survey.orElseGet(this::survey), choices);
    }

    /// What the token may do here, and what this plan will miss. Found out without writing.
    public Rights rights(Plan plan) {
        // a token that lacks something may have been mended meanwhile
        if (known.permissions.stream().flatMap(List::stream).anyMatch(Permission::tokenLacks)) {
            known.permissions = Optional.empty();
        }
        List<Permission> found =
                known.permissions.orElseGet(() -> ports.github().permissions(repository));
        known.permissions = Optional.of(found);
        return Rights.of(plan, history(), found);
    }

    /// Writes into the journal that this plan shall be walked. A plan whose pull request is open stays as it is.
    public void agree(Plan plan) {
        if (!plan.repository().equals(repository)) {
            throw new RoadException(Reason.of("other-repository", "This plan is for " + plan.repository() + "."));
        }
        if (!agreed().equals(Optional.of(plan))) {
            journal.append(new Entry.Planned(plan, now()));
        }
    }

    /// Reads the world again, whole, and says where the road stands.
    public Situation look() {
        Plan plan = plan();
        Evidence read = reader.read(plan, history());
        known.evidence = Optional.of(read);
        Interrupted.found(plan, history(), read, now()).forEach(journal::append);
        return hear();
    }

    /// Takes over what was said for this repository on another one's screen; reads nothing but journals.
    Situation hear() {
        Situation situation = situation();
        Guard guard = guard(situation);
        List<Entry> heard = Neighbours.heard(
                journals,
                situation.plan(),
                situation.history(),
                change -> guard.locks(change).isEmpty(),
                now());
        heard.forEach(journal::append);
        return heard.isEmpty() ? situation : situation();
    }

    /// As [#look], reading only these parts again.
    public Situation look(Set<Part> parts) {
        Plan plan = plan();
        Evidence read = known.evidence
                .map(old -> reader.refresh(old, plan, history(), parts))
                .orElseGet(() -> reader.read(plan, history()));
        known.evidence = Optional.of(read);
        return situation(plan, read);
    }

    /// Where the road stood when the world was read last; nothing is read.
    public Situation situation() {
        return known.evidence.map(read -> situation(plan(), read)).orElseGet(this::look);
    }

    /// Makes one change of the agreed plan, if it is ready: journal, world, journal. Anything else is refused, so
    /// that no face, no resumed journal and no plan edited by hand gets around the order or the guard.
    ///
    /// @return where the road stands afterwards
    /// @throws RoadException if the change cannot go next
    public Situation carryOut(Change change) {
        Situation before = look(Parts.of(change));
        Change planned = before.plan()
                .change(change.id())
                .orElseThrow(() -> new RoadException(Reason.of(
                        "not-planned", "The agreed plan has no such change: " + Changes.title(change) + ".")));
        if (before.ready().stream().noneMatch(ready -> ready.change().equals(planned))) {
            throw new RoadException(before.next().stream()
                    .filter(next -> next.change().equals(planned))
                    .findFirst()
                    .map(Migration::why)
                    .orElse(Reason.of("done", "There is nothing left to do: " + Changes.title(planned) + ".")));
        }
        new Hand(ports, journal, before).carryOut(planned);
        return look(Parts.of(planned));
    }

    /// Writes down a person's word that an item holds for a target.
    ///
    /// @param note what the person adds for the record; never a secret
    /// @throws RoadException if nobody can attest this
    public Situation attest(Item item, Target target, Person by, String note) {
        Situation situation = situation();
        Claimants.requireTyped(situation, item, target, note);
        boolean open = ((situation.checklist().targets(item).containsKey(target) || target instanceof Target.Claim)
                        && Set.of(Item.PUBLISHER, Item.VERIFIED, Item.TOKENS_REVOKED)
                                .contains(item))
                || (target instanceof Target.Push && asked(situation, item, target, note));
        if (!open) {
            throw new RoadException(Reason.of(
                    "not-attestable",
                    "Only a publisher, a publish without provenance and revoked tokens can be confirmed by a person; "
                            + item.title() + " is read from GitHub."));
        }
        journal.append(new Entry.Attested(item, target.key(), by, note, about(situation, target), now()));
        return situation();
    }

    /// Whether this is asked now, and what has to be typed for it was typed.
    private static boolean asked(Situation situation, Item item, Target target, String typed) {
        return situation.tasks().stream()
                .filter(task -> task.item() == item && task.target().equals(target))
                .anyMatch(task -> task.typed().filter(typed.strip()::equals).isPresent());
    }

    /// Writes down a person's word that an item does not hold for a target: an upload that is nobody's own, one that
    /// came by a token after all, a secret that needs no new value.
    ///
    /// @param note what the record keeps about it, such as a file's digest; never a secret
    /// @throws RoadException if there is no such question
    public Situation deny(Item item, Target target, Person by, String note) {
        Situation situation = situation();
        boolean asked = situation.tasks().stream()
                .anyMatch(task -> task.item() == item
                        && task.target().equals(target)
                        && task.otherwise().isPresent());
        if (!asked) {
            throw new RoadException(Reason.of(
                    "not-asked",
                    "Nobody asks now whether " + Targets.words(target) + " holds for " + item.title() + "."));
        }
        journal.append(new Entry.Denied(item, target.key(), by, note, about(situation, target), now()));
        return situation();
    }

    /// Unlocks deleting and revoking before proof.
    ///
    /// @param typed must be the repository's name, exactly as GitHub writes it
    /// @throws RoadException if it is not
    public Situation override(String typed, Person by) {
        Situation situation = situation();
        String name = situation.evidence().now().repository().name().toString();
        if (!typed.equals(name)) {
            throw new RoadException(Reason.of(
                    "override-mistyped", "To unlock this, type the repository's name exactly: " + name + "."));
        }
        journal.append(new Entry.Overridden(by, guard(situation).unlockable(), now()));
        return situation();
    }

    /// What somebody speaks about: the projects here and, if the account-wide token may go, all that it serves.
    private List<String> about(Situation situation, Target target) {
        if (target instanceof Target.Push) {
            return Launching.keys(Launching.proposing(
                    Launching.of(situation.plan(), situation.evidence().now())));
        }
        if (!(target instanceof Target.Tokens(var index))) {
            return List.of();
        }
        List<String> about = new ArrayList<>(TokenScope.of(guard(situation).served(index)));
        Neighbours others = Neighbours.of(journals, repository);
        if (known.shownForAll.contains(index)
                && (situation.plan().choices().leaked() || others.on(index).isEmpty())) {
            about.addAll(others.alsoAbout(index));
        }
        return List.copyOf(about);
    }

    private static Guard guard(Situation situation) {
        return new Guard(situation.plan(), situation.history(), situation.checklist(), situation.evidence());
    }

    /// What else protects the releases, for the record.
    public Defence defence() {
        return defence(situation());
    }

    /// A situation of this repository summed up, for a batch's end and for the record.
    public Standing standing(Situation situation) {
        return Standings.of(situation, defence(situation));
    }

    private Defence defence(Situation situation) {
        return Defence.of(
                situation.evidence().now(),
                situation.plan(),
                ports.pypi().packages().links(),
                ports.pages());
    }

    /// What somebody else has to do, as a page to give them.
    public HandOff handOff() {
        return HandOff.of(situation(), new HumanTasks(ports, repository));
    }

    /// What can be put back, what cannot, and what somebody changed since.
    public Undo undo() {
        return undo(look());
    }

    private Undo undo(Situation situation) {
        return new UndoPlanner(situation, new HumanTasks(ports, repository)).plan();
    }

    /// Puts back one step of [#undo].
    ///
    /// @param typed the repository's name where the step asks for it, else anything
    public Undo putBack(UndoStep step, String typed) {
        Situation situation = look();
        Undo undo = undo(situation);
        if (!undo.possible().contains(step)) {
            throw new RoadException(Reason.of("not-possible", "This can no longer be put back: " + step.words() + "."));
        }
        if (step.asksForName() && !typed.equals(undo.repository().toString())) {
            throw new RoadException(Reason.of(
                    "override-mistyped",
                    "A secret is deleted already, so the old workflow would no longer work. To put it back all the same, type"
                            + " the repository's name exactly: " + undo.repository() + "."));
        }
        new UndoHand(ports, journal, repository).putBack(step, situation);
        return undo();
    }

    /// Writes down that a person removed the publisher again; then its environment may go.
    ///
    /// @throws RoadException if the plan adds no publisher for this target
    public Undo unregistered(Target.Publishing target) {
        Change.RegisterPublisher change = history().changes(Change.RegisterPublisher.class).stream()
                .filter(each -> each.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new RoadException(
                        Reason.of("not-planned", "The plan adds no publisher for " + Targets.words(target) + ".")));
        journal.append(new Entry.Undone(change.id(), now()));
        return undo();
    }

    /// Writes down that nothing is left to put back, so that nothing of the plan goes next by itself.
    void settle(Undo undo) {
        if (undo.complete() && !history().undone().contains(Changes.PLAN)) {
            History history = history();
            history.changes(Change.class).stream()
                    .filter(change ->
                            change instanceof Change.PutEnvironment || change instanceof Change.RegisterPublisher)
                    .map(Change::id)
                    .filter(history::touched)
                    .forEach(change -> journal.append(new Entry.Undone(change, now())));
            journal.append(new Entry.Undone(Changes.PLAN, now()));
        }
    }

    /// Writes down that a person is sent to a page where they change something, before they are: if the program stops
    /// meanwhile, the change may have been made.
    public void asking(HumanTask task) {
        if (task.kind() == HumanTask.Kind.REVOKE_TOKENS && task.target() instanceof Target.Tokens(var index)) {
            // the answer is about what was shown, whatever the others have done before it comes
            if (task.otherwise().isEmpty()) {
                known.shownForAll.add(index);
            } else {
                known.shownForAll.remove(index);
            }
        }
        if (task.kind() == HumanTask.Kind.REGISTER_PUBLISHER) {
            Entry.Trace trace = task.addsPending() ? new Entry.Trace.Pending() : new Entry.Trace.Nothing();
            journal.append(new Entry.Intended(task.change().id(), trace, now()));
        }
    }

    /// Writes down that they did not.
    void declined(HumanTask task) {
        if (task.kind() == HumanTask.Kind.REGISTER_PUBLISHER) {
            journal.append(new Entry.Declined(task.change().id(), now()));
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    private Situation situation(Plan plan, Evidence read) {
        History history = history();
        Checklist checklist = Checker.check(plan, history, read, ports.pages());
        Road road = new Road(
                plan,
                history,
                read,
                checklist,
                new HumanTasks(ports, repository),
                () -> Neighbours.of(journals, repository));
        return new Situation(plan, history, read, checklist, road.next());
    }

    private Plan plan() {
        return history()
                .plan()
                .orElseThrow(() -> new RoadException(
                        Reason.of("no-plan", "Nobody has agreed to a plan for " + repository + " yet.")));
    }

    private static Reason why(Next next) {
        return switch (next) {
            case Next.Waiting waiting -> waiting.why();
            case Next.Blocked blocked -> blocked.why();
            case Next.Needed needed -> Reason.of("person-needed", needed.task().ask());
            case Next.Ready ready -> Reason.of("ready", ready.deed());
        };
    }

    private Instant now() {
        return ports.pace().now();
    }

    /// What was read last. A cache: losing it costs requests, nothing else.
    private static final class Known {
        /// Indexes whose tokens were last shown as going for the whole account.
        final Set<IndexKind> shownForAll = EnumSet.noneOf(IndexKind.class);
        private Optional<Survey> survey = Optional.empty();
        private Optional<Evidence> evidence = Optional.empty();
        private Optional<List<Permission>> permissions = Optional.empty();
    }
}
