package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps the upload where it is.
final class InPlacePlanner {

    static final String LABEL = "Everything this job installs can publish as you.";

    private final JobSite site;
    private final JobPlan plan = new JobPlan();
    private final Scripts scripts;
    private final NewTwine twine;
    private final Set<Integer> swapped = new java.util.HashSet<>();

    InPlacePlanner(JobSite site) {
        this.site = site;
        this.scripts = new Scripts(site);
        this.twine = new NewTwine(site, plan, scripts);
    }

    JobPlan plan() {
        Obstacles.check(site);
        EnvironmentChange.plan(site, plan);
        PermissionChange.plan(site, plan);
        refuseTwoUploads();
        Map<Integer, List<Finding>> bySteps = new LinkedHashMap<>();
        site.needed()
                .forEach(f -> bySteps.computeIfAbsent(f.step().index(), _ -> new ArrayList<>())
                        .add(f));
        bySteps.values().forEach(this::step);
        scripts.finish(plan, swapped);
        if (!SplitConditions.light(site)) {
            plan.name("job " + site.job().id() + ": the upload stays in this job", LABEL);
        }
        return plan;
    }

    private boolean native_(Finding finding) {
        boolean able = finding.upload().speaksTrustedPublishing();
        boolean likes = site.choices().keepTool()
                || Set.of(ToolName.UV, ToolName.PDM, ToolName.MATURIN)
                        .contains(finding.upload().tool());
        return able
                && (likes
                        || !whole(finding)
                        || !Obstacles.onPlainLinux(site.job())
                        || !CommandsBehind.of(site.all(), finding).isEmpty());
    }

    /// PyPA's action uploads a folder as a whole.
    private boolean whole(Finding finding) {
        return finding.upload().replacement().isPresent()
                && PublishStep.selected(site, finding).isEmpty();
    }

    private boolean byAction(Finding finding) {
        return finding.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH || !native_(finding);
    }

    private void step(List<Finding> findings) {
        Step step = findings.getFirst().step();
        Finding first = findings.getFirst();
        if (first.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH) {
            Obstacles.requireLinux(site.job(), step);
            PublishStep.refreshed(site, plan, first).forEach(plan::change);
            return;
        }
        List<Change> within = new ArrayList<>();
        CredentialRemoval.plan(site, plan, findings, step, within);
        List<Finding> replaced = new ArrayList<>();
        for (Finding finding : findings) {
            scripts.withoutStored(plan, finding);
            if (native_(finding)) {
                keep(finding);
            } else {
                replace(finding, step);
                replaced.add(finding);
            }
        }
        boolean gone = scripts.emptied(step.index());
        if (!gone) {
            within.forEach(plan::change);
        }
        if (!gone && !replaced.isEmpty() && outcomeIsRead(step)) {
            throw new CannotPlan(
                    "outcome-is-read",
                    step.line(),
                    "Another step asks whether this one failed, and would no longer hear of its upload. Give the upload a step of its own with that id, then run this again.");
        }
        if (gone && replaced.size() == 1 && !site.step(step.index()).flow()) {
            swapped.add(step.index());
            PublishStep.insteadOfRun(site, first).forEach(plan::change);
            return;
        }
        replaced.forEach(f ->
                plan.change(new Change.InsertItem(site.steps(), step.index(), PublishStep.instead(site, f, true))));
    }

    private boolean outcomeIsRead(Step step) {
        return step.id().isPresent()
                && site.job().steps().stream()
                        .anyMatch(each -> StepResults.outcomeOf(site, Set.of(step.index()), each));
    }

