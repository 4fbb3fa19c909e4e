package dev.tokenless.migration;

import dev.tokenless.github.WorkflowRun;
import dev.tokenless.workflow.IndexKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Locked until proved, unless a token leaked. The only place that decides whether a stored secret may be deleted
/// and whether revoking is the next step; [Road] shows its answer, [Migration] obeys it, no face can go around it.
final class Guard {

    private final Plan plan;
    private final History history;
    private final Checklist checklist;
    private final Evidence evidence;

    Guard(Plan plan, History history, Checklist checklist, Evidence evidence) {
        this.plan = plan;
        this.history = history;
        this.checklist = checklist;
        this.evidence = evidence;
    }

    /// Why the secret must stay for now; empty if it may be deleted.
    Optional<Reason> locks(DoomedSecret secret) {
        return foreign(secret).or(() -> kept(secret)).or(() -> {
            List<Target.Publishing> reach = reach(secret);
            return revokesFirst() && revoked(reach)
                    ? Optional.empty()
                    : unlessUnlocked(
                            keys(secret),
                            () -> unproved(reach, "delete " + secret.name()).or(() -> onAnotherBranch(secret)));
        });
    }

    /// What an override unlocks: everything that the plan would delete or revoke, with all that it reaches now.
    List<String> unlockable() {
        Set<String> keys = new LinkedHashSet<>();
        plan.changes(Change.DeleteSecrets.class).stream()
                .flatMap(change -> change.secrets().stream())
                .forEach(secret -> keys.addAll(keys(secret)));
        plan.changes(Change.RevokeTokens.class).forEach(change -> keys.addAll(keys(change)));
        return List.copyOf(keys);
    }

    /// Every way to publish that a token on this index may serve, by the plan and by what the secrets reach now.
    List<Target.Publishing> served(IndexKind index) {
        Stream<Target.Publishing> planned =
                plan.changes(Change.RevokeTokens.class).stream().flatMap(change -> change.reach().stream());
        Stream<Target.Publishing> stored = plan.changes(Change.DeleteSecrets.class).stream()
                .flatMap(change -> change.secrets().stream())
                .flatMap(secret -> reach(secret).stream());
        return Stream.concat(planned, stored)
                .filter(target -> target.index() == index)
                .distinct()
                .toList();
    }

    static List<String> keys(Change.RevokeTokens tokens) {
        return keys(new Target.Tokens(tokens.index()), tokens.reach());
    }

    private List<String> keys(DoomedSecret secret) {
        return keys(secret.target(), reach(secret));
    }

    private static List<String> keys(Target target, List<Target.Publishing> reach) {
        return Stream.concat(Stream.of(target), reach.stream()).map(Target::key).toList();
    }

    /// A word that was said about less, or before something was put back, unlocks nothing.
    private Optional<Reason> unlessUnlocked(List<String> keys, Supplier<Optional<Reason>> locks) {
        return history.overridden(keys).isPresent() ? Optional.empty() : locks.get();
    }

    private Optional<Reason> onAnotherBranch() {
        return plan.changes(Change.DeleteSecrets.class).stream()
                .flatMap(change -> change.secrets().stream())
                .flatMap(secret -> onAnotherBranch(secret).stream())
                .findFirst();
    }

    /// A release from another branch, an older series for example, would still need it. While nobody can read the
    /// other branches, each of them may.
    private Optional<Reason> onAnotherBranch(DoomedSecret secret) {
        return evidence.now()
                .unread(Part.SECRETS)
                .map(why -> Reason.of(
                        "branches-unread",
                        secret.name() + " stays: nobody could read where it is stored and whether another branch still"
                                + " uses it. " + why.sentence()
                                + " To delete the secret all the same, type the repository's name."))
                .or(() -> evidence.otherBranch(secret.name())
                        .map(use -> Reason.of(
                                "secret-on-branch",
                                secret.name() + " stays: " + use
                                        + ", still uses it. Bring the new workflow there, or delete the branch if nothing is released"
                                        + " from it. To delete the secret all the same, type the repository's name.")));
    }

