package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Jobs that waited for the upload wait for it still.
final class Dependents {

    private Dependents() {}

    /// @param last jobs that end what the old job did; @param conditions what must hold for those to run
    static void plan(JobSite site, JobPlan plan, List<String> last, List<String> conditions) {
        for (Job other : site.workflow().jobs()) {
            if (other.needs().contains(site.job().id())) {
                wait(site, plan, other, last, conditions);
            }
        }
    }

    private static void wait(JobSite site, JobPlan plan, Job other, List<String> last, List<String> conditions) {
        String condition = other.condition().orElse("");
        if (!new HashSet<>(Conditions.conjuncts(condition)).containsAll(conditions)) {
            throw refusal(other, "another job waits for this one, also where nothing is published");
        }
        Node.Mapping node = site.jobs().mapping(other.id()).orElseThrow();
        if (PlainTree.of(node)
                .toString()
                .matches("(?s).*\\bneeds\\s*\\.\\s*" + site.job().id() + "\\s*\\.\\s*result\\b.*")) {
            throw refusal(other, "another job asks for this one's result");
        }
        alsoNeeds(node.get("needs").orElseThrow(), last)
                .orElseThrow(() -> refusal(other, "its `needs:` is no list"))
                .forEach(plan::change);
        plan.name(
                "job " + other.id() + ": needs " + String.join(", ", last),
                "It waited for the upload, which is in a job of its own now.");
    }

    /// Changes by which `needs:` names more jobs; empty where it is no plain list.
    static Optional<List<Change>> alsoNeeds(Node needs, List<String> ids) {
        return switch (needs) {
            case Node.Text text -> {
                List<String> all = new ArrayList<>(List.of(text.value()));
                all.addAll(ids);
                yield Optional.of(List.of(new Change.Replace(text, Value.flow(all))));
            }
            case Node.Listing list ->
                Optional.of(ids.stream()
                        .<Change>map(
                                id -> new Change.InsertItem(list, list.items().size() - 1, Value.words(id)))
                        .toList());
            case Node.Mapping _, Node.Alias _ -> Optional.empty();
        };
    }

    private static CannotPlan refusal(Job other, String why) {
        return new CannotPlan("no-split", other.line(), why);
    }
}
