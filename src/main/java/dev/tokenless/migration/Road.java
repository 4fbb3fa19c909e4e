package dev.tokenless.migration;

import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Repository;
import dev.tokenless.trust.Launch;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What can go next: a pure function of plan, journal, evidence and the checklist made of them.
final class Road {

    private final Plan plan;
    private final History history;
    private final Evidence evidence;
    private final Checklist checklist;
    private final Guard guard;
    private final HumanTasks tasks;
    private final Supplier<Neighbours> neighbours;

    /// @param neighbours asked only when tokens may be revoked: it reads the other journals
    Road(
            Plan plan,
            History history,
            Evidence evidence,
            Checklist checklist,
            HumanTasks tasks,
            Supplier<Neighbours> neighbours) {
        this.neighbours = neighbours;
        this.plan = plan;
        this.history = history;
        this.evidence = evidence;
        this.checklist = checklist;
        this.guard = new Guard(plan, history, checklist, evidence);
        this.tasks = tasks;
    }

    List<Next> next() {
        List<Next> all = new ArrayList<>();
        boolean proposed = false;
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.PutEnvironment environment ->
                    environment(environment).ifPresent(all::add);
                case Change.RegisterPublisher publisher -> publisher(publisher).ifPresent(all::add);
                case Change.RewriteWorkflows _, Change.Document _ -> {
                    // one pull request carries both
                    if (!proposed) {
                        proposal(change).ifPresent(all::add);
                    }
                    proposed = true;
                }
                case Change.Rehearse rehearse ->
                    all.addAll(uploads(rehearse, rehearse.targets(), HumanTask.Kind.REHEARSE));
                case Change.Release release -> all.addAll(uploads(release, release.targets(), HumanTask.Kind.RELEASE));
                case Change.DeleteSecrets secrets -> secrets(secrets).ifPresent(all::add);
                case Change.RevokeTokens tokens -> tokens(tokens).ifPresent(all::add);
                case Change.LookBack back -> all.addAll(lookBack(back));
                case Change.Mint mint -> mint(mint).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private Optional<Next> environment(Change.PutEnvironment change) {
        if (Rules.same(MintRehearsal.closed(evidence.now().rules(change.name())), change.wanted())) {
            return Optional.empty();
        }
        if (history.isDone(change)) {
            return evidence.now().rules(change.name()).protects()
                    ? Optional.empty()
                    : blocked(
                            change,
                            "environment-drift",
                            "Somebody opened environment " + change.name()
                                    + " again after Tokenless protected it. Look at its rules, then protect it anew.");
        }
        return mayConfigure(change).or(() -> Optional.of(new Next.Ready(change, Changes.title(change))));
    }

    private Optional<Next> mayConfigure(Change change) {
        Repository repository = evidence.now().repository();
        if (repository.archived()) {
            return blocked(
                    change, "archived", repository.name() + " is archived on GitHub. Unarchive it, or leave it out.");
        }
        return repository.admin()
                ? Optional.empty()
                : Optional.of(new Next.Needed(tasks.handOff(
                        change,
                        Item.ENVIRONMENT,
                        new Target.WholeRepository(),
                        tasks.environmentsPage(),
                        "an administrator of " + repository.name())));
    }

    private Optional<Next> publisher(Change.RegisterPublisher change) {
        State state = state(Item.PUBLISHER, change.target());
        if (state.settled()) {
            return Optional.empty();
        }
        if (!environmentReady(change.target().environment())) {
            return waiting(
                    change,
                    "environment-first",
                    "Waits for its environment: a publisher for an environment that"
                            + " nobody protects would let anyone with write access publish.");
        }
        return Optional.of(new Next.Needed(registering(change)));
    }

    /// First the doubt, if there is one; then the form, or the owner's.
    private HumanTask registering(Change.RegisterPublisher change) {
        Optional<String> doubt = Claimants.doubt(change.target(), evidence.now())
                .filter(_ -> history.word(Item.PUBLISHER, new Target.Claim(change.target()))
                        .isEmpty());
        if (doubt.isPresent()) {
            return tasks.claim(change, doubt.get());
        }
        return history.denial(Item.PUBLISHER, change.target()).isPresent()
                ? tasks.handOff(
                        change,
                        Item.PUBLISHER,
                        change.target(),
                        tasks.publisherPage(change, evidence.now()),
                        "an Owner of " + change.project())
                : tasks.register(change, evidence.now());
    }

    private Optional<Next> proposal(Change change) {
        if (landed()) {
            return Optional.empty();
        }
        if (evidence.pullRequest().isEmpty()) {
            return firstProposal(change);
        }
        PullRequest request = evidence.pullRequest().get();
        return switch (request.state()) {
            case OPEN -> openProposal(change, request);
            case MERGED ->
                Optional.of(
                        new Next.Blocked(
                                change,
                                Reason.of(
                                        "merged-incomplete",
                                        "Pull request #" + request.number()
                                                + " is merged, and something is left to do by hand; the checklist says what.")));
            case CLOSED ->
                blocked(
                        change,
                        "proposal-closed",
                        "Pull request #" + request.number()
                                + " was closed without being merged. Reopen it on GitHub, or put everything back.");
        };
    }

    private Optional<Next> firstProposal(Change change) {
        for (Target.Publishing target : plan.intended()) {
            if (!environmentReady(target.environment())) {
                return waiting(
                        change,
                        "environment-first",
                        "Waits for the environment: a job that names a missing one"
                                + " makes GitHub create it without rules.");
            }
        }
        if (!evidence.now().repository().push()) {
            return blocked(
                    change,
                    "no-push",
                    "You may not push to " + plan.repository() + ". Ask a maintainer to walk this road.");
        }
        List<Launch> launches = Launching.proposing(Launching.of(plan, evidence.now()));
        if (!launches.isEmpty() && !allowed(launches)) {
            return Optional.of(new Next.Needed(tasks.allowPush(change, plan.pullRequest(), launches)));
        }
        return Optional.of(
                new Next.Ready(change, publishersSettled() ? "Open pull request" : "Open draft pull request"));
    }

    /// Consent that was given for other jobs does not count.
    private boolean allowed(List<Launch> launches) {
        return history.word(Item.NO_PASSWORD, new Target.Push(plan.pullRequest().branch()))
                .filter(word -> word.about().containsAll(Launching.keys(launches)))
                .isPresent();
    }

    private Optional<Next> openProposal(Change change, PullRequest request) {
        if (!request.draft()) {
            return Optional.of(new Next.Needed(
                    tasks.merge(change, request, Launching.merging(Launching.of(plan, evidence.now())))));
        }
        return publishersSettled()
                ? Optional.of(new Next.Ready(change, "Mark pull request #" + request.number() + " ready"))
                : waiting(
                        change,
                        "publisher-first",
                        "Pull request #" + request.number()
                                + " stays a draft until the publisher is added: merged before, it would break the next release.");
    }

    private List<Next> uploads(Change change, List<Target.Publishing> targets, HumanTask.Kind kind) {
        List<Next> all = new ArrayList<>();
        for (Target.Publishing target : targets) {
            if (!state(Item.VERIFIED, target).settled()) {
                all.add(upload(change, target, kind));
            }
        }
        return all;
    }

    private Next upload(Change change, Target.Publishing target, HumanTask.Kind kind) {
        Optional<Reason> refusal = plan.refusal(target);
        if (refusal.isPresent()) {
            return new Next.Blocked(change, refusal.get());
        }
        boolean trusted = List.of(Item.ID_TOKEN, Item.NO_PASSWORD, Item.NAMED_ENVIRONMENT).stream()
                .allMatch(item -> state(item, target).settled());
        if (!trusted) {
            return new Next.Waiting(
                    change,
                    Reason.of("workflow-first", "Waits for the new workflow on the default branch."),
                    Optional.empty());
        }
        if (!state(Item.PUBLISHER, target).settled()) {
            return new Next.Waiting(change, Reason.of("publisher-first", "Waits for the publisher."), Optional.empty());
        }
        return new Uploads(evidence, tasks).next(change, target, kind);
    }

    private Optional<Next> secrets(Change.DeleteSecrets change) {
        List<DoomedSecret> stored = change.secrets().stream()
                .filter(secret -> !state(Item.SECRETS_DELETED, secret.target()).settled())
                .toList();
        List<String> free = stored.stream()
                .filter(secret -> guard.locks(secret).isEmpty())
                .map(secret -> secret.name().value())
                .distinct()
                .toList();
        if (!free.isEmpty()) {
            return Optional.of(new Next.Ready(change, "Delete " + String.join(", ", free)));
        }
        return stored.stream()
                .flatMap(secret -> guard.locks(secret).stream())
                .findFirst()
                .map(why -> new Next.Waiting(change, why, Optional.empty()));
    }

    private Optional<Next> tokens(Change.RevokeTokens change) {
        if (state(Item.TOKENS_REVOKED, new Target.Tokens(change.index())).settled()) {
            return Optional.empty();
        }
        Optional<Reason> locked = guard.locks(change);
        if (locked.isPresent()) {
            return Optional.of(new Next.Waiting(change, locked.get(), Optional.empty()));
        }
        // a token that leaked goes at once, whoever still needs it
        Neighbours all = neighbours.get();
        List<RepositoryName> others = plan.choices().leaked() ? List.of() : all.on(change.index());
        boolean serves = history.servesAccount(change).isPresent();
        return serves && !others.isEmpty()
                ? waiting(
                        change,
                        "account-wide",
                        "Its token serves the whole account. It goes once these are proved or decided too: "
                                + others.stream().map(RepositoryName::toString).collect(Collectors.joining(", "))
                                + ".")
                : Optional.of(new Next.Needed(tasks.revoke(change, others, all.ready(change.index()), stillUsed())));
    }

    /// The stored secrets that stay because something else uses them: whatever they hold is still in use.
    private List<Reason> stillUsed() {
        return plan.changes(Change.DeleteSecrets.class).stream()
                .flatMap(change -> change.secrets().stream())
                .filter(secret -> state(Item.SECRETS_DELETED, secret.target()) instanceof State.NotNeeded)
                .flatMap(secret -> guard.kept(secret).stream())
                .distinct()
                .toList();
    }

    static boolean waitsForAccount(List<Next> next) {
        return next.stream()
                .anyMatch(each -> each instanceof Next.Waiting waiting
                        && waiting.why().code().equals("account-wide"));
    }

    private Optional<Next> mint(Change.Mint change) {
        boolean begun = history.done().containsKey(change.id());
        if (!begun && !state(Item.PUBLISHER, change.target()).settled()) {
            return waiting(change, "publisher-first", "Waits for the publisher.");
        }
        if (!begun && !environmentReady(change.target().environment())) {
            return waiting(change, "environment-first", "Waits for its environment.");
        }
        return new Minting(history, evidence, tasks).next(change);
    }

    /// The account and its people, then the uploads, then the other secrets; each by itself, in any order.
    private List<Next> lookBack(Change.LookBack change) {
        LookingBack back = new LookingBack(plan, history, evidence);
        List<Next> all = new ArrayList<>();
        for (Target target : back.targets(change)) {
            State state = state(Item.TOKENS_REVOKED, target);
            if (!state.settled()) {
                tasks.lookBack(change, target, back, history)
                        .<Next>map(Next.Needed::new)
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /// Whether the default branch has everything that the pull request brings.
    private boolean landed() {
        return plan.files().stream()
                        .allMatch(file -> evidence.now()
                                .sources()
                                .text(file.path())
                                .filter(text -> Digest.sha256(text).equals(file.afterSha256()))
                                .isPresent())
                || (settled(Item.ID_TOKEN)
                        && settled(Item.NO_PASSWORD)
                        && settled(Item.NAMED_ENVIRONMENT)
                        && settled(Item.DOCUMENTED));
    }

    private boolean settled(Item item) {
        return checklist.settled(item);
    }

    private boolean publishersSettled() {
        return plan.intended().stream()
                .allMatch(target -> state(Item.PUBLISHER, target).settled());
    }

    private boolean environmentReady(Optional<EnvironmentName> name) {
        return name.isEmpty() || evidence.now().rules(name.get()).protects();
    }

    private State state(Item item, Target target) {
        State known = checklist.targets(item).get(target);
        return known != null
                ? known
                : new State.Pending(Reason.of("unknown", "Nothing is known about " + Targets.words(target) + "."));
    }

    private static Optional<Next> blocked(Change change, String code, String sentence) {
        return Optional.of(new Next.Blocked(change, Reason.of(code, sentence)));
    }

    private static Optional<Next> waiting(Change change, String code, String sentence) {
        return Optional.of(new Next.Waiting(change, Reason.of(code, sentence), Optional.<Instant>empty()));
    }
}
