package dev.tokenless.migration;

import dev.tokenless.github.Repository;
import dev.tokenless.github.Secret;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Judge;
import dev.tokenless.trust.Judgement;
import dev.tokenless.trust.Launch;
import dev.tokenless.trust.RepositoryFacts;
import dev.tokenless.trust.Setup;
import dev.tokenless.trust.Stopper;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Left;
import dev.tokenless.workflow.NamedChange;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Survey and choices in, plan out. Pure: the same survey and choices always give the same plan.
public final class Planner {

    /// How far a leak is looked back without a date from the person.
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final Survey survey;
    private final Choices choices;
    private final List<Rewriting> rewritings;
    private final List<Target.Publishing> targets;
    private final List<Target.Publishing> movable;

    private Planner(Survey survey, Choices choices) {
        this(survey, choices, Targets.of(survey, choices));
    }

    private Planner(Survey survey, Choices choices, List<Target.Publishing> targets) {
        this.survey = survey;
        this.choices = choices;
        this.rewritings = survey.rewritings(choices.rewrite());
        this.targets = targets;
        this.movable = targets.stream()
                .filter(target -> Targets.movable(target, rewritings))
                .toList();
    }

    public static Plan plan(Survey survey, Choices choices) {
        return new Planner(survey, choices).plan();
    }

    /// The files of the pull request with their texts.
    public static List<Draft> drafts(Survey survey, Choices choices) {
        return new Planner(survey, choices).drafts();
    }

    /// A plan that was agreed to already, after a token leaked on the way or was used when the way was done: first
    /// revoke and look back, then what it was before.
    ///
    /// @param since when the leak may have begun, if anybody knows
    static Plan leaked(Plan agreed, Survey survey, Optional<Instant> since) {
        Choices leaked = agreed.choices().withLeaked(true);
        Planner planner = new Planner(survey, since.map(leaked::withSince).orElse(leaked), agreed.targets());
        List<Change> changes = new ArrayList<>(planner.revocations());
        changes.addAll(planner.lookBacks());
        Set<DoomedSecret> secrets = new LinkedHashSet<>();
        for (Change change : agreed.changes()) {
            switch (change) {
                case Change.DeleteSecrets deleting -> secrets.addAll(deleting.secrets());
                case Change.RevokeTokens _, Change.LookBack _ -> {}
                case Change.PutEnvironment _,
                        Change.RegisterPublisher _,
                        Change.RewriteWorkflows _,
                        Change.Document _,
                        Change.Mint _,
                        Change.Rehearse _,
                        Change.Release _ -> changes.add(change);
            }
        }
        // one may have been put back
        secrets.addAll(planner.secrets());
        if (!secrets.isEmpty()) {
            changes.add(new Change.DeleteSecrets(List.copyOf(secrets)));
        }
        return new Plan(
                agreed.repository(),
                agreed.base(),
                planner.choices,
                agreed.targets(),
                List.copyOf(changes),
                agreed.pullRequest(),
                agreed.questions(),
                agreed.left());
    }

    private Plan plan() {
        if (choices.decided(Choices.Decision.NEVER_AGAIN)) {
            return retired();
        }
        List<Change> changes = new ArrayList<>();
        List<Change> revocations = revocations();
        if (choices.leaked()) {
            changes.addAll(revocations);
            changes.addAll(lookBacks());
        }
        changes.addAll(environments());
        changes.addAll(publishers());
        changes.addAll(files());
        changes.addAll(mints());
        List<Target.Publishing> tests = on(IndexKind.TESTPYPI);
        if (choices.rehearse() && !tests.isEmpty()) {
            changes.add(new Change.Rehearse(tests));
        }
        if (!on(IndexKind.PYPI).isEmpty()) {
            changes.add(new Change.Release(on(IndexKind.PYPI)));
        }
        List<DoomedSecret> secrets = secrets();
        if (!secrets.isEmpty()) {
            changes.add(new Change.DeleteSecrets(secrets));
        }
        if (!choices.leaked()) {
            changes.addAll(revocations);
        }
        Repository repository = survey.repository();
        List<Launch> launches = launches();
        return new Plan(
                repository.name(),
                repository.headSha(),
                choices,
                targets,
                List.copyOf(changes),
                PullRequestWriter.write(survey, rewritings, movable, changes, Launching.merging(launches)),
                questions(),
                left(launches));
    }

