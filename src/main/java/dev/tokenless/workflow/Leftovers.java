package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Verified;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Variables of a job or of the workflow that carried a credential, once nothing else uses them.
final class Leftovers {

    private final Sources sources;
    private final List<Finding> findings;
    private final Set<Job> changed;

    Leftovers(Sources sources, List<Finding> findings, Set<Job> changed) {
        this.sources = sources;
        this.findings = findings;
        this.changed = changed;
    }

    /// @param edited the file after the uploads' own changes
    Detected without(Detected edited, List<NamedChange> named) {
        Workflow workflow = edited.workflow();
        String text = workflow.text();
        Node.Mapping root = (Node.Mapping) Node.resolved(workflow.document().root());
        List<Change> changes = new ArrayList<>();
        Set<String> blocked = blocked(edited);
        drop(root, text, keys(Carrier.WorkflowVariable.class), blocked, "workflow", changes, named);
        for (Job job : changed) {
            root.mapping("jobs").flatMap(j -> j.mapping(job.id())).ifPresent(node -> {
                String scope = text.substring(node.span().start(), node.span().end());
                drop(node, scope, keys(Carrier.JobVariable.class), blocked, "job " + job.id(), changes, named);
            });
        }
        return !changes.isEmpty()
                        && Workflow.of(workflow.path(), Verified.apply(workflow.document(), changes))
                                instanceof Workflow clean
                ? Detected.in(clean, sources)
                : edited;
    }

    private Set<String> keys(Class<? extends Carrier> kind) {
        Set<String> keys = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (changed.contains(finding.publication().job())) {
                finding.carriers().stream().filter(kind::isInstance).forEach(c -> keys.add(key(c)));
            }
        }
        return keys;
    }

    private static String key(Carrier carrier) {
        return switch (carrier) {
            case Carrier.JobVariable job -> job.key();
            case Carrier.WorkflowVariable workflow -> workflow.key();
            case Carrier.Input input -> input.key();
            case Carrier.StepVariable step -> step.key();
            case Carrier.OnTheLine _, Carrier.Stored _ -> "";
        };
    }

    /// Variables that an upload of an unchanged job, or to another index, still takes.
    private Set<String> blocked(Detected edited) {
        Set<String> blocked = new LinkedHashSet<>();
        for (Finding finding : edited.findings()) {
            boolean ours = changed.stream()
                            .anyMatch(j -> j.id().equals(finding.publication().jobId()))
                    && finding.publication().index() != IndexKind.OTHER;
            if (!ours) {
                finding.carriers().forEach(c -> blocked.add(key(c)));
            }
        }
        return blocked;
    }

    private static void drop(
            Node.Mapping owner,
            String scope,
            Set<String> keys,
            Set<String> blocked,
            String where,
            List<Change> changes,
            List<NamedChange> named) {
        owner.mapping("env").ifPresent(env -> {
            List<String> gone = keys.stream()
                    .filter(k -> env.entry(k).isPresent() && !blocked.contains(k) && uses(scope, k) <= 1)
                    .toList();
            if (!gone.isEmpty() && gone.size() == env.entries().size()) {
                changes.add(new Change.Drop(owner, "env"));
            } else {
                gone.forEach(k -> changes.add(new Change.Drop(env, k)));
            }
            gone.forEach(k -> named.add(new NamedChange(
                    where + ": variable " + k + " removed",
                    "A user name or password, even an empty one, switches trusted publishing off.")));
        });
    }

    /// How often a text names a variable, besides comments and secrets of the same name.
    static long uses(String scope, String key) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(key) + "(?![A-Za-z0-9_])")
                .matcher(scope.replaceAll("(?m)#.*$", "").replaceAll("secrets\\s*\\.\\s*\\w+", ""))
                .results()
                .count();
    }
}
