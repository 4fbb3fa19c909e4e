package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `python setup.py … upload`, which PyPI has not taken for years, with the user name and password of `.pypirc`.
final class Setuptools implements UploadTool {

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        List<String> words = invocation.arguments().stream().map(Word::text).toList();
        if (!invocation.program().equals("setup.py") || !words.contains("upload")) {
            return Optional.empty();
        }
        Arguments given = Arguments.read(invocation.arguments(), Set.of("-r", "--repository"));
        Optional<String> repository = given.value("-r", "--repository");
        Upload upload = Upload.of(
                ToolName.SETUPTOOLS, Address.ofUrlOrName(repository.flatMap(around::repositoryUrl), repository));
        int at = words.indexOf("upload");
        List<String> build = words.subList(0, at);
        Optional<String> remains =
                build.isEmpty() ? Optional.empty() : Optional.of("setup.py " + String.join(" ", build));
        return Optional.of(upload.replacedBy(new Replacement(remains, "dist", false, false)));
    }
}
