package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `pdm publish`, which builds first unless told not to (pdm's `cli/commands/publish`).
final class Pdm implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "-r",
            "--repository",
            "-u",
            "--username",
            "-P",
            "--password",
            "-c",
            "--comment",
            "-i",
            "--identity",
            "-d",
            "--dest",
            "-p",
            "--project",
            "--ca-certs");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("pdm")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("-h", "--help")) {
            return Optional.empty();
        }
        Optional<String> repository = given.value("-r", "--repository").or(() -> around.variable("PDM_PUBLISH_REPO"));
        Upload upload = Upload.of(ToolName.PDM, Address.ofUrlOrName(Optional.empty(), repository))
                .given(
                        given.value("-u", "--username"),
                        given.value("-P", "--password"),
                        "-u",
                        "--username",
                        "-P",
                        "--password")
                .reads(List.of("PDM_PUBLISH_USERNAME"), List.of("PDM_PUBLISH_PASSWORD"))
                .trusting();
        if (given.has(
                "-S",
                "--sign",
                "-i",
                "--identity",
                "-c",
                "--comment",
                "-p",
                "--project",
                "--ca-certs",
                "-d",
                "--dest")) {
            return Optional.of(upload.irreplaceable("the command has options that PyPA's action does not know"));
        }
        Optional<String> remains = given.has("--no-build") ? Optional.empty() : Optional.of("pdm build");
        return Optional.of(upload.replacedBy(new Replacement(remains, "dist", given.has("--skip-existing"), false)));
    }
}
