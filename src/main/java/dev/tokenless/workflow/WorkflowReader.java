package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From the tree to the nouns. Lenient: what GitHub would refuse is left out, not guessed.
final class WorkflowReader {

    private final String path;
    private final YamlDocument document;
    private final Node.Mapping root;

    WorkflowReader(String path, YamlDocument document, Node.Mapping root) {
        this.path = path;
        this.document = document;
        this.root = root;
    }

    Workflow workflow() {
        List<Job> jobs = new ArrayList<>();
        for (Node.Entry entry : root.mapping("jobs").orElseThrow().entries()) {
            if (Node.resolved(entry.value()) instanceof Node.Mapping job) {
                jobs.add(job(entry.key(), job, runDefault(root, "working-directory")));
            }
        }
        return new Workflow(
                path,
                document,
                string(root, "name"),
                root.entry("on").map(e -> triggers(e.value(), e.key())).orElse(List.of()),
                permissions(root).orElse(new Permissions.Absent()),
                scalars(root, "env"),
                runDefault(root, "shell"),
                jobs);
    }

    private static Job job(Node.Text id, Node.Mapping job, Optional<String> workflowFolder) {
        List<Step> steps = steps(job, workflowFolder);
        Optional<Node.Mapping> strategy = job.mapping("strategy");
        return new Job(
                id.value(),
                string(job, "name"),
                strings(job, "needs"),
                string(job, "if"),
                runsOn(job),
                environment(job),
                permissions(job),
                scalars(job, "env"),
                strategy.flatMap(s -> s.get("matrix")).map(PlainTree::of),
                job.entry("container").isPresent(),
                scalar(job, "uses"),
                scalars(job, "with"),
                scalars(job, "secrets"),
                string(job, "secrets").filter("inherit"::equals).isPresent(),
                steps,
                id.span().line());
    }

    /// The steps of a job or of a composite action's `runs:`. Items that are no mappings keep their index.
    static List<Step> steps(Node.Mapping owner, Optional<String> workflowFolder) {
        List<Step> steps = new ArrayList<>();
        List<Node> items = owner.listing("steps").map(Node.Listing::items).orElse(List.of());
        Optional<String> shell = runDefault(owner, "shell");
        Optional<String> folder = runDefault(owner, "working-directory").or(() -> workflowFolder);
        for (int index = 0; index < items.size(); index++) {
            if (Node.resolved(items.get(index)) instanceof Node.Mapping step) {
                steps.add(step(index, step, shell, folder));
            }
        }
        return steps;
    }

    private static Step step(
            int index, Node.Mapping step, Optional<String> defaultShell, Optional<String> defaultFolder) {
        return new Step(
                index,
                string(step, "id"),
                string(step, "name"),
                string(step, "if"),
                scalar(step, "uses"),
                scalar(step, "run"),
                string(step, "shell").or(() -> defaultShell),
                string(step, "working-directory").or(() -> defaultFolder),
                scalars(step, "with"),
                scalars(step, "env"),
                string(step, "continue-on-error")
                        .filter(v -> !v.equals("false"))
                        .isPresent(),
                step.span().line());
    }

    private static Optional<String> runDefault(Node.Mapping owner, String key) {
        return owner.mapping("defaults").flatMap(d -> d.mapping("run")).flatMap(r -> string(r, key));
    }

    private static List<String> runsOn(Node.Mapping job) {
        Optional<Node.Mapping> group = job.mapping("runs-on");
        return group.isPresent() ? strings(group.get(), "labels") : strings(job, "runs-on");
    }

    private static Optional<EnvironmentUse> environment(Node.Mapping job) {
        return job.entry("environment").flatMap(entry -> {
            int line = entry.key().span().line();
            return switch (Node.resolved(entry.value())) {
                case Node.Text text
                when !text.isNull() ->
                    Optional.of(new EnvironmentUse(new EnvironmentName(text.value()), Optional.empty(), line));
                case Node.Mapping map ->
                    string(map, "name").map(n -> new EnvironmentUse(new EnvironmentName(n), string(map, "url"), line));
                case Node.Text _, Node.Listing _, Node.Alias _ -> Optional.empty();
            };
        });
    }

