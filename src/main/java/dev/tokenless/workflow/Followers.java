package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Steps behind the upload: those that may as well come before it stay where they are, those that need nothing but
/// the
/// distributions follow the publish job in a job of their own.
final class Followers {

    /// They keep or show something, whether or not the upload succeeds later.
    private static final Set<String> STAYING = Set.of("actions/upload-artifact", "actions/cache/save");

    /// They work on GitHub or tell somebody, and need no checkout.
    private static final Pattern MOVING = Pattern.compile(
            "softprops/action-gh-release|ncipollo/release-action|actions/create-release|actions/upload-release-asset|svenstaro/upload-release-action"
                    + "|release-drafter/release-drafter|marvinpinto/action-automatic-releases|comnoco/create-release-action|shogo82148/actions-upload-release-asset"
                    + "|peter-evans/repository-dispatch|benc-uk/workflow-dispatch|convictional/trigger-workflow-and-wait|8398a7/action-slack|slackapi/slack-github-action"
                    + "|rtcamp/action-slack-notify|sarisia/actions-status-discord|ilshidur/action-discord|appleboy/(?:telegram|discord)-action|tsickert/discord-webhook");
    private static final Set<String> PROGRAMS = Set.of("sleep", "echo", "printf", "date", "curl", "gh", "true", "set");
    private static final Set<String> PATH_INPUTS = Set.of(
            "files",
            "file",
            "artifact",
            "artifacts",
            "asset_path",
            "path",
            "body_path",
            "bodyfile",
            "config-name",
            "name-template");
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern GIVEN_BY_GITHUB =
            Pattern.compile("GITHUB_(?!ENV|OUTPUT|PATH|STEP_SUMMARY).*|RUNNER_.*|CI|HOME");

    private final JobSite site;
    private final Handover handover;
    private final Set<String> folders;
    private final List<Step> moving = new ArrayList<>();
    private final Map<Integer, List<Change>> within = new HashMap<>();

    private Followers(JobSite site, Handover handover, Set<String> folders) {
        this.site = site;
        this.handover = handover;
        this.folders = folders;
    }

    /// Looks at the steps behind the first upload.
    ///
    /// @param uploads indices of the steps that upload; @param gone those of which nothing stays in the job
    static Followers of(JobSite site, Handover handover, Set<Integer> uploads, Set<Integer> gone, Set<String> folders) {
        Followers followers = new Followers(site, handover, folders);
        int first = uploads.stream().mapToInt(Integer::intValue).min().orElse(0);
        int last = uploads.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (Step step : site.job().steps()) {
            if (step.index() > first && !gone.contains(step.index())) {
                followers.require(
                        !StepResults.anyOf(site, gone, step) && !StepResults.outcomeOf(site, uploads, step), step);
                followers.take(step, last, first);
            }
        }
        return followers;
    }

    private void take(Step step, int last, int first) {
        if (stays(step)) {
            require(moving.isEmpty(), step);
            return;
        }
        require(step.index() > last && site.job().matrix().isEmpty(), step);
        require(folders.stream().allMatch(PublishStep::plainFolder), step);
        require(
                step.condition()
                        .filter(c -> c.matches("(?s).*\\b(?:always|failure|cancelled|hashFiles)\\s*\\(.*"))
                        .isEmpty(),
                step);
        require(step.uses().isPresent() ? action(step) : script(step), step);
        require(
                !(site.steps().items().get(step.index()) instanceof Node.Alias)
                        && !site.step(step.index()).flow(),
                step);
        rewrite(site.step(step.index()), step, first);
        moving.add(step);
    }

    private static boolean stays(Step step) {
        boolean plain = step.condition()
                .filter(c -> c.matches("(?s).*\\b(?:always|failure|cancelled)\\s*\\(.*"))
                .isEmpty();
        boolean shows = step.run()
                .filter(r -> r.text()
                        .lines()
                        .map(String::strip)
                        .allMatch(l -> l.isEmpty() || l.matches("(?:#|ls\\b|echo\\b|tree\\b|find\\b|cat\\b)[^>|;&]*")))
                .isPresent();
        return plain && (STAYING.contains(step.action()) || shows);
    }

    private boolean action(Step step) {
        if (!MOVING.matcher(step.action()).matches()) {
            return false;
        }
        for (Map.Entry<String, Scalar> input : step.with().entrySet()) {
            if (PATH_INPUTS.contains(input.getKey().toLowerCase(Locale.ROOT))
                    && !distributions(input.getValue().text())) {
                return false;
            }
        }
        return true;
    }

    private boolean distributions(String paths) {
        return paths.lines()
                .flatMap(l -> List.of(l.split(",")).stream())
                .map(p -> p.strip().replaceFirst("^\\./", ""))
                .filter(p -> !p.isEmpty())
                .allMatch(p -> folders.stream().anyMatch(f -> p.equals(f) || p.startsWith(f + "/")));
    }

