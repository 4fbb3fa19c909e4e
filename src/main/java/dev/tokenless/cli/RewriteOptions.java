package dev.tokenless.cli;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RewriteChoices;
import picocli.CommandLine.Option;

/// What a person may choose about the rewritten workflows; without any, [RewriteChoices#defaults].
final class RewriteOptions {

    /// No documented limit but the address's; a name without blanks around and of one line is what a page shows.
    private static final String NAME = "\\S(?:[^\\p{Cntrl}]{0,253}\\S)?";

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "For jobs that publish to PyPI; pypi if not given.")
    String environment = "";

    @Option(
            names = "--test-environment",
            paramLabel = "NAME",
            description = "For jobs that publish to TestPyPI; testpypi if not given.")
    String testEnvironment = "";

    @Option(
            names = "--in-place",
            description = "Leave the upload in its job, where everything that the job installs can publish as you.")
    boolean inPlace;

    @Option(names = "--keep-tool", description = "Keep an upload tool that can do trusted publishing by itself.")
    boolean keepTool;

    @Option(
            names = "--pin",
            description = "Name the actions that are written by their commit, with the version behind.")
    boolean pin;

    @Option(names = "--rename-inputs", description = "Rename snake_case inputs of PyPA's action, which still work.")
    boolean renameInputs;

    @Option(
            names = "--without-attestations",
            description = "Switch attestations off where two uploads in one job would fail by them.")
    boolean withoutAttestations;

    /// @throws CommandFailure where a name is none
    RewriteChoices choices() {
        RewriteChoices defaults = RewriteChoices.defaults();
        return new RewriteChoices(
                name(environment, "--environment", defaults.environment()),
                name(testEnvironment, "--test-environment", defaults.testEnvironment()),
                !inPlace,
                keepTool,
                pin,
                renameInputs,
                withoutAttestations,
                defaults.actions());
    }

    private static EnvironmentName name(String typed, String option, EnvironmentName otherwise) {
        if (!typed.isEmpty() && !typed.matches(NAME)) {
            throw new CommandFailure(
                    "usage", option + ": a name of an environment is one line without blanks at its ends.");
        }
        return typed.isEmpty() ? otherwise : new EnvironmentName(typed);
    }
}
