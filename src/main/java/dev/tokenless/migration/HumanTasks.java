package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.pypi.Registrar;
import dev.tokenless.trust.Launch;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps that only a person can do, each with its page and its words.
final class HumanTasks {

    /// PyPI's Simple API may be cached by clients for ten minutes.
    static final Duration INDEX_DELAY = Duration.ofMinutes(10);

    private final Ports ports;
    private final RepositoryName repository;

    HumanTasks(Ports ports, RepositoryName repository) {
        this.ports = ports;
        this.repository = repository;
    }

    HumanTask register(Change.RegisterPublisher change, Survey now) {
        IndexKind index = change.target().index();
        boolean pending = pending(change, now);
        List<HumanTask.Value> values = new ArrayList<>();
        if (pending) {
            values.add(
                    new HumanTask.Value(HumanTask.NEW_PROJECT, change.project().value()));
        }
        values.addAll(values(change.publisher()));
        String right = " This gives " + repository + " the right to publish " + change.project() + ".";
        return new HumanTask(
                HumanTask.Kind.REGISTER_PUBLISHER,
                change,
                Item.PUBLISHER,
                change.target(),
                publisherPage(change, now),
                List.copyOf(values),
                pending
                        ? Indexes.name(index) + " has no project " + change.project()
                                + " yet, so copy the values into the form for a pending publisher. An account has three"
                                + " of them at most, each for thirty days, and they reserve no name." + right
                        : "Compare the four values on " + Indexes.name(index) + "'s form, then press Add." + right,
                "It is added",
                true,
                pending ? Optional.empty() : Optional.of("I am no Owner there"));
    }

    /// Filled in for a project that is there; a pending publisher's form cannot be filled in by a link.
    SafeLink publisherPage(Change.RegisterPublisher change, Survey now) {
        Ports.Index index = ports.index(change.target().index());
        return pending(change, now)
                ? index.packages().links().pendingPublisherPage()
                : switch (index.registrar().register(change.project(), change.publisher())) {
                    case Registrar.Registering.ByHand byHand -> byHand.page();
                };
    }

    private static boolean pending(Change.RegisterPublisher change, Survey now) {
        return now.project(change.target().index(), change.project())
                .filter(facts -> facts.page().isEmpty())
                .isPresent();
    }

    /// Where the index does not confirm what the repository says of itself.
    HumanTask claim(Change.RegisterPublisher change, String doubt) {
        return new HumanTask(
                HumanTask.Kind.NAME_PROJECT,
                change,
                Item.PUBLISHER,
                new Target.Claim(change.target()),
                ports.index(change.target().index()).packages().links().projectPage(change.project()),
                List.of(
                        new HumanTask.Value("Project", change.project().value()),
                        new HumanTask.Value("Repository", repository.toString())),
                doubt + " This gives " + repository + " the right to publish " + change.project()
                        + ". Look at the project's page; if it is right, type the project's name.",
                "It is right",
                true);
    }

    HumanTask handOff(Change change, Item item, Target target, SafeLink page, String whom) {
        return new HumanTask(
                HumanTask.Kind.HAND_OFF,
                change,
                item,
                target,
                page,
                List.of(),
                Changes.title(change) + ": only " + whom + " can. Print or send them the page that says what to do, and"
                        + " go on when they have answered.",
                "They say it is done",
                item == Item.PUBLISHER);
    }

    SafeLink environmentsPage() {
        return ports.pages().environmentsPage(repository);
    }

    /// The way back from [#register].
    HumanTask unregister(Change.RegisterPublisher change) {
        IndexKind index = change.target().index();
        return new HumanTask(
                HumanTask.Kind.REMOVE_PUBLISHER,
                change,
                Item.PUBLISHER,
                change.target(),
                ports.index(index).packages().links().publishingPage(change.project()),
                values(change.publisher()),
                "Remove the publisher of " + change.project() + " with these four values from " + Indexes.name(index)
                        + ". If it was there before Tokenless, leave it.",
                "It is settled",
                true);
    }

    /// The pull request that brings the old files back.
    HumanTask mergeRevert(Change change, Entry.Trace.Revert revert) {
        return new HumanTask(
                HumanTask.Kind.MERGE,
                change,
                Item.NO_PASSWORD,
                new Target.WholeRepository(),
                ports.pages().pullRequest(repository, revert.number()),
                List.of(),
                "Review pull request #" + revert.number() + ", which brings the old files back, and merge it.",
                "It is merged",
                false);
    }

    HumanTask allowPush(Change change, PullRequestText text, List<Launch> launches) {
        return new HumanTask(
                HumanTask.Kind.ALLOW_PUSH,
                change,
                Item.NO_PASSWORD,
                new Target.Push(text.branch()),
                ports.pages().actions(repository),
                List.of(new HumanTask.Value("This publishes", Launching.words(launches))),
                "Pushing the branch " + text.branch() + " and opening its pull request starts what publishes: "
                        + Launching.words(launches) + ". To push it all the same, type yes.",
                "Push it all the same",
                true);
    }

