package dev.tokenless.trust;

import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.Workflow;
import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A repository made for one question: workflows that already publish by trust, so that the rewriter plays no part.
record Sample(Map<String, String> workflows, RepositoryFacts facts, Setup setup) {

    static final RepositoryName NAME = new RepositoryName("harbour", "lighthouse");

    /// One workflow `release.yml` with these triggers and one publish job, the publisher that fits it, and no
    /// environment rules.
    static Sample on(String triggers) {
        return on(triggers, "");
    }

    /// @param keys more lines of the publish job, unindented
    static Sample on(String triggers, String keys) {
        return new Sample(
                Map.of(".github/workflows/release.yml", workflow(triggers, keys, "")),
                RepositoryFacts.of(NAME, "main"),
                new Setup(List.of(publisher("harbour/lighthouse", "release.yml", "pypi")), Map.of(), Optional.empty()));
    }

    static String workflow(String triggers, String keys, String stepKeys) {
        return """
                on:
                %sjobs:
                  publish:
                    runs-on: ubuntu-latest
                    environment: pypi
                    permissions:
                      id-token: write
                %s    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                %s""".formatted(
                triggers.strip().indent(2), keys.isBlank() ? "" : keys.strip().indent(4), stepKeys.indent(8));
    }

    static Registered publisher(String repository, String file, String environment) {
        return Registered.of(
                IndexKind.PYPI,
                new Publisher(
                        RepositoryName.parse(repository).orElseThrow(),
                        new WorkflowFile(file),
                        environment.isEmpty() ? Optional.empty() : Optional.of(new EnvironmentName(environment))));
    }

    static EnvironmentRules tags(String... patterns) {
        return EnvironmentRules.of(new RefPolicy.Custom(
                List.of(patterns).stream().map(RefPattern::tag).toList()));
    }

    static EnvironmentRules branches(String... patterns) {
        return EnvironmentRules.of(new RefPolicy.Custom(
                List.of(patterns).stream().map(RefPattern::branch).toList()));
    }

    Sample and(String path, String text) {
        Map<String, String> more = new LinkedHashMap<>(workflows);
        more.put(path, text);
        return new Sample(more, facts, setup);
    }

    Sample replace(String before, String after) {
        Map<String, String> changed = new LinkedHashMap<>();
        workflows.forEach((path, text) -> {
            if (!text.contains(before)) {
                throw new AssertionError("nothing to replace: " + before);
            }
            changed.put(path, text.replace(before, after));
        });
        return new Sample(changed, facts, setup);
    }

    Sample replaceIn(String file, String before, String after) {
        Map<String, String> changed = new LinkedHashMap<>(workflows);
        changed.computeIfPresent(".github/workflows/" + file, (path, text) -> text.replace(before, after));
        return new Sample(changed, facts, setup);
    }

    Sample rules(EnvironmentRules rules) {
        return new Sample(workflows, facts, setup.withRules(rules));
    }

    Sample publishers(Registered... publishers) {
        return new Sample(workflows, facts, setup.withPublishers(List.of(publishers)));
    }

    Sample tagged(String... newestFirst) {
        return new Sample(workflows, facts.withTags(List.of(newestFirst)), setup);
    }

    Sample facts(UnaryOperator<Facts> change) {
        return new Sample(workflows, change.apply(Facts.of(facts)).facts(), setup);
    }

    List<Judgement> judge() {
        return Judge.judge(files(), facts, setup);
    }

    Judgement only() {
        List<Judgement> all = judge();
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.getFirst();
    }

    List<Judged> files() {
        List<Judged> files = new ArrayList<>();
        new TreeMap<>(workflows).forEach((path, text) -> {
            if (path.endsWith("/action.yml")) {
                return;
            }
            if (!(Workflow.read(path, text) instanceof Workflow workflow)) {
                throw new AssertionError(path + " is no workflow:\n" + text);
            }
            files.add(new Judged(workflow, workflow, publications(workflow), new Sources(workflows)));
        });
        return files;
    }

