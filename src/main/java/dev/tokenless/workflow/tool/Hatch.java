package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `hatch publish`; `main` is PyPI, `test` is TestPyPI. No trusted publishing.
final class Hatch implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "-r",
            "--repo",
            "-u",
            "--user",
            "-a",
            "--auth",
            "-p",
            "--publisher",
            "-o",
            "--option",
            "-e",
            "--env",
            "--ca-cert",
            "--client-cert",
            "--client-key",
            "--project");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("hatch")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("-h", "--help")) {
            return Optional.empty();
        }
        Optional<String> repository = given.value("-r", "--repo").or(() -> around.variable("HATCH_INDEX_REPO"));
        Upload upload = Upload.of(ToolName.HATCH, Address.ofUrlOrName(Optional.empty(), repository))
                .given(given.value("-u", "--user"), given.value("-a", "--auth"))
                .reads(List.of("HATCH_INDEX_USER"), List.of("HATCH_INDEX_AUTH"));
        List<String> files = given.operands().stream().skip(1).map(Word::text).toList();
        Optional<String> folder = files.isEmpty() ? Optional.of("dist") : Globs.folder(files);
        boolean strange = given.has(
                "-p", "--publisher", "-o", "--option", "--ca-cert", "--client-cert", "--client-key", "--project");
        return Optional.of(folder.filter(_ -> !strange)
                .map(f -> upload.replacedBy(Replacement.of(f).selecting(Globs.selected(files))))
                .orElseGet(() -> upload.irreplaceable("the command has options that PyPA's action does not know")));
    }
}
