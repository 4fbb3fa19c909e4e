package dev.tokenless.wizard.step.plan;

import dev.tokenless.migration.Choices;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RewriteChoices;
import java.util.Set;
import java.util.stream.Collectors;

/// The choices with one of them changed.
final class Rewrites {

    private Rewrites() {}

    static RewriteChoices named(RewriteChoices old, String environment) {
        return environment.isEmpty()
                ? old
                : of(old, new EnvironmentName(environment), old.split(), old.keepTool(), old.pinBySha());
    }

    static RewriteChoices split(RewriteChoices old, boolean split) {
        return of(old, old.environment(), split, old.keepTool(), old.pinBySha());
    }

    static RewriteChoices keepTool(RewriteChoices old, boolean keep) {
        return of(old, old.environment(), old.split(), keep, old.pinBySha());
    }

    static RewriteChoices pinned(RewriteChoices old, boolean pinned) {
        return of(old, old.environment(), old.split(), old.keepTool(), pinned);
    }

    /// The choices with one decision made or taken back.
    static Choices decided(Choices old, Choices.Decision decision, boolean made) {
        if (made) {
            return old.with(decision);
        }
        Set<Choices.Decision> others =
                old.decisions().stream().filter(each -> each != decision).collect(Collectors.toUnmodifiableSet());
        return new Choices(
                old.rewrite(),
                old.rules(),
                old.projects(),
                old.rehearse(),
                old.document(),
                old.leaked(),
                old.since(),
                others,
                old.keep());
    }

    private static RewriteChoices of(
            RewriteChoices old, EnvironmentName environment, boolean split, boolean keepTool, boolean pinBySha) {
        return new RewriteChoices(
                environment,
                old.testEnvironment(),
                split,
                keepTool,
                pinBySha,
                old.renameInputs(),
                old.withoutAttestations(),
                old.actions());
    }
}
