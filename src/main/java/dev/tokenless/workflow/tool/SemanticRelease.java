package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// python-semantic-release before version 8 uploaded by itself; from 8 on it does not (its upgrade guide).
final class SemanticRelease implements UploadTool {

    private static final Set<String> ACTIONS = Set.of(
            "python-semantic-release/python-semantic-release",
            "relekang/python-semantic-release",
            "alphamycelium/psr-action");
    private static final Pattern MAJOR = Pattern.compile("@v?(\\d{1,3})(?:\\.|\\s*$)");
    private static final String ADVICE =
            "Move to version 9 or newer, which no longer uploads: give its step `id: release`, drop its inputs or variables for PyPI, and follow its guide for upgrading to version 8,"
                    + " since its settings have changed. Behind it add a step with pypa/gh-action-pypi-publish@release/v1 and `if: steps.release.outputs.released == 'true'`, and give the job `contents: write`,"
                    + " `id-token: write` and an environment; better, upload dist/ as an artifact and publish it in a job of its own.";
    private static final List<String> INPUTS = List.of("pypi_token", "repository_password", "repository_username");

    static boolean is(Step step) {
        return ACTIONS.contains(step.action());
    }

    /// From version 8 on its inputs for an index are gone, and left-over ones mean nothing.
    private static boolean uploads(Step step) {
        Matcher major = MAJOR.matcher(step.uses().map(Scalar::text).orElse(""));
        return !major.find() || Integer.parseInt(major.group(1)) < 8;
    }

    /// Inputs for a credential that its version no longer knows.
    static List<String> idle(Step step) {
        return is(step) && !uploads(step)
                ? INPUTS.stream().filter(step.with()::containsKey).toList()
                : List.of();
    }

    @Override
    public Optional<Upload> action(Step step) {
        if (!is(step) || !uploads(step) || INPUTS.stream().noneMatch(step.with()::containsKey)) {
            return Optional.empty();
        }
        Optional<String> password = text(step, "pypi_token").or(() -> text(step, "repository_password"));
        return Optional.of(Upload.of(
                        ToolName.SEMANTIC_RELEASE, Address.ofUrlOrName(text(step, "repository_url"), Optional.empty()))
                .given(
                        text(step, "repository_username"),
                        password,
                        "pypi_token",
                        "repository_password",
                        "repository_username")
                .irreplaceable(
                        "python-semantic-release before version 8 decides by itself whether it uploads", ADVICE));
    }

    private static Optional<String> text(Step step, String input) {
        return Optional.ofNullable(step.with().get(input)).map(Scalar::text).filter(t -> !t.isBlank());
    }

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("semantic-release")
                && !invocation.program().equals("semantic_release")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), Set.of("-D", "--define", "-c", "--config"));
        List<String> secrets = List.of("PYPI_TOKEN", "REPOSITORY_PASSWORD", "PYPI_PASSWORD");
        boolean credential = secrets.stream().anyMatch(v -> around.variable(v).isPresent());
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("--noop") || !credential) {
            return Optional.empty();
        }
        return Optional.of(Upload.of(ToolName.SEMANTIC_RELEASE, Address.PYPI)
                .reads(List.of("REPOSITORY_USERNAME", "PYPI_USERNAME"), secrets)
                .irreplaceable(
                        "python-semantic-release before version 8 decides by itself whether it uploads", ADVICE));
    }
}
