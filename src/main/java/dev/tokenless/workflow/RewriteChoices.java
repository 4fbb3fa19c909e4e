package dev.tokenless.workflow;

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
public record RewriteChoices(
        EnvironmentName environment,
        EnvironmentName testEnvironment,
        boolean split,
        boolean keepTool,
        boolean pinBySha,
        boolean renameInputs,
        boolean withoutAttestations) {

    public static RewriteChoices defaults() {
        return new RewriteChoices(
                new EnvironmentName("pypi"), new EnvironmentName("testpypi"), true, false, false, false, false);
    }

    /// The same, with the edit in place.
    public RewriteChoices inPlace() {
        return new RewriteChoices(
                environment, testEnvironment, false, keepTool, pinBySha, renameInputs, withoutAttestations);
    }

    /// The same, with the upload tools kept that can do trusted publishing by themselves.
    public RewriteChoices keepingTool() {
        return new RewriteChoices(
                environment, testEnvironment, split, true, pinBySha, renameInputs, withoutAttestations);
    }

    /// The same, with the actions that are written named by commits.
    public RewriteChoices pinned() {
        return new RewriteChoices(
                environment, testEnvironment, split, keepTool, true, renameInputs, withoutAttestations);
    }

    /// The environment for an index.
    public EnvironmentName environment(IndexKind index) {
        return index == IndexKind.TESTPYPI ? testEnvironment : environment;
    }
}