    /// What the plan says a secret reaches, what it really reached, and what the workflows publish now: a plan can be
    /// edited by hand, in its targets and its commit too, the repository cannot.
    private List<Target.Publishing> reach(DoomedSecret secret) {
        Set<Target.Publishing> all = new LinkedHashSet<>(secret.reach());
        all.addAll(evidence.credentials().getOrDefault(secret.name(), Set.of()));
        Targets.of(evidence.now(), plan.choices()).stream()
                .filter(target -> served(secret, target))
                .filter(target -> all.stream().noneMatch(known -> sameUpload(known, target)))
                .toList()
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// A secret that no publish job of the planned commit used may have served each of them.
    private boolean served(DoomedSecret secret, Target.Publishing target) {
        Set<Target.Publishing> used = evidence.credentials().getOrDefault(secret.name(), Set.of());
        return used.isEmpty()
                || used.stream()
                        .anyMatch(known -> known.file().equals(target.file()) && known.index() == target.index());
    }

    private static boolean sameUpload(Target.Publishing one, Target.Publishing other) {
        return one.file().equals(other.file())
                && one.index() == other.index()
                && one.project().equals(other.project());
    }

    /// A secret that no publish job used and whose name says nothing of PyPI is nobody's to delete here, whoever wrote
    /// it into the plan; no override changes that.
    private Optional<Reason> foreign(DoomedSecret secret) {
        boolean ours = evidence.credentials().containsKey(secret.name()) || SecretReach.soundsLikePyPi(secret.name());
        return ours
                ? Optional.empty()
                : Optional.of(Reason.of(
                        "not-a-publish-secret",
                        secret.name() + " stays: no publish job of the planned commit used it."));
    }

    /// Why the secret is not deleted at all: something else uses it.
    Optional<Reason> kept(DoomedSecret secret) {
        return evidence.otherUse(plan.choices(), secret.name())
                .map(use -> Reason.of(
                        "secret-in-use",
                        secret.name() + " stays: " + use
                                + " uses it for something else. Look whether that still needs it."));
    }

    /// Why revoking is not the next step yet; empty if it is.
    Optional<Reason> locks(Change.RevokeTokens tokens) {
        return revokesFirst()
                ? Optional.empty()
                : unlessUnlocked(
                        keys(tokens),
                        () -> unproved(tokens.reach(), "revoke the tokens")
                                .or(this::onAnotherBranch)
                                .or(() -> onAnotherBranch(tokens.index())));
    }

    /// A token need not stand in a secret: a release from another branch may take it from a variable, from the file
    /// itself, or from the organisation.
    private Optional<Reason> onAnotherBranch(IndexKind index) {
        return evidence.now()
                .unread(Part.SECRETS)
                .map(why -> Reason.of(
                        "branches-unread",
                        "Nobody could read whether another branch still publishes with a token. " + why.sentence()
                                + " To revoke the tokens all the same, type the repository's name."))
                .or(() -> evidence.otherBranch(index)
                        .map(use -> Reason.of(
                                "token-on-branch",
                                use
                                        + ", still publishes with a token. Bring the new workflow there, or delete the branch if"
                                        + " nothing is released from it. To revoke the tokens all the same, type the"
                                        + " repository's name.")));
    }

    /// After a leak, and where nothing will ever be released again, no release can be lost by revoking.
    private boolean revokesFirst() {
        return plan.choices().leaked() || plan.choices().decided(Choices.Decision.NEVER_AGAIN);
    }

    private boolean revoked(List<Target.Publishing> reach) {
        Map<IndexKind, List<Target.Publishing>> indexes =
                reach.stream().collect(Collectors.groupingBy(Target.Publishing::index));
        return !indexes.isEmpty()
                && indexes.entrySet().stream()
                        .allMatch(index -> history.word(Item.TOKENS_REVOKED, new Target.Tokens(index.getKey()))
                                .filter(word -> TokenScope.covers(word.about(), index.getValue()))
                                .isPresent());
    }

    private Optional<Reason> unproved(List<Target.Publishing> reach, String deed) {
        if (reach.isEmpty()) {
            return Optional.of(Reason.of(
                    "reach-unknown",
                    "Nobody can tell which project it publishes, so nothing proves that it is not needed. To " + deed
                            + " all the same, type the repository's name."));
        }
        return reach.stream()
                .filter(target -> !proved(target))
                .findFirst()
                .map(target -> Reason.of(
                        "not-proved",
                        "Locked until a release without a token is verified: " + Targets.words(target) + " is not. To "
                                + deed + " before, type the repository's name."));
    }

    /// A publisher without environment proves as well that no token is needed, although the second item stays open
    /// for it.
    private boolean proved(Target.Publishing target) {
        Verification seen = evidence.verification(target);
        return Optional.ofNullable(checklist.targets(Item.VERIFIED).get(target))
                        .filter(State::settled)
                        .isPresent()
                || (seen instanceof Verification.ProvedDifferent different && different.onlyEnvironmentOpen())
                || rehearsed(target);
    }

    /// No release is due, the new workflow is there, and the index gave it a token: by choice that is enough.
    private boolean rehearsed(Target.Publishing target) {
        return plan.choices().decided(Choices.Decision.NO_RELEASE_DUE)
                && evidence.minted(target).filter(WorkflowRun::succeeded).isPresent()
                && List.of(Item.PUBLISHER, Item.ID_TOKEN, Item.NO_PASSWORD, Item.NAMED_ENVIRONMENT).stream()
                        .allMatch(item -> Optional.ofNullable(
                                        checklist.targets(item).get(target))
                                .filter(State::settled)
                                .isPresent());
    }
}