    /// Commands that ask GitHub or wait, with words that name no other file.
    private boolean script(Step step) {
        String run = step.run().map(Scalar::text).orElse("");
        Dialect dialect = Dialect.of(step.shell().orElse("bash"));
        Set<String> known = new HashSet<>(step.env().keySet());
        known.addAll(site.workflow().env().keySet());
        for (Command command : ScriptReader.read(run, dialect)) {
            Invocation invocation = Invocation.of(command);
            known.addAll(invocation.assignments().keySet());
            if (!invocation.program().isEmpty() && !PROGRAMS.contains(invocation.program())) {
                return false;
            }
            if (invocation.arguments().stream()
                    .anyMatch(w -> !w.text().contains("://") && !w.text().contains("${{") && file(w.text()))) {
                return false;
            }
        }
        boolean variables = SHELL_VARIABLE
                .matcher(run.replaceAll("\\$\\{\\{.*?}}", ""))
                .results()
                .allMatch(m -> known.contains(m.group(1))
                        || GIVEN_BY_GITHUB.matcher(m.group(1)).matches());
        boolean capturing = run.contains("$(") || run.contains("`");
        return dialect == Dialect.POSIX
                && variables
                && !capturing
                && step.workingDirectory().isEmpty()
                && !run.contains("--notes-from-tag");
    }

    private boolean file(String word) {
        return word.matches(".*[*/<>@].*|.*\\.(?:md|txt|json|toml|py|whl|gz|zip|yml|yaml|sh)") && !distributions(word);
    }

    /// Its expressions, read from the job behind.
    private void rewrite(Node node, Step step, int first) {
        switch (Node.resolved(node)) {
            case Node.Text text -> {
                String was = text.value();
                boolean condition = step.condition().filter(was::equals).isPresent();
                if (condition || was.contains("${{")) {
                    String now = handover.elsewhere(was, first, place()).orElseThrow(() -> refusal(step));
                    if (!now.equals(was)) {
                        within.computeIfAbsent(step.index(), _ -> new ArrayList<>())
                                .add(Handover.edited(text, now, step.line()));
                    }
                }
            }
            case Node.Mapping map -> map.entries().forEach(e -> rewrite(e.value(), step, first));
            case Node.Listing list -> list.items().forEach(i -> rewrite(i, step, first));
            case Node.Alias _ -> throw refusal(step);
        }
    }

    private Handover.Place place() {
        Set<String> ids = moving.stream().flatMap(s -> s.id().stream()).collect(Collectors.toSet());
        return Handover.Place.step(site.workflow(), ids);
    }

    List<Step> moving() {
        return moving;
    }

    /// The job that does the rest.
    ///
    /// @param needs jobs that it waits for; @param conditions what must hold for the upload, as its step says it
    Value.Fields job(
            String id,
            JobPlan plan,
            List<String> needs,
            List<String> conditions,
            Optional<Value> condition,
            Artifacts artifacts) {
        for (Step step : moving) {
            require(new HashSet<>(Conditions.conjuncts(step.condition().orElse(""))).containsAll(conditions), step);
        }
        String text = moving.toString();
        List<String> all = new ArrayList<>(needs);
        Handover.jobs(text).stream().filter(other -> !all.contains(other)).forEach(all::add);
        Value.Fields job = Value.fields().with("needs", Value.flow(all));
        if (condition.isPresent()) {
            job = job.with("if", condition.get());
        }
        job = job.with("runs-on", Value.words("ubuntu-latest"));
        Optional<Value> permissions = permissions(id, plan);
        job = permissions.isPresent() ? job.with("permissions", permissions.get()) : job;
        List<Value> steps = new ArrayList<>();
        folders.stream()
                .filter(f -> text.contains(f + "/") || text.contains(f))
                .forEach(f -> steps.add(artifacts.download(f)));
        moving.forEach(s -> steps.add(new Value.Moved(site.step(s.index()), of(s), true)));
        return job.with("steps", new Value.Items(steps, false));
    }

    private Optional<Value> permissions(String id, JobPlan plan) {
        return writesUnderReadAll()
                ? Optional.of(PermissionChange.ofFollowers(id, plan, moving))
                : site.node().get("permissions").map(Followers::withoutIdentity);
    }

    private boolean writesUnderReadAll() {
        return site.job().effectivePermissions(site.workflow()) instanceof Permissions.ReadAll
                && PermissionNeeds.ofReadAll(moving).containsValue(Access.WRITE);
    }

    private List<Change> of(Step step) {
        List<Change> changes = new ArrayList<>(within.getOrDefault(step.index(), List.of()));
        boolean asks =
                step.run().filter(r -> r.text().matches("(?s).*\\bgh\\s.*")).isPresent();
        if (asks
                && !step.env().containsKey("GH_REPO")
                && !step.run().orElseThrow().text().matches("(?s).*(?:--repo|\\s-R)\\b.*")) {
            Node.Mapping node = site.step(step.index());
            Value repository = Value.words("${{ github.repository }}");
            Optional<Node.Mapping> env = node.mapping("env");
            changes.add(
                    env.isPresent()
                            ? new Change.Add(env.get(), "GH_REPO", repository, "")
                            : new Change.Add(node, "env", Value.fields().with("GH_REPO", repository), "name"));
        }
        return changes;
    }

    private static Value withoutIdentity(Node permissions) {
        return permissions instanceof Node.Mapping map
                ? new Value.Fields(((Value.Fields) Value.copy(map))
                        .fields().stream()
                                .filter(f -> !f.key().equals("id-token"))
                                .toList())
                : Value.copy(permissions);
    }

    private void require(boolean holds, Step step) {
        if (!holds) {
            throw refusal(step);
        }
    }

    private static CannotPlan refusal(Step step) {
        return new CannotPlan("no-split", step.line(), "steps follow the upload, and their order counts");
    }
}
