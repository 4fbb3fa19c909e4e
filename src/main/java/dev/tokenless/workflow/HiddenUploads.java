package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import dev.tokenless.workflow.tool.Address;
import dev.tokenless.workflow.tool.Surroundings;
import dev.tokenless.workflow.tool.Upload;
import dev.tokenless.workflow.tool.UploadTools;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Uploads behind make, tox, nox, invoke or a script: read where the file is at hand, else told by the credential
/// that
/// is passed.
final class HiddenUploads {

    record Hidden(Upload upload, Left left) {}

    private static final Map<String, List<String>> FILES = Map.ofEntries(
            Map.entry("make", List.of("Makefile", "makefile", "GNUmakefile")),
            Map.entry("gmake", List.of("GNUmakefile", "Makefile", "makefile")),
            Map.entry("tox", List.of("tox.ini", "tox.toml", "pyproject.toml", "setup.cfg")),
            Map.entry("nox", List.of("noxfile.py")),
            Map.entry("invoke", List.of("tasks.py")),
            Map.entry("inv", List.of("tasks.py")),
            Map.entry("just", List.of("justfile", "Justfile")),
            Map.entry("task", List.of("Taskfile.yml")),
            Map.entry("doit", List.of("dodo.py")),
            Map.entry("hatch-run", List.of("pyproject.toml", "hatch.toml")));
    private static final Pattern SCRIPT = Pattern.compile(
            "(?:\\./)?[A-Za-z0-9_./-]*(?:\\.sh|\\.py|\\.ps1|\\.bash)|\\.?/?(?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_-]+");
    private static final Pattern INSTALLED = Pattern.compile("(?:.*/)?\\.?v?env/.*|.*\\.tox/.*|(?:usr|opt|bin)/.*");
    private static final List<String> USER_VARIABLES = List.of(
            "TWINE_USERNAME",
            "FLIT_USERNAME",
            "HATCH_INDEX_USER",
            "UV_PUBLISH_USERNAME",
            "MATURIN_USERNAME",
            "PDM_PUBLISH_USERNAME",
            "PYPI_USERNAME",
            "PYPI_USER");
    private static final List<String> PASSWORD_VARIABLES = List.of(
            "TWINE_PASSWORD",
            "FLIT_PASSWORD",
            "HATCH_INDEX_AUTH",
            "UV_PUBLISH_TOKEN",
            "UV_PUBLISH_PASSWORD",
            "POETRY_PYPI_TOKEN_PYPI",
            "POETRY_HTTP_BASIC_PYPI_PASSWORD",
            "MATURIN_PYPI_TOKEN",
            "MATURIN_PASSWORD",
            "PDM_PUBLISH_PASSWORD",
            "PYPI_TOKEN",
            "PYPI_API_TOKEN",
            "PYPI_PASSWORD",
            "PYPI_PASS",
            "PYPI_KEY",
            "PYPI_SECRET",
            "PYPI_AUTH_TOKEN",
            "PYPI_ACCESS_TOKEN");
    private static final Pattern PYPI_LIKE =
            Pattern.compile("(?i).*(?:pypi|twine).*(?:token|pass|key|secret|auth|pw).*");
    private static final Pattern PUBLISHING_WORD =
            Pattern.compile("(?i).*(?:publish|upload|release|deploy|pypi|dist).*");
    static final Pattern UPLOADING_TEXT = Pattern.compile(
            "(?i)twine[\"'\\s,]+upload|\\b(?:flit|uv|poetry|hatch|pdm|maturin)[\"'\\s,]+publish\\b|setup\\.py[^\\n]*\\bupload\\b|upload\\.pypi\\.org");

    private final Workflow workflow;
    private final Job job;
    private final Sources sources;
    private final Set<String> wanted;

    HiddenUploads(Workflow workflow, Job job, Sources sources, Set<String> wanted) {
        this.workflow = workflow;
        this.job = job;
        this.sources = sources;
        this.wanted = wanted;
    }

