package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import dev.tokenless.workflow.yaml.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The edited scripts of one job.
final class Scripts {

    private final JobSite site;
    private final Map<Integer, ScriptCuts> cuts = new TreeMap<>();

    Scripts(JobSite site) {
        this.site = site;
    }

    private ScriptCuts of(int step) {
        return cuts.computeIfAbsent(
                step,
                index -> new ScriptCuts(site.job().steps().stream()
                        .filter(s -> s.index() == index)
                        .findFirst()
                        .orElseThrow()));
    }

    /// Earlier commands that store the credential go.
    void withoutStored(JobPlan plan, Finding finding) {
        for (Carrier carrier : finding.carriers()) {
            if (carrier instanceof Carrier.Stored stored) {
                of(stored.stepIndex()).command(stored.command());
                if (stored.command().line().contains(".pypirc")
                        || stored.command().heredoc().contains("[pypi")) {
                    withoutSettingsFile(stored.command());
                }
                plan.name(
                        "job " + site.job().id() + ": command that stores the credential removed",
                        "A stored credential switches trusted publishing off, and its secret is to be deleted.");
            }
        }
    }

    /// Commands that only look after the file that is no longer written; others that read it are a person's to
    /// judge.
    private void withoutSettingsFile(Command writer) {
        for (Step step : site.job().steps()) {
            String script = step.run().map(Scalar::text).orElse("");
            for (Command command :
                    ScriptReader.read(script, Dialect.of(step.shell().orElse("bash")))) {
                if (!command.line().contains(".pypirc") || command.equals(writer)) {
                    continue;
                }
                String program = Invocation.of(command).program();
                boolean writes = command.line().contains(">");
                if (!writes
                        && !Set.of("rm", "chmod", "cat", "shred", "ls", "touch", "unlink")
                                .contains(program)) {
                    throw new CannotPlan(
                            "settings-file",
                            step.line(),
                            "This step uses the .pypirc file, which holds the credential. Take the file and this use of it out, then run this again.");
                }
                if (!writes) {
                    of(step.index()).command(command);
                }
            }
        }
    }

    /// Poetry reads the address of an index for `poetry publish` alone.
    private void withoutRepositories(JobPlan plan) {
        List<Command> uploads = site.needed().stream()
                .flatMap(f -> f.invocation().stream())
                .map(Invocation::command)
                .toList();
        List<Runnable> cut = new ArrayList<>();
        for (Step step : site.job().steps()) {
            String script = step.run().map(Scalar::text).orElse("");
            for (Command command :
                    ScriptReader.read(script, Dialect.of(step.shell().orElse("bash")))) {
                Invocation invocation = Invocation.of(command);
                String words = invocation.program() + " "
                        + invocation.arguments().stream().map(Word::text).collect(Collectors.joining(" "));
                if (words.startsWith("poetry config repositories.")) {
                    cut.add(() -> of(step.index()).command(command));
                } else if (words.matches("(?s)poetry\\b.*\\bpublish\\b.*") && !uploads.contains(command)) {
                    return;
                }
            }
        }
        if (!cut.isEmpty()) {
            cut.forEach(Runnable::run);
            plan.name(
                    "job " + site.job().id() + ": command that names an index to poetry removed",
                    "Poetry uploads no longer, and reads the address for nothing else.");
        }
    }

    /// The upload itself goes; a build that it did stays, by the same way to the program.
    void withoutUpload(JobPlan plan, Finding finding) {
        Invocation invocation = finding.invocation().orElseThrow();
        if (finding.upload().tool() == ToolName.POETRY) {
            withoutRepositories(plan);
        }
        Optional<String> remains = finding.upload().replacement().orElseThrow().remains();
        if (remains.isEmpty()) {
            of(finding.step().index()).command(invocation.command());
            return;
        }
        withoutInline(plan, finding, invocation);
        String arguments = remains.get().substring(remains.get().indexOf(' '));
        of(finding.step().index()).behind(invocation.programWord(), invocation.command(), arguments);
    }

    /// `TWINE_PASSWORD=… twine upload`: the credential in front of the command goes.
    private void withoutInline(JobPlan plan, Finding finding, Invocation invocation) {
        invocation.assignments().forEach((name, word) -> {
            if (finding.upload().userVariables().contains(name)
                    || finding.upload().passwordVariables().contains(name)) {
                of(finding.step().index()).prefix(word);
                plan.name("job " + site.job().id() + ": variable " + name + " removed", CredentialRemoval.WHY);
            }
        });
    }

    /// The upload stays and loses its credential options.
    void withoutOptions(JobPlan plan, Finding finding) {
        Invocation invocation = finding.invocation().orElseThrow();
        Set<String> names = Set.copyOf(finding.upload().carriers());
        List<Arguments.Option> options =
                Arguments.read(invocation.arguments(), names).options();
        for (Arguments.Option option : options) {
            if (names.contains(option.name())) {
                of(finding.step().index()).words(option.start(), option.end());
                plan.name(
                        "job " + site.job().id() + ": option " + option.name() + " removed",
                        "A user name or password switches trusted publishing off.");
            }
        }
        withoutInline(plan, finding, invocation);
    }

    /// Another word in the place of one.
    void word(int step, Word word, String text) {
        of(step).word(word, text);
    }

    /// A command on a line of its own in front of another one.
    void before(int step, Command command, String text) {
        of(step).before(command, text);
    }

    boolean emptied(int step) {
        return cuts.containsKey(step)
                && !cuts.get(step).untouched()
                && cuts.get(step).leavesNothing();
    }

    /// The changes of all scripts; a step whose script does nothing any more goes as a whole.
    void finish(JobPlan plan, Set<Integer> replaced) {
        cuts.forEach((step, cut) -> {
            if (cut.untouched()) {
                return;
            }
            if (emptied(step)) {
                if (!replaced.contains(step)) {
                    plan.change(new Change.DropItem(site.steps(), step));
                }
            } else {
                plan.change(cut.change(site.step(step)));
            }
        });
    }
}