    static Optional<Permissions> permissions(Node.Mapping owner) {
        return owner.get("permissions").map(node -> switch (node) {
            case Node.Text text when text.value().equals("read-all") -> new Permissions.ReadAll();
            case Node.Text text when text.value().equals("write-all") -> new Permissions.WriteAll();
            case Node.Mapping map -> scopes(map);
            case Node.Text _, Node.Listing _, Node.Alias _ -> new Permissions.Scopes(Map.of());
        });
    }

    private static Permissions scopes(Node.Mapping map) {
        Map<String, Access> scopes = new LinkedHashMap<>();
        for (Node.Entry entry : map.entries()) {
            if (Node.resolved(entry.value()) instanceof Node.Text access) {
                scopes.put(
                        entry.key().value(),
                        switch (access.value()) {
                            case "write" -> Access.WRITE;
                            case "read" -> Access.READ;
                            default -> Access.NONE;
                        });
            }
        }
        return new Permissions.Scopes(scopes);
    }

    private static List<Trigger> triggers(Node node, Node.Text key) {
        List<Trigger> triggers = new ArrayList<>();
        switch (Node.resolved(node)) {
            case Node.Text text -> triggers.add(bare(text.value(), key.span().line()));
            case Node.Listing list -> {
                for (Node item : list.items()) {
                    if (Node.resolved(item) instanceof Node.Text text) {
                        triggers.add(bare(text.value(), item.span().line()));
                    }
                }
            }
            case Node.Mapping map -> map.entries().forEach(entry -> triggers.add(trigger(entry)));
            case Node.Alias _ -> {}
        }
        return triggers;
    }

    private static Trigger bare(String event, int line) {
        List<String> none = List.of();
        return new Trigger(event, none, none, none, none, none, none, none, line);
    }

    private static Trigger trigger(Node.Entry entry) {
        String event = entry.key().value();
        int line = entry.key().span().line();
        return Node.resolved(entry.value()) instanceof Node.Mapping map
                ? new Trigger(
                        event,
                        strings(map, "types"),
                        strings(map, "branches"),
                        strings(map, "branches-ignore"),
                        strings(map, "tags"),
                        strings(map, "tags-ignore"),
                        strings(map, "paths"),
                        strings(map, "workflows"),
                        line)
                : bare(event, line);
    }

    static Map<String, Scalar> scalars(Node.Mapping owner, String key) {
        Map<String, Scalar> scalars = new LinkedHashMap<>();
        owner.mapping(key).ifPresent(map -> {
            for (Node.Entry entry : map.entries()) {
                if (Node.resolved(entry.value()) instanceof Node.Text text) {
                    scalars.put(entry.key().value(), scalar(text));
                }
            }
        });
        return scalars;
    }

    private static Optional<Scalar> scalar(Node.Mapping owner, String key) {
        return owner.text(key).filter(t -> !t.isNull()).map(WorkflowReader::scalar);
    }

    private static Scalar scalar(Node.Text text) {
        return new Scalar(
                text.isNull() ? "" : text.value(),
                text.span().line(),
                text.span().column());
    }

    static Optional<String> string(Node.Mapping owner, String key) {
        return owner.text(key).filter(t -> !t.isNull()).map(Node.Text::value);
    }

    private static List<String> strings(Node.Mapping owner, String key) {
        return owner.get(key)
                .map(node -> switch (node) {
                    case Node.Text text -> text.isNull() ? List.<String>of() : List.of(text.value());
                    case Node.Listing list ->
                        list.items().stream()
                                .map(Node::resolved)
                                .filter(Node.Text.class::isInstance)
                                .map(item -> ((Node.Text) item).value())
                                .toList();
                    case Node.Mapping _, Node.Alias _ -> List.<String>of();
                })
                .orElse(List.of());
    }
}