    Optional<Hidden> in(Step step, Invocation invocation, Surroundings around) {
        Optional<List<String>> files = files(step, invocation);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        List<String> paths = files.get();
        boolean speaking = PUBLISHING_WORD
                .matcher(invocation.path() + " " + invocation.command().line())
                .matches();
        boolean credentialHere = Stream.concat(step.env().keySet().stream(), Stream.<String>empty())
                .anyMatch(this::credentialVariable);
        boolean credentialAround = credentialHere
                || Stream.of(job.env(), workflow.env())
                        .anyMatch(env -> env.keySet().stream().anyMatch(this::credentialVariable))
                || PASSWORD_VARIABLES.stream().anyMatch(v -> around.variable(v).isPresent())
                || invocation.arguments().stream()
                        .anyMatch(w -> Expressions.secrets(w.text()).stream()
                                .anyMatch(s -> PYPI_LIKE.matcher(s.value()).matches()));
        Map<String, String> texts = new LinkedHashMap<>();
        paths.forEach(path -> sources.text(path).ifPresent(t -> texts.put(path, NamedParts.of(t, invocation))));
        boolean written =
                texts.values().stream().anyMatch(t -> UPLOADING_TEXT.matcher(t).find());
        boolean seen = written && (speaking || credentialHere);
        if (texts.isEmpty() && (speaking || credentialAround)) {
            wanted.addAll(paths);
        }
        boolean uploads = seen || (credentialHere && (speaking || texts.isEmpty())) || (credentialAround && speaking);
        return uploads ? Optional.of(hidden(step, invocation, texts)) : Optional.empty();
    }