    /// @param launches what merging publishes
    HumanTask merge(Change change, PullRequest request, List<Launch> launches) {
        return new HumanTask(
                HumanTask.Kind.MERGE,
                change,
                Item.NO_PASSWORD,
                new Target.WholeRepository(),
                ports.pages().pullRequest(repository, request.number()),
                launches.isEmpty()
                        ? List.of()
                        : List.of(new HumanTask.Value("Merging this publishes", Launching.words(launches))),
                "Review pull request #" + request.number() + " and merge it."
                        + (launches.isEmpty() ? "" : " Merging this publishes: " + Launching.words(launches) + "."),
                "It is merged",
                false);
    }

    HumanTask upload(Change change, Target.Publishing target, HumanTask.Kind kind) {
        boolean rehearsal = kind == HumanTask.Kind.REHEARSE;
        return new HumanTask(
                kind,
                change,
                rehearsal ? Item.TESTPYPI : Item.VERIFIED,
                target,
                rehearsal
                        ? ports.pages().workflow(repository, target.file())
                        : ports.pages().newRelease(repository),
                List.of(),
                rehearsal
                        ? "Start " + target.file().name() + " in the way that publishes " + Targets.words(target) + "."
                        : "Cut the next release, in the way you always do, so that " + Targets.words(target)
                                + " gets a new version.",
                rehearsal ? "It is started" : "It is released",
                false);
    }

    HumanTask approve(Change change, Target.Publishing target, WorkflowRun run) {
        return new HumanTask(
                HumanTask.Kind.APPROVE_DEPLOYMENT,
                change,
                Item.VERIFIED,
                target,
                ports.pages().run(repository, run.id()),
                List.of(),
                "The run waits for a reviewer of its environment. Look at what it will publish, then approve it.",
                "It is approved",
                false);
    }

    HumanTask approveRehearsal(Change.Mint change, WorkflowRun run) {
        return new HumanTask(
                HumanTask.Kind.APPROVE_DEPLOYMENT,
                change,
                Item.TESTPYPI,
                change.target(),
                ports.pages().run(repository, run.id()),
                List.of(),
                "The rehearsal waits for a reviewer of its environment. It uploads nothing; approve it.",
                "It is approved",
                false);
    }

    HumanTask confirm(Change change, Target.Publishing target, Verification.Inconclusive seen) {
        SafeLink page = target.project()
                .map(project -> ports.index(target.index()).packages().links().projectPage(project, seen.version()))
                .orElseGet(() -> ports.index(target.index()).packages().links().projectsPage());
        return new HumanTask(
                HumanTask.Kind.CONFIRM_UPLOAD,
                change,
                Item.VERIFIED,
                target,
                page,
                List.of(new HumanTask.Value("Version", seen.version())),
                "This upload carries no provenance. Open the file's details: do they say \"Uploaded using Trusted"
                        + " Publishing? Yes\"?",
                "It says Yes",
                true,
                Optional.of("It says No"));
    }

    HumanTask revoke(
            Change.RevokeTokens change,
            List<RepositoryName> stillNeeding,
            List<Neighbours.One> ready,
            List<Reason> stillUsed) {
        return new RevokeTask(ports, repository).of(change, stillNeeding, ready, stillUsed);
    }

    /// What is still to be looked at after a leak; nothing for a file that is gone.
    Optional<HumanTask> lookBack(Change.LookBack change, Target target, LookingBack back, History history) {
        LookingBackTasks tasks = new LookingBackTasks(ports, repository);
        return switch (target) {
            case Target.Access access -> Optional.of(tasks.access(change, access));
            case Target.Exposed exposed -> Optional.of(tasks.rotate(change, exposed));
            case Target.Upload upload ->
                back.file(upload)
                        .map(file -> history.denial(Item.TOKENS_REVOKED, upload).isPresent()
                                ? tasks.remove(change, upload, file)
                                : tasks.sort(change, upload, file, back.provenance(upload)));
            case Target.WholeRepository _,
                    Target.Publishing _,
                    Target.Tokens _,
                    Target.Claim _,
                    Target.Push _,
                    Target.StoredSecret _ -> Optional.empty();
        };
    }

    static List<HumanTask.Value> values(Publisher publisher) {
        List<HumanTask.Value> values = new ArrayList<>();
        values.add(new HumanTask.Value("Owner", publisher.repository().owner()));
        values.add(new HumanTask.Value("Repository name", publisher.repository().name()));
        values.add(new HumanTask.Value("Workflow name", publisher.file().name()));
        values.add(new HumanTask.Value(
                "Environment name",
                publisher.environment().map(name -> name.value()).orElse("")));
        return List.copyOf(values);
    }
}
