package dev.tokenless.migration;

import dev.tokenless.github.SecretPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A situation summed up for a batch's end and for the record.
final class Standings {

    private Standings() {}

    static Standing of(Situation situation, Defence defence) {
        return new Standing(
                situation.plan().repository(),
                Optional.of(situation.checklist()),
                situation.next(),
                changed(situation),
                left(situation),
                situation.history().overrides().stream()
                        .map(override ->
                                "Unlocked before proof by " + override.by().name() + ", " + override.at())
                        .toList(),
                Optional.empty(),
                Optional.of(Particulars.of(situation, defence)));
    }

    private static List<String> changed(Situation situation) {
        List<String> changed = new ArrayList<>();
        for (Entry entry : situation.history().entries()) {
            if (entry instanceof Entry.Done done) {
                String words = words(situation.plan(), done);
                if (!changed.contains(words)) {
                    changed.add(words);
                }
            } else if (entry instanceof Entry.Undone undone) {
                changed.add("Put back: " + putBack(situation.plan(), undone.change()));
            }
        }
        return List.copyOf(changed);
    }

    private static String putBack(Plan plan, String change) {
        return switch (change) {
            case Changes.PLAN -> "everything that can be";
            case Changes.PROPOSAL -> "the pull request";
            case Changes.REVERT -> "the branches";
            default -> plan.change(change).map(Changes::title).orElse(change);
        };
    }

    private static String words(Plan plan, Entry.Done done) {
        return switch (done.trace()) {
            case Entry.Trace.Proposal proposal -> "Pull request #" + proposal.number() + ": " + proposal.url();
            case Entry.Trace.Revert revert -> "Pull request #" + revert.number() + " to revert: " + revert.url();
            case Entry.Trace.Secret secret -> "Deleted " + secret.name() + " from " + secret.place();
            case Entry.Trace.Environment environment ->
                plan.change(done.change()).map(Changes::title).orElse(done.change()) + ": "
                        + Rules.words(environment.rules());
            case Entry.Trace.Nothing _, Entry.Trace.Pending _ ->
                plan.change(done.change()).map(Changes::title).orElse(done.change());
        };
    }

    /// What no step of the road will do: what the plan left, what is blocked, and secrets that others share.
    private static List<Reason> left(Situation situation) {
        List<Reason> left = new ArrayList<>(situation.plan().left());
        situation.plan().questions().forEach(question -> left.add(Reason.of("question", question.sentence())));
        if (paused(situation)) {
            left.add(Reason.of(
                    "releases-paused",
                    "A token leaked: releases rest until the new way is set up. What is published already stays as it"
                            + " is."));
        }
        situation.next().stream()
                .filter(Next.Blocked.class::isInstance)
                .map(next -> ((Next.Blocked) next).why())
                .forEach(left::add);
        situation.evidence().now().secrets().secrets().stream()
                .filter(secret -> secret.place() instanceof SecretPlace.InOrganisation
                        && SecretReach.soundsLikePyPi(secret.name()))
                .forEach(secret -> left.add(Reason.of(
                        "organisation-secret",
                        secret.name() + " belongs to the " + secret.place().words()
                                + "; ask its owners to delete it.")));
        return List.copyOf(left);
    }

    /// With its token revoked the old workflow cannot publish any more, and the new one not yet.
    private static boolean paused(Situation situation) {
        return situation.plan().choices().leaked()
                && !List.of(Item.PUBLISHER, Item.ID_TOKEN, Item.NO_PASSWORD, Item.NAMED_ENVIRONMENT).stream()
                        .allMatch(situation.checklist()::settled);
    }
}