    /// A package that will never be released again needs no new way, only an end of the old one.
    private Plan retired() {
        List<Change> changes = new ArrayList<>(revocations());
        List<DoomedSecret> secrets = secrets();
        if (!secrets.isEmpty()) {
            changes.add(new Change.DeleteSecrets(secrets));
        }
        Repository repository = survey.repository();
        List<Reason> left = new ArrayList<>(
                survey.notes().values().stream().flatMap(List::stream).toList());
        targets.stream()
                .flatMap(target -> target.project().stream())
                .distinct()
                .forEach(project -> left.add(Reason.of(
                        "archive",
                        "Archive " + project + " on PyPI if you like: Your projects, " + project
                                + ", Settings, Archive project. It stays installable and takes no more uploads.")));
        return new Plan(
                repository.name(),
                repository.headSha(),
                choices,
                targets,
                List.copyOf(changes),
                PullRequestWriter.write(survey, List.of(), List.of(), changes, List.of()),
                List.of(),
                List.copyOf(left));
    }

    /// One rehearsal for each workflow file and environment: what one publisher gives, all its projects get.
    private List<Change> mints() {
        if (!choices.decided(Choices.Decision.MINT) && !choices.decided(Choices.Decision.NO_RELEASE_DUE)) {
            return List.of();
        }
        return movable.stream()
                .filter(target -> target.index() == IndexKind.PYPI && MintRehearsal.possible(target))
                .collect(Collectors.toMap(
                        target -> target.file().name() + " " + target.environment(),
                        target -> target,
                        (first, _) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .<Change>map(target -> new Change.Mint(
                        target,
                        target.environment()
                                .map(name -> Protection.wanted(survey, choices, name))
                                .filter(rules -> !Rules.same(rules, MintRehearsal.admitting(rules)))
                                .isPresent()))
                .toList();
    }

    private List<Change> environments() {
        Set<EnvironmentName> names = new LinkedHashSet<>();
        movable.forEach(target -> target.environment().ifPresent(names::add));
        List<Change> changes = new ArrayList<>();
        for (EnvironmentName name : names) {
            EnvironmentRules before = survey.rules(name);
            EnvironmentRules wanted = Protection.wanted(survey, choices, name);
            if (!Rules.same(before, wanted)) {
                changes.add(new Change.PutEnvironment(name, before, wanted));
            }
        }
        return changes;
    }

    private List<Change> publishers() {
        List<Change> changes = new ArrayList<>();
        for (Target.Publishing target : movable) {
            target.project()
                    .ifPresent(project -> changes.add(
                            new Change.RegisterPublisher(target, project, TrustChecks.expected(target, survey))));
        }
        return changes;
    }

    private List<Change> files() {
        List<Change> changes = new ArrayList<>();
        List<FileChange> workflows = new ArrayList<>();
        for (Draft draft : drafts()) {
            if (draft.path().equals(Releasing.PATH)) {
                changes.add(new Change.Document(draft.withoutText()));
            } else {
                workflows.add(draft.withoutText());
            }
        }
        if (!workflows.isEmpty()) {
            changes.addFirst(new Change.RewriteWorkflows(List.copyOf(workflows)));
        }
        return changes;
    }

    private List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (Rewriting rewriting : rewritings) {
            if (rewriting.outcome() instanceof Outcome.Rewritten rewritten) {
                Optional<String> before = survey.sources().text(rewriting.path());
                drafts.add(new Draft(
                        rewriting.path(),
                        before,
                        rewritten.text(),
                        rewritten.changes().stream().map(NamedChange::summary).toList()));
            }
        }
        List<Target.Publishing> known =
                movable.stream().filter(target -> target.project().isPresent()).toList();
        Optional<String> before = survey.sources().text(Releasing.PATH);
        if (choices.document()
                && !known.isEmpty()
                && !Releasing.documents(before, survey.repository().name(), known)) {
            String after = Releasing.with(before, survey.repository().name(), known);
            drafts.add(new Draft(
                    Releasing.PATH, before, after, List.of("a section that says how releases are published now")));
        }
        return List.copyOf(drafts);
    }

    private List<Change> revocations() {
        List<Change> changes = new ArrayList<>();
        for (IndexKind index : List.of(IndexKind.PYPI, IndexKind.TESTPYPI)) {
            if (!on(index).isEmpty()) {
                changes.add(new Change.RevokeTokens(index, on(index), password(index)));
            }
        }
        return changes;
    }

    private boolean password(IndexKind index) {
        return rewritings.stream()
                .flatMap(rewriting -> rewriting.publications().stream())
                .anyMatch(publication ->
                        publication.index() == index && publication.credential() instanceof Credential.Password);
    }

    /// After a leak. TestPyPI's tokens are others, so its uploads are looked through as well.
    private List<Change> lookBacks() {
        Instant since =
                choices.since().orElseGet(() -> survey.at().minus(LOOK_BACK).truncatedTo(ChronoUnit.DAYS));
        Set<SecretName> used = new LinkedHashSet<>();
        rewritings.forEach(rewriting -> rewriting
                .publications()
                .forEach(publication -> used.addAll(publication.credential().secrets())));
        Set<SecretName> exposed = new LinkedHashSet<>();
        rewritings.stream()
                .filter(rewriting -> rewriting.publications().stream()
                        .anyMatch(publication -> publication.index().trustsPublishers()))
                .forEach(rewriting -> exposed.addAll(
                        SecretUse.all(survey.sources().text(rewriting.path()).orElse(""))));
        exposed.removeAll(used);
        List<Change> changes = new ArrayList<>();
        for (IndexKind index : List.of(IndexKind.PYPI, IndexKind.TESTPYPI)) {
            if (!on(index).isEmpty()) {
                changes.add(new Change.LookBack(
                        index, since, on(index), changes.isEmpty() ? List.copyOf(exposed) : List.of()));
            }
        }
        return changes;
    }

    private List<DoomedSecret> secrets() {
        List<DoomedSecret> doomed = new ArrayList<>();
        for (Secret secret : survey.secrets().secrets()) {
            List<Target.Publishing> reach = SecretReach.of(secret.name(), rewritings, targets);
            if (!reach.isEmpty()) {
                doomed.add(
                        new DoomedSecret(secret.name(), Places.label(secret.place()), reach, "a publish job uses it"));
            } else if (SecretReach.soundsLikePyPi(secret.name())) {
                doomed.add(new DoomedSecret(
                        secret.name(), Places.label(secret.place()), targets, "its name says that it is for PyPI"));
            }
        }
        return List.copyOf(doomed);
    }

    private List<Question> questions() {
        return targets.stream()
                .filter(target -> target.project().isEmpty())
                .map(Target.Publishing::file)
                .distinct()
                .<Question>map(Question.WhichProject::new)
                .toList();
    }

    private List<Reason> left(List<Launch> launches) {
        List<Reason> left = new ArrayList<>();
        for (Rewriting rewriting : rewritings) {
            for (Left each : rewriting.outcome().left()) {
                left.add(Reason.of(each.code(), rewriting.path() + ", line " + each.line() + ": " + each.message()));
            }
        }
        Protection.missingRulesets(survey, choices).stream()
                .map(ruleset -> Reason.of(
                        "tag-ruleset",
                        "No ruleset guards the tags " + String.join(", ", ruleset.include())
                                + ": whoever may push can create or move one, at any commit. `tokenless tags "
                                + survey.repository().name() + " --create` makes one."))
                .forEach(left::add);
        launched(left, launches);
        stoppers(left);
        survey.notes().values().forEach(left::addAll);
        return List.copyOf(left);
    }

    /// What publishes although nobody releases: said with the plan, before anything is pushed.
    private List<Launch> launches() {
        List<String> changed = drafts().stream().map(Draft::path).toList();
        return changed.isEmpty() ? List.of() : Launching.of(survey, choices, PullRequestWriter.BRANCH, changed);
    }

    private static void launched(List<Reason> left, List<Launch> launches) {
        List<Launch> proposing = Launching.proposing(launches);
        List<Launch> merging = Launching.merging(launches);
        if (!proposing.isEmpty()) {
            left.add(Reason.of(
                    "push-publishes",
                    "Pushing the branch of the pull request starts what publishes: " + Launching.words(proposing)
                            + ". Tokenless asks before it pushes."));
        }
        if (!merging.isEmpty()) {
            left.add(Reason.of("merge-publishes", "Merging this publishes: " + Launching.words(merging) + "."));
        }
    }

    /// What claims and rules do not show and what stops the release all the same, such as a release that is made with
    /// the workflow's own token, which starts nothing. It moves no file and blocks no step; the person has to know.
    private void stoppers(List<Reason> left) {
        RepositoryFacts facts = Protection.facts(survey);
        BiFunction<String, Sources, Rewriting> rewriter = survey.rewriter(choices.rewrite());
        Setup setup = Judge.designed(survey.sources(), facts, rewriter, List.of());
        for (Judgement judgement : Judge.judge(survey.sources(), facts, setup, rewriter)) {
            for (Stopper stopper : judgement.stoppers()) {
                Reason reason = Reason.of(
                        stopper.code(),
                        "Line " + stopper.line() + " of " + stopper.path() + ": " + stopper.message() + " "
                                + stopper.change());
                if (!left.contains(reason)) {
                    left.add(reason);
                }
            }
        }
    }

    private List<Target.Publishing> on(IndexKind index) {
        return targets.stream().filter(target -> target.index() == index).toList();
    }
}