    /// A step whose script is a program in another language; a step variable with a secret may be its credential.
    Optional<Hidden> inProgram(Step step, String text) {
        Optional<String> line = text.lines()
                .map(String::strip)
                .filter(each -> !each.startsWith("#")
                        && !each.startsWith("//")
                        && UPLOADING_TEXT.matcher(each).find())
                .findFirst();
        return line.map(found -> {
            List<String> passwords = step.env().entrySet().stream()
                    .filter(entry ->
                            !Expressions.secrets(entry.getValue().text()).isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            Upload upload = Upload.of(
                            ToolName.SCRIPT,
                            found.matches("(?i).*test[-_.]?pypi.*") ? Address.ofName("testpypi") : Address.PYPI)
                    .given(Optional.empty(), Optional.empty())
                    .reads(USER_VARIABLES, passwords)
                    .irreplaceable("the upload is hidden in a program");
            return new Hidden(
                    upload,
                    new Left(
                            "hidden-upload",
                            step.line(),
                            1,
                            Masking.mask(
                                    "The upload is hidden in a program: `" + found
                                            + "`. Let that only build, and upload the files by"
                                            + " pypa/gh-action-pypi-publish@release/v1 in a step of this workflow; then take its"
                                            + " credential out of the step, and give the job `id-token: write` and an environment.")));
        });
    }

    private boolean credentialVariable(String name) {
        return PASSWORD_VARIABLES.contains(name) || PYPI_LIKE.matcher(name).matches();
    }

    /// Files that the command may run, by their paths in the checkout.
    static Optional<List<String>> files(Step step, Invocation invocation) {
        List<String> known = FILES.get(invocation.program());
        String folder = step.workingDirectory()
                .map(w -> clean(w) + "/")
                .filter(f -> !f.equals("/"))
                .orElse("");
        if (known != null) {
            return Optional.of(known.stream().map(f -> folder + f).toList());
        }
        if (projectScript(invocation)) {
            return Optional.of(List.of(folder + "pyproject.toml"));
        }
        String path = invocation.path();
        if (Set.of("bash", "sh", "zsh", "source", ".", "pwsh").contains(invocation.program())) {
            path = invocation.arguments().stream()
                    .map(Word::text)
                    .filter(w -> !w.startsWith("-"))
                    .findFirst()
                    .orElse("");
        }
        boolean script = SCRIPT.matcher(path).matches();
        if (!script
                || path.startsWith("/")
                || INSTALLED.matcher(path).matches()
                || path.contains("..")
                || path.endsWith("setup.py")) {
            return Optional.empty();
        }
        return Optional.of(List.of(folder + clean(path)));
    }

    /// `pdm run release` and its like: a script of the project, by a telling name.
    private static boolean projectScript(Invocation invocation) {
        List<Word> words = invocation.command().words();
        boolean runner = Set.of("pdm", "poetry", "pixi", "rye", "uv", "poe")
                .contains(words.getFirst().text());
        String name = invocation.program().equals("poe")
                ? invocation.arguments().stream().map(Word::text).findFirst().orElse("")
                : invocation.program();
        return runner
                && name.matches("[a-z0-9_:-]+")
                && PUBLISHING_WORD.matcher(name).matches()
                && (invocation.program().equals("poe")
                        || words.stream().anyMatch(w -> w.text().equals("run")));
    }

    private static String clean(String path) {
        return path.replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", "");
    }

    private Hidden hidden(Step step, Invocation invocation, Map<String, String> texts) {
        List<String> names = Stream.of(step.env(), job.env(), workflow.env())
                .flatMap(env -> env.keySet().stream())
                .filter(this::credentialVariable)
                .distinct()
                .toList();
        List<String> passwords = Stream.concat(names.stream(), PASSWORD_VARIABLES.stream())
                .distinct()
                .toList();
        Optional<String> argument = invocation.arguments().stream()
                .map(Word::text)
                .filter(w -> Expressions.secrets(w).stream()
                        .anyMatch(s -> PYPI_LIKE.matcher(s.value()).matches()))
                .findFirst();
        Upload upload = Upload.of(ToolName.SCRIPT, address(texts.values(), invocation))
                .given(Optional.empty(), argument)
                .reads(USER_VARIABLES, passwords)
                .irreplaceable("the upload is hidden in a script");
        return new Hidden(upload, new Left("hidden-upload", step.line(), 1, instructions(invocation, texts)));
    }

    /// What to do, with the place where the upload stands if it was found.
    private String instructions(Invocation invocation, Map<String, String> texts) {
        String called = invocation.program().isEmpty() ? invocation.path() : invocation.program();
        StringBuilder text = new StringBuilder("The upload is hidden behind \"" + called + "\"");
        texts.forEach((path, part) -> part.lines()
                .map(String::strip)
                .filter(l -> !l.startsWith("#") && UPLOADING_TEXT.matcher(l).find())
                .findFirst()
                .ifPresent(l -> text.append(", in ")
                        .append(path)
                        .append(line(path, l))
                        .append(": `")
                        .append(l)
                        .append('`')));
        text.append(
                        ". Best, let that only build, and upload the files by pypa/gh-action-pypi-publish@release/v1 in a step of this workflow.")
                .append(
                        " Else take the user name and password out of that command, let it use twine 6.1 or newer or uv, remove its credential from the environment here, and give the job `id-token: write` and an environment.");
        if (called.equals("tox")) {
            text.append(
                    " The tox environment must also pass ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN and GITHUB_ACTIONS (`pass_env`).");
        }
        return Masking.mask(text.toString());
    }

    private String line(String path, String content) {
        List<String> all =
                sources.text(path).orElse("").lines().map(String::strip).toList();
        return " line " + (all.indexOf(content) + 1);
    }

    /// The index that the script's own command addresses, where it can be read.
    private static Address address(Collection<String> texts, Invocation invocation) {
        if (invocation.command().line().matches("(?i).*test[-_.]?pypi.*")) {
            return Address.ofName("testpypi");
        }
        return texts.stream()
                .flatMap(t -> ScriptReader.read(t, Dialect.POSIX).stream())
                .map(HiddenUploads::upload)
                .flatMap(Optional::stream)
                .map(Upload::address)
                .findFirst()
                .orElse(Address.PYPI);
    }

    /// The upload that a command is by itself.
    static Optional<Upload> upload(Command command) {
        Invocation invocation = Invocation.of(command);
        return UploadTools.ALL.stream()
                .map(t -> t.command(invocation, NOTHING))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static final Surroundings NOTHING = new Surroundings() {
        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> repositoryUrl(String name) {
            return Optional.empty();
        }
    };
}