    private static List<Publication> publications(Workflow workflow) {
        List<Publication> found = new ArrayList<>();
        for (Job job : workflow.jobs()) {
            for (Step step : job.steps()) {
                if (step.action().equals("pypa/gh-action-pypi-publish")) {
                    boolean test = step.with().toString().contains("test.pypi.org");
                    found.add(publication(job, Optional.of(step), ToolName.GH_ACTION_PYPI_PUBLISH, test));
                }
            }
            if (job.uses().filter(uses -> uses.text().contains("@")).isPresent()) {
                found.add(publication(job, Optional.empty(), ToolName.REUSABLE_WORKFLOW, false));
            }
        }
        return found;
    }

    private static Publication publication(Job job, Optional<Step> step, ToolName tool, boolean test) {
        return new Publication(
                job.id(),
                step.map(Step::line).orElse(job.line()),
                tool,
                test ? IndexKind.TESTPYPI : IndexKind.PYPI,
                new Credential.Trusted(),
                Optional.empty(),
                Optional.empty(),
                job,
                step);
    }

    /// The facts with names, to change some of them.
    record Facts(
            String host,
            OptionalLong ownerId,
            boolean isPrivate,
            boolean fork,
            boolean archived,
            BillingPlan plan,
            ActionsPolicy actions,
            boolean immutable,
            Set<String> maintainers,
            Optional<Set<WorkflowFile>> onDefault,
            RepositoryFacts base) {

        static Facts of(RepositoryFacts facts) {
            return new Facts(
                    facts.host(),
                    facts.ownerId(),
                    facts.isPrivate(),
                    facts.fork(),
                    facts.archived(),
                    facts.plan(),
                    facts.actions(),
                    facts.immutableReleases(),
                    facts.maintainers(),
                    facts.workflowsOnDefaultBranch(),
                    facts);
        }

        Facts host(String name) {
            return new Facts(
                    name, ownerId, isPrivate, fork, archived, plan, actions, immutable, maintainers, onDefault, base);
        }

        Facts owner(long id) {
            return new Facts(
                    host,
                    OptionalLong.of(id),
                    isPrivate,
                    fork,
                    archived,
                    plan,
                    actions,
                    immutable,
                    maintainers,
                    onDefault,
                    base);
        }

        Facts hidden(BillingPlan billing) {
            return new Facts(
                    host, ownerId, true, fork, archived, billing, actions, immutable, maintainers, onDefault, base);
        }

        Facts forked() {
            return new Facts(
                    host, ownerId, isPrivate, true, archived, plan, actions, immutable, maintainers, onDefault, base);
        }

        Facts frozen() {
            return new Facts(
                    host, ownerId, isPrivate, fork, true, plan, actions, immutable, maintainers, onDefault, base);
        }

        Facts actions(ActionsPolicy policy) {
            return new Facts(
                    host, ownerId, isPrivate, fork, archived, plan, policy, immutable, maintainers, onDefault, base);
        }

        Facts withImmutableReleases() {
            return new Facts(
                    host, ownerId, isPrivate, fork, archived, plan, actions, true, maintainers, onDefault, base);
        }

        Facts maintainers(String... logins) {
            return new Facts(
                    host,
                    ownerId,
                    isPrivate,
                    fork,
                    archived,
                    plan,
                    actions,
                    immutable,
                    Set.of(logins),
                    onDefault,
                    base);
        }

        Facts onDefaultBranch(String... files) {
            Set<WorkflowFile> names =
                    Set.copyOf(List.of(files).stream().map(WorkflowFile::new).toList());
            return new Facts(
                    host,
                    ownerId,
                    isPrivate,
                    fork,
                    archived,
                    plan,
                    actions,
                    immutable,
                    maintainers,
                    Optional.of(names),
                    base);
        }

        RepositoryFacts facts() {
            return new RepositoryFacts(
                    base.name(),
                    host,
                    base.id(),
                    ownerId,
                    base.defaultBranch(),
                    isPrivate,
                    fork,
                    archived,
                    plan,
                    actions,
                    immutable,
                    base.tags(),
                    maintainers,
                    onDefault,
                    base.wholeRepository());
        }
    }
}
