package dev.tokenless.wizard.step.plan;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RewriteChoices;

/// The choices about a rewrite with one of them changed.
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

    private static RewriteChoices of(
            RewriteChoices old, EnvironmentName environment, boolean split, boolean keepTool, boolean pinBySha) {
        return new RewriteChoices(
                environment,
                old.testEnvironment(),
                split,
                keepTool,
                pinBySha,
                old.renameInputs(),
                old.withoutAttestations());
    }
}
