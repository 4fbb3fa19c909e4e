package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.Replacement;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The step of PyPA's action that a publication becomes.
final class PublishStep {

    private static final String NEW_REF_WHY =
            "The version named before is from a time without trusted publishing; a removed password alone would break the release.";

    private static final String UNKNOWN_REF_WHY =
            "The commit named before is none of the releases known here, and no version stands behind it: it may know nothing of trusted publishing. If it is a newer release, put it back with its version as a comment.";

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^{}]*}}");

    private PublishStep() {}

    /// Changes within a step that is PyPA's action already.
    static List<Change> refreshed(JobSite site, JobPlan plan, Finding finding) {
        List<Change> changes = new ArrayList<>();
        Step step = finding.step();
        CredentialRemoval.plan(site, plan, List.of(finding), step, changes);
        Node.Text uses = site.step(step.index()).text("uses").orElseThrow();
        String[] parts = uses.value().strip().split("@", 2);
        String old = parts.length > 1 ? parts[1].strip() : "";
        String comment = site.workflow().document().commentBehind(uses);
        Optional<WrittenAction.Ref> better = PublishActionRefs.better(old, comment, site.choices());
        better.ifPresent(ref -> {
            changes.add(new Change.Replace(uses, new Value.Words(parts[0].strip() + "@" + ref.text(), ref.comment())));
            plan.name(
                    "job " + site.job().id() + ": " + PublishActionRefs.ACTION + "@"
                            + ref.comment().orElse(ref.text()),
                    PublishActionRefs.unknown(old, comment) ? UNKNOWN_REF_WHY : NEW_REF_WHY);
        });
        changes.addAll(renamed(site, plan, step));
        if (Optional.ofNullable(step.with().get("attestations"))
                .map(Scalar::text)
                .filter("false"::equals)
                .isPresent()) {
            plan.name(
                    "job " + site.job().id() + ": attestations stay switched off",
                    "With a token they were not to be had; with the run's identity they come by themselves once the input is taken out.");
        }
        return changes;
    }

    /// Old snake_case inputs, by choice.
    private static List<Change> renamed(JobSite site, JobPlan plan, Step step) {
        List<Change> changes = new ArrayList<>();
        Optional<Node.Mapping> with = site.step(step.index()).mapping("with");
        if (site.choices().renameInputs() && with.isPresent()) {
            for (String old :
                    List.of("repository_url", "packages_dir", "verify_metadata", "skip_existing", "print_hash")) {
                String fresh = old.replace('_', '-');
                if (with.get().entry(old).isPresent() && with.get().entry(fresh).isEmpty()) {
                    changes.add(new Change.Rename(with.get(), old, fresh));
                    plan.name(
                            "job " + site.job().id() + ": input " + old + " renamed to " + fresh,
                            "Chosen by name: the old spelling is deprecated and will go with the action's third version.");
                }
            }
        }
        return changes;
    }

    /// Changes by which a step of which nothing else is left becomes PyPA's action; its name, its condition and its
    /// comments stay as they are.
    static List<Change> insteadOfRun(JobSite site, Finding finding) {
        Node.Mapping node = site.step(finding.step().index());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Swap(node, "run", action(site, finding).fields()));
        for (String key : List.of("env", "shell", "working-directory")) {
            if (node.entry(key).isPresent()) {
                changes.add(new Change.Drop(node, key));
            }
        }
        return changes;
    }

    /// A new step that does what the command did, behind one of which something else is left.
    static Value.Fields instead(JobSite site, Finding finding, boolean conditional) {
        boolean test = finding.publication().index() == IndexKind.TESTPYPI;
        Value.Fields step = Value.fields().with("name", Value.words(test ? "Publish to TestPyPI" : "Publish to PyPI"));
        Optional<Node.Text> condition = site.step(finding.step().index()).text("if");
        if (conditional && condition.isPresent()) {
            step = step.with("if", new Value.Verbatim(condition.get()));
        }
        if (finding.step().continueOnError()) {
            step = step.with("continue-on-error", new Value.Raw("true"));
        }
        for (Value.Field field : action(site, finding).fields()) {
            step = step.with(field.key(), field.value());
        }
        return step;
    }

    /// `uses:` and `with:` of PyPA's action.
    private static Value.Fields action(JobSite site, Finding finding) {
        Replacement same = finding.upload().replacement().orElseThrow();
        boolean test = finding.publication().index() == IndexKind.TESTPYPI;
        Value.Fields step = Value.fields().with("uses", WrittenAction.PUBLISH.uses(site.choices()));
        Value.Fields with = Value.fields();
        if (test) {
            with = with.with("repository-url", Value.words("https://test.pypi.org/legacy/"));
        }
        String folder = landing(folder(finding));
        if (!folder.equals("dist")) {
            with = with.with("packages-dir", Value.words(folder));
        }
        if (same.skipExisting()) {
            with = with.with("skip-existing", new Value.Raw("true"));
        }
        if (same.verbose()) {
            with = with.with("verbose", new Value.Raw("true"));
        }
        return with.fields().isEmpty() ? step : step.with("with", with);
    }

    /// The folder of the distributions, from the top of the workspace.
    static String folder(Finding finding) {
        String folder = finding.upload().replacement().orElseThrow().packagesDir();
        String from = finding.invocation()
                .map(i -> WorkingFolder.of(finding.step(), i.command()))
                .orElse("");
        return WorkingFolder.join(from, folder);
    }

    /// The files of the folder that are uploaded, from the top of the workspace; empty for all. Wheels and source
    /// distributions are all, unless something else lies there too.
    static List<String> selected(JobSite site, Finding finding) {
        Replacement replacement = finding.upload().replacement().orElseThrow();
        if (!replacement.partial() && !OtherFiles.in(site.job(), folder(finding))) {
            return List.of();
        }
        String from = finding.invocation()
                .map(i -> WorkingFolder.of(finding.step(), i.command()))
                .orElse("");
        return replacement.selected().stream()
                .map(p -> WorkingFolder.join(from, p))
                .toList();
    }

    /// The folder in the job that publishes: one that is computed there cannot be computed here.
    static String landing(String folder) {
        return folder.contains("${{") ? "dist" : folder;
    }

    /// Whether the folder is plain but for expressions, and those read nothing of the upload's own step.
    static boolean travels(Finding finding) {
        String folder = folder(finding);
        String rest = EXPRESSION.matcher(folder).replaceAll("x");
        boolean own = EXPRESSION
                .matcher(folder)
                .results()
                .flatMap(m -> Expressions.variables(m.group()).stream())
                .anyMatch(finding.step().env()::containsKey);
        return plainFolder(rest) && !own;
    }

    /// Whether the folder is inside the workspace and known beforehand.
    static boolean plainFolder(String folder) {
        return !folder.isEmpty()
                && !folder.equals(".")
                && !folder.startsWith("/")
                && !folder.startsWith("~")
                && !folder.contains("..")
                && folder.chars().noneMatch(c -> "$*?%\\".indexOf(c) >= 0);
    }
}
