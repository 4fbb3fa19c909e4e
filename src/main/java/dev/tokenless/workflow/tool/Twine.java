package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `twine upload` (twine's `settings.py` and `commands/upload.py`).
final class Twine implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "-r",
            "--repository",
            "--repository-url",
            "-u",
            "--username",
            "-p",
            "--password",
            "-i",
            "--identity",
            "--sign-with",
            "-c",
            "--comment",
            "--config-file",
            "--cert",
            "--client-cert");
    private static final Set<String> FLAGS_THAT_THE_ACTION_KNOWS =
            Set.of("--skip-existing", "--verbose", "--non-interactive", "--disable-progress-bar", "--attestations");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        if (!invocation.program().equals("twine")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), WITH_VALUE);
        if (!given.operand(0).equals(Optional.of("upload")) || given.has("-h", "--help")) {
            return Optional.empty();
        }
        Optional<String> name = given.value("-r", "--repository").or(() -> around.variable("TWINE_REPOSITORY"));
        Optional<String> url = given.value("--repository-url")
                .or(() -> around.variable("TWINE_REPOSITORY_URL"))
                .or(() -> name.flatMap(around::repositoryUrl));
        Upload upload = Upload.of(ToolName.TWINE, Address.ofUrlOrName(url, name))
                .given(
                        given.value("-u", "--username"),
                        given.value("-p", "--password"),
                        "-u",
                        "--username",
                        "-p",
                        "--password")
                .reads(List.of("TWINE_USERNAME"), List.of("TWINE_PASSWORD"))
                .trusting();
        return Optional.of(replaced(upload, given));
    }

    private static Upload replaced(Upload upload, Arguments given) {
        Set<String> unknown = given.options().stream()
                .filter(o -> o.value().isEmpty())
                .map(Arguments.Option::name)
                .filter(n -> !FLAGS_THAT_THE_ACTION_KNOWS.contains(n))
                .collect(Collectors.toSet());
        if (given.has("-s", "--sign", "-i", "--identity", "--cert", "--client-cert", "-c", "--comment")
                || !unknown.isEmpty()) {
            return upload.irreplaceable("the upload has options that PyPA's action does not know");
        }
        List<String> files = given.operands().stream().skip(1).map(Word::text).toList();
        Optional<String> folder = Globs.folder(files);
        return folder.map(f -> upload.replacedBy(new Replacement(
                        Optional.empty(),
                        f,
                        given.has("--skip-existing"),
                        given.has("--verbose"),
                        Globs.selected(files))))
                .orElseGet(() -> upload.irreplaceable("the files are not all of one folder"));
    }
}
