package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `uv publish` (uv's `crates/uv-cli/src/lib.rs`). A user name alone already switches its trusted publishing off.
final class Uv implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "--index",
            "--publish-url",
            "-u",
            "--username",
            "-p",
            "--password",
            "-t",
            "--token",
            "--trusted-publishing",
            "--keyring-provider",
            "--check-url",
            "--directory",
            "--project",
            "--config-file",
            "--cache-dir",
            "--color");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("uv")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("publish")) || given.has("--dry-run", "-h", "--help")) {
            return Optional.empty();
        }
        Optional<String> url = given.value("--publish-url").or(() -> around.variable("UV_PUBLISH_URL"));
        Optional<String> index = given.value("--index").or(() -> around.variable("UV_PUBLISH_INDEX"));
        Optional<String> password = given.value("-t", "--token").or(() -> given.value("-p", "--password"));
        Upload upload = Upload.of(ToolName.UV, Address.ofUrlOrName(url, index))
                .given(
                        given.value("-u", "--username"),
                        password,
                        "-u",
                        "--username",
                        "-p",
                        "--password",
                        "-t",
                        "--token")
                .reads(List.of("UV_PUBLISH_USERNAME"), List.of("UV_PUBLISH_TOKEN", "UV_PUBLISH_PASSWORD"))
                .trusting();
        List<String> files = given.operands().stream().skip(1).map(Word::text).toList();
        Optional<String> folder = files.isEmpty() ? Optional.of("dist") : Globs.folder(files);
        return Optional.of(folder.filter(_ -> !given.has("--check-url", "--directory", "--project"))
                .map(f -> upload.replacedBy(Replacement.of(f).selecting(Globs.selected(files))))
                .orElseGet(() -> upload.irreplaceable("the command has options that PyPA's action does not know")));
    }
}
