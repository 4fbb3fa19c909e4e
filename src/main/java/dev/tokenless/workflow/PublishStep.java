package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.Replacement;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The step of PyPA's action that a publication becomes.
final class PublishStep {

    private static final String NEW_REF_WHY =
            "The version named before is from a time without trusted publishing; a removed password alone would break the release.";

    private PublishStep() {}

    /// Changes within a step that is PyPA's action already.
    static List<Change> refreshed(JobSite site, JobPlan plan, Finding finding) {
        List<Change> changes = new ArrayList<>();
        Step step = finding.step();
        CredentialRemoval.plan(site, plan, List.of(finding), step, changes);
        Node.Text uses = site.step(step.index()).text("uses").orElseThrow();
        String[] parts = uses.value().strip().split("@", 2);
        Optional<PublishActionRefs.Ref> better =
                PublishActionRefs.better(parts.length > 1 ? parts[1].strip() : "", site.choices());
        better.ifPresent(ref -> {
            changes.add(new Change.Replace(uses, new Value.Words(parts[0].strip() + "@" + ref.ref(), ref.comment())));
            plan.name(
                    "job " + site.job().id() + ": " + PublishActionRefs.ACTION + "@"
                            + ref.comment().orElse(ref.ref()),
                    NEW_REF_WHY);
        });
        return changes;
    }

    /// A new step that does what the command did; it inherits the name of a step of which nothing else is left.
    static Value.Fields instead(JobSite site, Finding finding, Optional<String> condition, boolean whole) {
        Replacement same = finding.upload().replacement().orElseThrow();
        boolean test = finding.publication().index() == IndexKind.TESTPYPI;
        PublishActionRefs.Ref ref = PublishActionRefs.fresh(site.choices());
        Value.Fields step = Value.fields()
                .with(
                        "name",
                        Value.words(finding.step()
                                .name()
                                .filter(_ -> whole)
                                .orElse(test ? "Publish to TestPyPI" : "Publish to PyPI")));
        if (condition.isPresent()) {
            step = step.with("if", Value.words(condition.get()));
        }
        step = step.with("uses", new Value.Words(PublishActionRefs.ACTION + "@" + ref.ref(), ref.comment()));
        Value.Fields with = Value.fields();
        if (test) {
            with = with.with("repository-url", Value.words("https://test.pypi.org/legacy/"));
        }
        String folder = folder(finding);
        if (!folder.equals("dist")) {
            with = with.with("packages-dir", Value.words(folder));
        }
        if (same.skipExisting()) {
            with = with.with("skip-existing", new Value.Raw("true"));
        }
        if (same.verbose()) {
            with = with.with("verbose", new Value.Raw("true"));
        }
        if (finding.step().continueOnError()) {
            step = step.with("continue-on-error", new Value.Raw("true"));
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
