package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `rye publish`, which runs twine.
final class Rye implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "-r", "--repository", "--repository-url", "-u", "--username", "--token", "-i", "--identity", "--cert");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("rye")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("-h", "--help")) {
            return Optional.empty();
        }
        Upload upload = Upload.of(
                        ToolName.TWINE,
                        Address.ofUrlOrName(given.value("--repository-url"), given.value("-r", "--repository")))
                .given(given.value("-u", "--username"), given.value("--token"), "--token", "-u", "--username")
                .reads(List.of(), List.of("RYE_TOKEN"));
        List<String> files = given.operands().stream().skip(1).map(Word::text).toList();
        Optional<String> folder = files.isEmpty() ? Optional.of("dist") : Globs.folder(files);
        return Optional.of(folder.filter(_ -> !given.has("-s", "--sign", "-i", "--identity", "--cert"))
                .map(f -> upload.replacedBy(new Replacement(
                        Optional.empty(), f, given.has("--skip-existing"), false, Globs.selected(files))))
                .orElseGet(() -> upload.irreplaceable("the command has options that PyPA's action does not know")));
    }
}
