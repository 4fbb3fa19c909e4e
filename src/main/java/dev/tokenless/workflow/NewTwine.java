package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A twine that stays must be 6.1 or newer, which exchanges the identity, and that needs Python 3.8 (its
/// changelog).
final class NewTwine {

    private static final String REQUIREMENT = "\"twine>=6.1\"";
    private static final String WHY =
            "twine exchanges the run's identity from 6.1 on; an older one would ask for a password.";
    private static final Pattern OLD_PYTHON =
            Pattern.compile("(?s).*python-version[^\\n]*(?:\\b2\\.7|\\b3\\.[5-7]\\b).*");
    private static final Pattern NAMED = Pattern.compile("(?i)twine(?:\\[[^]]*])?\\s*(.*)");
    private static final Pattern NEW = Pattern.compile("(?:==|>=|~=|@)\\s*(?:6\\.[1-9]\\d*|[7-9]|[1-9]\\d).*");
    private static final Set<String> FRESH = Set.of("uvx", "pipx");
    private static final Set<String> INSTALLERS = Set.of("pip", "pip3", "pipx", "uv", "conda", "mamba", "micromamba");

    private final JobSite site;
    private final JobPlan plan;
    private final Scripts scripts;
    private boolean installed;

    NewTwine(JobSite site, JobPlan plan, Scripts scripts) {
        this.site = site;
        this.plan = plan;
        this.scripts = scripts;
    }

    /// Writes the bound where the job installs twine, else in front of the upload.
    void require(Finding finding) {
        if (installed) {
            return;
        }
        installed = true;
        String job = PlainTree.of(site.node()).toString().toLowerCase(Locale.ROOT);
        if (OLD_PYTHON.matcher(job.replace("=", ": ")).matches()) {
            throw refusal(
                    finding,
                    "the job sets up a Python before 3.8, for which there is no such twine. Use a newer Python");
        }
        if (!raised(finding)) {
            here(finding);
        }
    }

    /// Whether an install line of this or an earlier step names twine; it then asks for a new one.
    private boolean raised(Finding finding) {
        boolean found = false;
        for (Step step : site.job().steps()) {
            if (step.index() > finding.step().index() || step.run().isEmpty()) {
                continue;
            }
            Dialect dialect = Dialect.of(step.shell().orElse("bash"));
            for (Command command : ScriptReader.read(step.run().get().text(), dialect)) {
                found |= raised(step, command);
            }
        }
        return found;
    }

    private boolean raised(Step step, Command command) {
        Invocation invocation = Invocation.of(command);
        Arguments given = Arguments.read(invocation.arguments(), Set.of("-r", "-c", "-i", "--index-url"));
        boolean installs = INSTALLERS.contains(invocation.program())
                && given.operands().stream().limit(2).anyMatch(w -> w.text().equals("install"));
        boolean found = false;
        for (Word word : given.operands()) {
            Matcher named = NAMED.matcher(word.text());
            if (installs
                    && named.matches()
                    && (named.group(1).isEmpty()
                            || "=<>~!@".indexOf(named.group(1).charAt(0)) >= 0)) {
                found = true;
                if (!NEW.matcher(named.group(1)).matches()) {
                    scripts.word(step.index(), word, REQUIREMENT);
                    plan.name("job " + site.job().id() + ": installs twine>=6.1", WHY);
                }
            }
        }
        return found;
    }

    private void here(Finding finding) {
        Invocation invocation = finding.invocation().orElseThrow();
        String first = invocation.command().words().getFirst().text().toLowerCase(Locale.ROOT);
        boolean bare = NAMED.matcher(invocation.path()).matches()
                && NAMED.matcher(invocation.path()).replaceFirst("$1").isEmpty();
        if (FRESH.contains(first) && bare) {
            return;
        }
        boolean direct = first.matches("(?:python[0-9.]*|py|twine)");
        if (!direct
                || !bare
                || invocation.command().enclosed()
                || !invocation.command().before().equals("\n")) {
            throw refusal(finding, "the twine that it runs is chosen elsewhere. Ask for `twine>=6.1` there");
        }
        scripts.before(finding.step().index(), invocation.command(), "python -m pip install " + REQUIREMENT);
        plan.name("job " + site.job().id() + ": installs twine>=6.1", WHY);
    }

    private static CannotPlan refusal(Finding finding, String why) {
        return new CannotPlan(
                "old-twine",
                finding.step().line(),
                "This upload must keep twine, which knows trusted publishing from 6.1 on, but " + why
                        + ", then run this again.");
    }
}
