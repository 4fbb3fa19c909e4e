package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `maturin publish` and `upload`, and maturin-action with such a command. `MATURIN_PYPI_TOKEN`, even empty, beats
/// trusted publishing.
final class Maturin implements UploadTool {

    private static final Set<String> WITH_VALUE = Set.of(
            "-r",
            "--repository",
            "--repository-url",
            "-u",
            "--username",
            "-p",
            "--password",
            "-i",
            "--interpreter",
            "-m",
            "--manifest-path",
            "--target",
            "-o",
            "--out",
            "--compatibility",
            "--manylinux",
            "-F",
            "--features",
            "--profile",
            "-j",
            "--jobs",
            "-b",
            "--bindings");

    @Override
    public Optional<Upload> command(Invocation invocation, Surroundings around) {
        return invocation.program().equals("maturin") ? upload(invocation.arguments(), around) : Optional.empty();
    }

    @Override
    public Optional<Upload> action(Step step) {
        if (!step.action().equals("pyo3/maturin-action") && !step.action().equals("messense/maturin-action")) {
            return Optional.empty();
        }
        String script = text(step, "command") + " " + text(step, "args").replaceAll("\\s+", " ");
        return ScriptReader.read(script, Dialect.POSIX).stream()
                .findFirst()
                .flatMap(c -> upload(c.words(), new StepVariables(step)))
                .map(u -> u.at(step.uses()
                        .map(s -> s.text().strip())
                        .filter(s -> s.contains("@"))
                        .map(s -> s.substring(s.indexOf('@') + 1))))
                .map(u -> u.irreplaceable("maturin-action carries out the upload"));
    }

    private static String text(Step step, String input) {
        return Optional.ofNullable(step.with().get(input)).map(Scalar::text).orElse("");
    }

    private static Optional<Upload> upload(List<Word> words, Surroundings around) {
        Arguments given = Arguments.read(words, WITH_VALUE);
        Optional<String> verb = given.operand(0).filter(v -> v.equals("publish") || v.equals("upload"));
        if (verb.isEmpty() || given.has("-h", "--help")) {
            return Optional.empty();
        }
        boolean shortRepository =
                verb.get().equals("upload") || !given.value("-r").orElse("").startsWith("-");
        Optional<String> name = given.value("--repository")
                .or(() -> shortRepository ? given.value("-r") : Optional.empty())
                .or(() -> around.variable("MATURIN_REPOSITORY"));
        Optional<String> url = given.value("--repository-url").or(() -> around.variable("MATURIN_REPOSITORY_URL"));
        Upload upload = Upload.of(ToolName.MATURIN, Address.ofUrlOrName(url, name))
                .given(
                        given.value("-u", "--username"),
                        given.value("-p", "--password"),
                        "-u",
                        "--username",
                        "-p",
                        "--password")
                .reads(List.of("MATURIN_USERNAME"), List.of("MATURIN_PYPI_TOKEN", "MATURIN_PASSWORD"))
                .trusting();
        List<String> files = given.operands().stream().skip(1).map(Word::text).toList();
        if (verb.get().equals("upload") && !files.isEmpty()) {
            return Optional.of(Globs.folder(files)
                    .map(f -> upload.replacedBy(new Replacement(
                            Optional.empty(), f, given.has("--skip-existing"), false, Globs.selected(files))))
                    .orElseGet(() -> upload.irreplaceable("the files are not all of one folder")));
        }
        return Optional.of(upload.irreplaceable("maturin builds and uploads in one command"));
    }

    private record StepVariables(Step step) implements Surroundings {
        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(step.env().get(name)).map(Scalar::text);
        }

        @Override
        public Optional<String> repositoryUrl(String name) {
            return Optional.empty();
        }
    }
}
