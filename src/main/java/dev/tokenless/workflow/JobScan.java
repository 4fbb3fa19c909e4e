package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import dev.tokenless.workflow.tool.Upload;
import dev.tokenless.workflow.tool.UploadTool;
import dev.tokenless.workflow.tool.UploadTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Walks the steps of one job in order and notes every upload.
final class JobScan {

    /// GitHub's own `python`, and whatever else is named with its arguments (GitHub docs, "Workflow syntax": custom
    /// shell).
    private static final Pattern NO_SHELL =
            Pattern.compile("(?i)(?:\\S*/)?(?:python|perl|node|ruby|deno|bun)[\\d.]*(?:\\.exe)?(?:\\s.*)?");

    /// What a container is told to run begins within this many words; a bound, so that long lines take linear time.
    private static final int CONTAINER_WORDS = 100;

    private final Workflow workflow;
    private static final Pattern COMMAND_INPUT = Pattern.compile("(?i)(?:run|command|commands|cmd|script|runcmd)");

    private final Job job;
    private final Sources sources;
    private final Set<String> wanted;
    private final List<Finding> findings = new ArrayList<>();
    private final StoredValues stored = new StoredValues();

    JobScan(Workflow workflow, Job job, Sources sources, Set<String> wanted) {
        this.workflow = workflow;
        this.job = job;
        this.sources = sources;
        this.wanted = wanted;
    }

    List<Finding> findings() {
        for (Step step : job.steps()) {
            step.run().ifPresent(run -> {
                if (NO_SHELL.matcher(shell(step)).matches()) {
                    program(step, run.text());
                } else {
                    script(step, run.text(), Dialect.of(shell(step)));
                }
            });
            if (step.uses().isPresent()) {
                action(step);
            }
        }
        return findings;
    }

    private String shell(Step step) {
        String fallback =
                job.runsOn().stream().anyMatch(l -> l.toLowerCase(Locale.ROOT).startsWith("windows")) ? "pwsh" : "bash";
        return step.shell().or(workflow::defaultShell).orElse(fallback);
    }

    /// A script in a language that no shell reads: what it does is told by its text alone.
    private void program(Step step, String text) {
        new HiddenUploads(workflow, job, sources, wanted)
                .inProgram(step, text)
                .ifPresent(found -> note(step, found.upload(), Optional.empty(), List.of(found.left()), Map.of()));
    }

    private void action(Step step) {
        for (UploadTool tool : UploadTools.ALL) {
            Optional<Upload> upload = tool.action(step);
            if (upload.isPresent()) {
                note(step, upload.get(), Optional.empty(), List.of(), Map.of());
                return;
            }
        }
        if (step.action().startsWith("./") || !handed(step)) {
            new CompositeActions(workflow, job, sources, wanted).in(step).ifPresent(findings::add);
        }
    }

    /// A command that an action is told to run, as one that tries again or brings up a screen.
    private boolean handed(Step step) {
        return step.with().entrySet().stream()
                .filter(input -> COMMAND_INPUT.matcher(input.getKey()).matches())
                .anyMatch(
                        input -> inner(step, ScriptReader.read(input.getValue().text(), Dialect.POSIX)));
    }

    private void script(Step step, String script, Dialect dialect) {
        int before = findings.size();
        List<Invocation> others = new ArrayList<>();
        for (Command command : ScriptReader.read(script, dialect)) {
            Invocation invocation = Invocation.of(command);
            stored.take(invocation, step.index());
            if (!uploads(step, invocation) && !nested(step, invocation)) {
                others.add(invocation);
            }
        }
        if (findings.size() == before) {
            others.forEach(invocation -> hidden(step, invocation));
        }
    }

    private boolean uploads(Step step, Invocation invocation) {
        CredentialSearch around = search(step, Optional.of(invocation), Map.of());
        for (UploadTool tool : UploadTools.ALL) {
            Optional<Upload> upload = tool.command(invocation, around);
            if (upload.isPresent()) {
                note(step, upload.get(), Optional.of(invocation), List.of(), Map.of());
                return true;
            }
        }
        return false;
    }

    /// `bash -c "…"`, and a container that is told what to run.
    private boolean nested(Step step, Invocation invocation) {
        List<Word> words = invocation.arguments();
        if (Set.of("bash", "sh", "zsh", "pwsh", "cmd").contains(invocation.program())) {
            for (int index = 0; index + 1 < words.size(); index++) {
                if (words.get(index).text().matches("-[a-z]*c|/[cC]|-Command")) {
                    return inner(step, ScriptReader.read(words.get(index + 1).text(), Dialect.POSIX));
                }
            }
        }
        if (Set.of("docker", "podman").contains(invocation.program())) {
            int last = Math.min(words.size(), CONTAINER_WORDS);
            for (int index = 1; index < last; index++) {
                List<Word> rest = words.subList(index, words.size());
                Command command = new Command(
                        rest, rest.getFirst().start(), rest.getLast().end(), "docker", "", true, "");
                if (inner(step, List.of(command))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean inner(Step step, List<Command> commands) {
        int before = findings.size();
        for (Command command : commands) {
            Command enclosed = new Command(
                    command.words(), command.start(), command.end(), command.before(), command.after(), true, "");
            Invocation invocation = Invocation.of(enclosed);
            for (UploadTool tool : UploadTools.ALL) {
                Optional<Upload> upload = tool.command(invocation, search(step, Optional.of(invocation), Map.of()));
                if (upload.isPresent()) {
                    note(
                            step,
                            upload.get().irreplaceable("the command is handed to another shell or container"),
                            Optional.of(invocation),
                            List.of(
                                    new Left(
                                            "nested-command",
                                            step.line(),
                                            1,
                                            "The upload runs inside another shell, container or action, which does not see the run's identity by itself. Move it into a step of its own.")),
                            Map.of());
                    break;
                }
            }
        }
        return findings.size() > before;
    }

    private void hidden(Step step, Invocation invocation) {
        HiddenUploads hidden = new HiddenUploads(workflow, job, sources, wanted);
        hidden.in(step, invocation, search(step, Optional.of(invocation), Map.of()))
                .ifPresent(found -> {
                    if (findings.stream()
                            .noneMatch(f -> f.step().index() == step.index()
                                    && f.upload().tool() == ToolName.SCRIPT)) {
                        note(step, found.upload(), Optional.of(invocation), List.of(found.left()), Map.of());
                    }
                });
    }

    private CredentialSearch search(Step step, Optional<Invocation> invocation, Map<String, Scalar> inputs) {
        return new CredentialSearch(workflow.env(), job.env(), step, invocation, stored, inputs);
    }

    private void note(
            Step step,
            Upload upload,
            Optional<Invocation> invocation,
            List<Left> obstacles,
            Map<String, Scalar> inputs) {
        CredentialSearch search = search(step, invocation, inputs);
        boolean mayBeTrusted = upload.tool() == ToolName.GH_ACTION_PYPI_PUBLISH
                || job.effectivePermissions(workflow).grantsIdToken();
        Credential credential = search.credential(upload, mayBeTrusted);
        Publication publication = new Publication(
                job.id(),
                step.line(),
                upload.tool(),
                upload.address().kind(),
                credential,
                upload.address().url(),
                upload.version(),
                job,
                Optional.of(step));
        findings.add(new Finding(publication, upload, invocation, search.carriers(), obstacles));
    }
}
