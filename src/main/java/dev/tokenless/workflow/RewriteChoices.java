package dev.tokenless.workflow;

import java.util.List;

/// What a person may choose about a rewrite. The defaults follow PyPI's own security advice.
///
/// @param environment of the job that publishes to PyPI; @param testEnvironment to TestPyPI
/// @param split the upload in a job of its own wherever that can be verified; else in place, where everything that
/// the
///     job installs can publish
/// @param keepTool keep an upload tool that can do trusted publishing by itself, rather than PyPA's action
/// @param pinBySha name the actions that a rewrite writes by the commit of a release, rather than by a moving ref
/// @param renameInputs snake_case inputs of PyPA's action into kebab-case
/// @param withoutAttestations switch attestations off where they would make an upload fail (never by default)
/// @param actions the newest releases of the actions that are written, where they have been read; else the rewriter has
///     a table of its own
public record RewriteChoices(
        EnvironmentName environment,
        EnvironmentName testEnvironment,
        boolean split,
        boolean keepTool,
        boolean pinBySha,
        boolean renameInputs,
        boolean withoutAttestations,
        List<ActionVersion> actions) {

    public RewriteChoices {
        actions = List.copyOf(actions);
    }

    public static RewriteChoices defaults() {
        return new RewriteChoices(
                new EnvironmentName("pypi"),
                new EnvironmentName("testpypi"),
                true,
                false,
                false,
                false,
                false,
                List.of());
    }

    /// The same, with the edit in place.
    public RewriteChoices inPlace() {
        return new RewriteChoices(
                environment, testEnvironment, false, keepTool, pinBySha, renameInputs, withoutAttestations, actions);
    }

    /// The same, with the upload tools kept that can do trusted publishing by themselves.
    public RewriteChoices keepingTool() {
        return new RewriteChoices(
                environment, testEnvironment, split, true, pinBySha, renameInputs, withoutAttestations, actions);
    }

    /// The same, with the actions that are written named by commits.
    public RewriteChoices pinned() {
        return new RewriteChoices(
                environment, testEnvironment, split, keepTool, true, renameInputs, withoutAttestations, actions);
    }

    /// The same, with what has been read of the actions.
    public RewriteChoices withActions(List<ActionVersion> read) {
        return new RewriteChoices(
                environment, testEnvironment, split, keepTool, pinBySha, renameInputs, withoutAttestations, read);
    }

    /// The environment for an index.
    public EnvironmentName environment(IndexKind index) {
        return index == IndexKind.TESTPYPI ? testEnvironment : environment;
    }
}
