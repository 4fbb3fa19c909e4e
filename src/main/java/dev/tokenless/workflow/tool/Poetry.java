package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `poetry publish`. Poetry has no trusted publishing (python-poetry/poetry#7940), so the upload moves to PyPA's
/// action.
final class Poetry implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "-r",
            "--repository",
            "-u",
            "--username",
            "-p",
            "--password",
            "--cert",
            "--client-cert",
            "--dist-dir",
            "-C",
            "--directory",
            "-P",
            "--project");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("poetry")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("--dry-run", "-h", "--help")) {
            return Optional.empty();
        }
        String name = given.value("-r", "--repository").orElse("");
        Address address = Optional.of(name)
                .filter(n -> !n.isEmpty())
                .flatMap(n -> around.repositoryUrl(n)
                        .or(() -> around.variable("POETRY_REPOSITORIES_" + variable(n) + "_URL")))
                .map(Address::ofUrl)
                .orElseGet(() -> Address.ofName(name));
        String suffix = name.isEmpty() ? "PYPI" : variable(name);
        Upload upload = Upload.of(ToolName.POETRY, address)
                .given(given.value("-u", "--username"), given.value("-p", "--password"))
                .reads(
                        List.of("POETRY_HTTP_BASIC_" + suffix + "_USERNAME"),
                        List.of("POETRY_PYPI_TOKEN_" + suffix, "POETRY_HTTP_BASIC_" + suffix + "_PASSWORD"));
        if (given.has("--cert", "--client-cert", "-C", "--directory", "-P", "--project")) {
            return Optional.of(upload.irreplaceable("the command has options that PyPA's action does not know"));
        }
        Optional<String> remains = given.has("--build") ? Optional.of("poetry build") : Optional.empty();
        String folder = given.value("--dist-dir").orElse("dist");
        return Optional.of(upload.replacedBy(new Replacement(remains, folder, given.has("--skip-existing"), false)));
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }
}
