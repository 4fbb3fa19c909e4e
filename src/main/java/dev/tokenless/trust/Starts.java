package dev.tokenless.trust;

import dev.tokenless.workflow.Trigger;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every event that can start a workflow, with the references that GitHub sets for it (GitHub docs, "Events that
/// trigger workflows").
final class Starts {

    static final int EXAMPLES = 10;
    private static final String USUAL_TAG = "v1.2.3";

    private final RepositoryFacts facts;

    Starts(RepositoryFacts facts) {
        this.facts = facts;
    }

    /// Without `workflow_call`: a called workflow starts as its caller does.
    List<Start> of(Workflow workflow) {
        List<Start> starts = new ArrayList<>();
        for (Trigger trigger : workflow.triggers()) {
            switch (trigger.event()) {
                case "workflow_call" -> {}
                case "push" -> starts.addAll(pushes(trigger));
                case "create", "deployment", "deployment_status", "registry_package" -> {
                    starts.add(plain(trigger.event(), branch()));
                    starts.add(tags(trigger.event(), trigger.event(), Optional.empty()));
                }
                case "release" -> starts.addAll(activities(trigger));
                default -> starts.addAll(others(trigger));
            }
        }
        return starts;
    }

    private List<Start> activities(Trigger trigger) {
        if (trigger.types().isEmpty()) {
            return List.of(tags(trigger.event(), trigger.event(), Optional.empty()));
        }
        return trigger.types().stream()
                .map(type -> tags(trigger.event() + ": " + type, trigger.event(), Optional.of(type)))
                .toList();
    }

    private List<Start> others(Trigger trigger) {
        if (trigger.types().isEmpty()) {
            return List.of(plain(trigger.event(), reference(trigger.event())));
        }
        return trigger.types().stream()
                .map(type -> new Start(
                        trigger.event() + ": " + type,
                        trigger.event(),
                        Optional.of(type),
                        references(trigger.event(), type),
                        false))
                .toList();
    }

    /// A pull request that is closed by merging runs on the branch that it was merged into.
    private List<GitRef> references(String event, String type) {
        GitRef ref = reference(event);
        return event.equals("pull_request") && type.equals("closed") ? List.of(branch(), ref) : List.of(ref);
    }

    /// `pull_request_target` runs on the default branch since 2025-12-08, as do `workflow_run`, `schedule` and most
    /// others.
    private GitRef reference(String event) {
        return switch (event) {
            case "pull_request", "pull_request_review", "pull_request_review_comment" ->
                new GitRef("refs/pull/1/merge");
            case "merge_group" ->
                RefKind.BRANCH.ref("gh-readonly-queue/" + facts.defaultBranch() + "/pr-1-0123456789abcdef");
            default -> branch();
        };
    }

    private GitRef branch() {
        return RefKind.BRANCH.ref(facts.defaultBranch());
    }

    private static Start plain(String event, GitRef ref) {
        return new Start(event, event, Optional.empty(), List.of(ref), false);
    }

    private Start tags(String trigger, String event, Optional<String> action) {
        List<GitRef> known =
                facts.tags().stream().limit(EXAMPLES).map(RefKind.TAG::ref).toList();
        return new Start(
                trigger, event, action, known.isEmpty() ? List.of(RefKind.TAG.ref(USUAL_TAG)) : known, known.isEmpty());
    }

    /// A filter for tags alone shuts branches out, and the other way round; without any filter both start the
    /// workflow.
    private List<Start> pushes(Trigger trigger) {
        List<Start> starts = new ArrayList<>();
        boolean branches =
                !trigger.branches().isEmpty() || !trigger.branchesIgnore().isEmpty();
        boolean tags = !trigger.tags().isEmpty() || !trigger.tagsIgnore().isEmpty();
        trigger.branches().stream()
                .filter(pattern -> !pattern.startsWith("!"))
                .forEach(pattern -> filtered("push: branches " + pattern, RefKind.BRANCH, pattern, trigger.branches())
                        .ifPresent(starts::add));
        trigger.tags().stream()
                .filter(pattern -> !pattern.startsWith("!"))
                .forEach(pattern -> filtered("push: tags " + pattern, RefKind.TAG, pattern, trigger.tags())
                        .ifPresent(starts::add));
        if (trigger.branches().isEmpty() && (branches || !tags)) {
            unfiltered(RefKind.BRANCH, trigger.branchesIgnore()).ifPresent(starts::add);
        }
        if (trigger.tags().isEmpty() && (tags || !branches)) {
            unfiltered(RefKind.TAG, trigger.tagsIgnore()).ifPresent(starts::add);
        }
        return starts;
    }

    private Optional<Start> filtered(String trigger, RefKind kind, String pattern, List<String> all) {
        List<String> real =
                known(kind).filter(name -> FilterPattern.matches(pattern, name)).toList();
        Stream<String> names = real.isEmpty() ? FilterPattern.examples(pattern).stream() : real.stream();
        List<GitRef> refs = names.filter(name -> FilterPattern.anyMatches(all, name))
                .limit(EXAMPLES)
                .map(kind::ref)
                .toList();
        return refs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Start(trigger, "push", Optional.empty(), refs, false));
    }

    private Optional<Start> unfiltered(RefKind kind, List<String> ignored) {
        List<String> real = known(kind).toList();
        List<GitRef> refs = (real.isEmpty() ? Stream.of(USUAL_TAG, "1.2.3") : real.stream())
                .filter(name -> ignored.isEmpty() || !FilterPattern.anyMatches(ignored, name))
                .limit(real.isEmpty() ? 1 : EXAMPLES)
                .map(kind::ref)
                .toList();
        return refs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Start("push", "push", Optional.empty(), refs, real.isEmpty()));
    }

    private Stream<String> known(RefKind kind) {
        return kind == RefKind.TAG ? facts.tags().stream() : Stream.of(facts.defaultBranch());
    }
}
