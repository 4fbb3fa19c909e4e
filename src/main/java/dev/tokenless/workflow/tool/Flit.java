package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `flit publish`, which builds and uploads. No trusted publishing (flit's `upload.py`).
final class Flit implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of("--repository", "--pypirc", "--format", "-f", "--ini-file");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("flit")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("-h", "--help")) {
            return Optional.empty();
        }
        Optional<String> name = given.value("--repository");
        Optional<String> url = around.variable("FLIT_INDEX_URL").or(() -> name.flatMap(around::repositoryUrl));
        Upload upload = Upload.of(ToolName.FLIT, Address.ofUrlOrName(url, name))
                .reads(List.of("FLIT_USERNAME"), List.of("FLIT_PASSWORD"));
        String build =
                "flit" + given.value("-f", "--ini-file").map(f -> " -f " + f).orElse("") + " build"
                        + given.value("--format").map(f -> " --format " + f).orElse("")
                        + (given.has("--setup-py") ? " --setup-py" : "")
                        + (given.has("--no-setup-py") ? " --no-setup-py" : "");
        return Optional.of(upload.replacedBy(new Replacement(Optional.of(build), "dist", false, false)));
    }
}
