package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.yaml.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the upload may move into a job of its own without losing anything that the old job did.
final class SplitConditions {

    private static final Set<String> LIGHT = Set.of(
            "actions/checkout",
            "actions/download-artifact",
            "actions/setup-python",
            "astral-sh/setup-uv",
            "pypa/gh-action-pypi-publish",
            "dawidd6/action-download-artifact");

    private static final Pattern BUILDING = Pattern.compile(
            "\\b(?:build|setup\\.py|make|tox|nox|flit publish|pdm publish)\\b|bdist|sdist|--build|pip wheel");

    private SplitConditions() {}

    static void check(JobSite site) {
        Job job = site.job();
        int line = job.line();
        require(!light(site) || !Obstacles.onPlainLinux(job), line, "the job does nothing but publish");
        require(othersComeFirst(site), line, "the job uploads to another index too");
        require(
                !site.node().flow()
                        && site.node().listing("steps").filter(s -> !s.flow()).isPresent(),
                line,
                "the job is written in braces");
        require(environmentFree(site), line, "other steps of the job use the environment's secrets or variables");
        for (Finding finding : site.needed()) {
            step(site, finding);
        }
        require(landApart(site), line, "the files of two folders would land on each other");
        require(sameConditions(site), line, "uploads to one index have different conditions");
    }

    /// Uploads to an index that is not PyPI's stay, in front of the others.
    private static boolean othersComeFirst(JobSite site) {
        int first = site.needed().getFirst().step().index();
        return site.all().stream()
                .filter(f -> !site.needed().contains(f))
                .allMatch(f ->
                        f.publication().index() == IndexKind.OTHER && f.step().index() < first);
    }

    private static void step(JobSite site, Finding finding) {
        Step step = finding.step();
        int line = step.line();
        require(
                finding.upload().replacement().isPresent(),
                line,
                finding.upload().obstacle());
        require(PublishStep.travels(finding), line, "the folder of the distributions is computed by its step");
        require(CommandsBehind.of(site.all(), finding).isEmpty(), line, "commands follow the upload in its script");
        if (step.uses().isPresent()) {
            Node.Mapping node = site.step(step.index());
            require(
                    !node.flow() && !(site.steps().items().get(step.index()) instanceof Node.Alias),
                    line,
                    "the step is written in braces or is an alias");
        }
    }

    /// The job only fetches files that another one has built, or has nothing that builds.
    static boolean light(JobSite site) {
        Set<Integer> uploads = new java.util.HashSet<>();
        site.all().forEach(f -> uploads.add(f.step().index()));
        if (site.all().stream().anyMatch(SplitConditions::buildsToo)) {
            return false;
        }
        boolean fetches = site.job().steps().stream().anyMatch(s -> s.action().endsWith("/download-artifact"));
        boolean builds = site.job().steps().stream()
                .anyMatch(s -> s.run().map(r -> builds(r.text())).orElse(false));
        if (fetches && !builds) {
            return true;
        }
        return site.job().steps().stream()
                .allMatch(s -> LIGHT.contains(s.action())
                        || (s.run().isPresent()
                                && (harmless(s.run().get().text())
                                        || (uploads.contains(s.index())
                                                && !builds(s.run().get().text())))));
    }

    /// A command such as `flit publish` builds what it uploads.
    private static boolean buildsToo(Finding finding) {
        return finding.upload()
                .replacement()
                .filter(r -> r.remains().isPresent())
                .isPresent();
    }

    private static boolean harmless(String run) {
        return commands(run)
                .allMatch(i -> Set.of("", "ls", "echo", "tree", "find", "cat", "set")
                                .contains(i.program())
                        || (i.program().equals("twine") && i.command().line().contains("check"))
                        || (installs(i) && i.command().line().contains("twine")));
    }

    private static boolean builds(String run) {
        return commands(run)
                .anyMatch(i ->
                        !installs(i) && BUILDING.matcher(i.command().line()).find());
    }

    private static boolean installs(Invocation invocation) {
        return Set.of("pip", "pip3", "uv", "pipx").contains(invocation.program())
                && invocation.command().line().matches(".*\\binstall\\b.*");
    }

    private static Stream<Invocation> commands(String run) {
        return ScriptReader.read(run, Dialect.POSIX).stream().map(Invocation::of);
    }

    private static boolean environmentFree(JobSite site) {
        if (site.node().entry("environment").isEmpty()) {
            return true;
        }
        if (site.job().environment().isEmpty() || site.job().environment().get().computed()) {
            return false;
        }
        Set<Integer> uploads = new java.util.HashSet<>();
        site.needed().forEach(f -> uploads.add(f.step().index()));
        List<String> others = site.job().steps().stream()
                .filter(s -> !uploads.contains(s.index()))
                .map(Step::toString)
                .toList();
        return others.stream().allMatch(t -> Expressions.secrets(t).isEmpty() && !t.contains("vars."));
    }

    private static boolean landApart(JobSite site) {
        Set<String> folders = new java.util.HashSet<>();
        Set<String> landings = new java.util.HashSet<>();
        site.needed().forEach(f -> {
            folders.add(PublishStep.folder(f));
            landings.add(PublishStep.landing(PublishStep.folder(f)));
        });
        return folders.size() == landings.size();
    }

    private static boolean sameConditions(JobSite site) {
        for (Finding one : site.needed()) {
            for (Finding other : site.needed()) {
                if (one.publication().index() == other.publication().index()
                        && !one.step().condition().equals(other.step().condition())) {
                    return false;
                }
                if (!one.equals(other)
                        && one.publication().index() == other.publication().index()
                        && PublishStep.folder(one).equals(PublishStep.folder(other))
                        && !FolderParts.together(site, one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void require(boolean holds, int line, String otherwise) {
        if (!holds) {
            throw new CannotPlan("no-split", line, otherwise);
        }
    }
}