    private void replace(Finding finding, Step step) {
        if (finding.upload().replacement().isEmpty()) {
            throw new CannotPlan(
                    "no-equivalent",
                    step.line(),
                    "This upload cannot do trusted publishing and cannot be replaced safely: "
                            + finding.upload().obstacle() + ". "
                            + Optional.of(finding.upload().advice())
                                    .filter(a -> !a.isEmpty())
                                    .orElse(
                                            "Let the job keep its files as an artifact and publish them with PyPA's action in a job with `id-token: write`."));
        }
        Obstacles.requireLinux(site.job(), step);
        if (!PublishStep.plainFolder(PublishStep.folder(finding))) {
            throw new CannotPlan(
                    "computed-folder",
                    step.line(),
                    "The folder of the distributions is computed; name it in the upload, then run this again.");
        }
        if (!whole(finding)) {
            throw new CannotPlan(
                    "part-of-a-folder",
                    step.line(),
                    "This upload takes only some files of its folder, and PyPA's action would take them all. Keep those files as an artifact and publish that in a job of its own with `id-token: write` and an environment.");
        }
        refuseCommandsBehind(finding, step);
        scripts.withoutUpload(plan, finding);
        plan.name(
                "job " + site.job().id() + ": upload by "
                        + finding.upload().tool().json() + " replaced by " + PublishActionRefs.ACTION,
                "PyPA's action uploads by trusted publishing and adds attestations.");
    }

    private void refuseCommandsBehind(Finding finding, Step step) {
        if (!CommandsBehind.of(site.all(), finding).isEmpty()) {
            throw new CannotPlan(
                    "commands-follow",
                    step.line(),
                    "Commands follow the upload in its script, and would come before it once PyPA's action uploads. Move them into a step of their own behind this"
                            + " one, then run this again.");
        }
    }

    private void keep(Finding finding) {
        if (finding.invocation().isEmpty()) {
            CredentialRemoval.options(site, plan, finding);
            return;
        }
        if (finding.upload().tool() == ToolName.TWINE) {
            twine.require(finding);
        }
        scripts.withoutOptions(plan, finding);
    }

    /// gh-action-pypi-publish#283, #319: the second upload of a folder stumbles over the first one's attestations; one
    /// to another index would take them for files to upload.
    private void refuseTwoUploads() {
        List<Finding> byAction = site.all().stream()
                .filter(f -> f.publication().index().trustsPublishers()
                        ? byAction(f)
                        : f.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH)
                .toList();
        for (int first = 0; first < byAction.size(); first++) {
            for (int second = first + 1; second < byAction.size(); second++) {
                if (clash(byAction.get(first), byAction.get(second))) {
                    twoUploads(byAction.get(first), byAction.get(second));
                }
            }
        }
    }

    private static boolean clash(Finding one, Finding other) {
        if (!one.publication().index().trustsPublishers()
                || one.upload().replacement().isEmpty()
                || other.upload().replacement().isEmpty()) {
            return false;
        }
        if (!PublishStep.folder(one).equals(PublishStep.folder(other))) {
            return false;
        }
        String first = one.step().condition().orElse("");
        String second = other.step().condition().orElse("");
        return first.isEmpty() || second.isEmpty() || !Conditions.exclude(first, second);
    }

    private void twoUploads(Finding one, Finding other) {
        Finding quiet = other.publication().index() == IndexKind.TESTPYPI ? other : one;
        if (site.choices().withoutAttestations()
                && quiet.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH
                && site.step(quiet.step().index())
                        .mapping("with")
                        .filter(w -> w.entry("attestations").isEmpty())
                        .isPresent()) {
            plan.change(new Change.Add(
                    site.step(quiet.step().index()).mapping("with").orElseThrow(),
                    "attestations",
                    new Value.Raw("false"),
                    ""));
            plan.name(
                    "job " + site.job().id() + ": attestations false on one of two uploads",
                    "Chosen by name: two uploads of one folder in a job fail otherwise.");
            return;
        }
        throw new CannotPlan(
                "two-uploads",
                other.step().line(),
                "This job uploads the same files twice, which fails as soon as attestations come with trusted publishing. Make one job per index that downloads the same artifact, then run this again.");
    }
}
