package dev.tokenless.migration;

import dev.tokenless.github.Account;
import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.github.EnvironmentState;
import dev.tokenless.github.Repository;
import dev.tokenless.github.SecretStock;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// What is there now, read and not changed. A read that fails leaves a note in its place; the others stand.
///
/// @param account  who is signed in
/// @param sources  the workflows and every file they lead to, at the head of the default branch
/// @param otherBranches the workflows of other branches, which may use the secrets too
/// @param projects each project that a workflow here may publish, as its index has it
/// @param notes    what could not be read, and why
public record Survey(
        Account account,
        Repository repository,
        Sources sources,
        List<EnvironmentState> environments,
        SecretStock secrets,
        List<BranchWorkflow> otherBranches,
        List<String> tags,
        Settings settings,
        List<ProjectFacts> projects,
        Map<Part, List<Reason>> notes,
        Instant at) {

    /// Each workflow with its publications, and what a rewrite would make of it; sorted by path.
    public List<Rewriting> rewritings(RewriteChoices choices) {
        BiFunction<String, Sources, Rewriting> rewriter = rewriter(choices);
        return repository.workflows().keySet().stream()
                .sorted()
                .map(path -> rewriter.apply(path, sources))
                .toList();
    }

    /// The rewriter with these choices, as far as the repository's settings allow them: where only pinned actions may
    /// run, those that it writes are pinned whatever is chosen.
    public BiFunction<String, Sources, Rewriting> rewriter(RewriteChoices choices) {
        RewriteChoices allowed = settings.policy().shaPinning() ? choices.pinned() : choices;
        return (path, texts) -> Rewriter.rewrite(path, texts, allowed);
    }

    /// The rules of an environment; those of a missing one if there is none.
    public EnvironmentRules rules(EnvironmentName name) {
        return environments.stream()
                .filter(state -> state.name().equals(name))
                .map(EnvironmentState::rules)
                .findFirst()
                .orElse(EnvironmentRules.missing());
    }

    /// What an index says about a project, if it was asked.
    public Optional<ProjectFacts> project(IndexKind index, ProjectName name) {
        return projects.stream()
                .filter(facts -> facts.index() == index && facts.name().equals(name))
                .findFirst();
    }

    /// Why a part could not be read; empty if it was.
    public Optional<Reason> unread(Part part) {
        return notes.getOrDefault(part, List.of()).stream().findFirst();
    }

    Survey withRepository(Survey read) {
        return new Survey(
                account,
                read.repository,
                read.sources,
                environments,
                secrets,
                otherBranches,
                tags,
                settings,
                projects,
                notes,
                at);
    }

    Survey withEnvironments(List<EnvironmentState> read) {
        return new Survey(
                account, repository, sources, read, secrets, otherBranches, tags, settings, projects, notes, at);
    }

    Survey withSecrets(SecretStock read, List<BranchWorkflow> others) {
        return new Survey(
                account, repository, sources, environments, read, others, tags, settings, projects, notes, at);
    }

    Survey withTags(List<String> read) {
        return new Survey(
                account,
                repository,
                sources,
                environments,
                secrets,
                otherBranches,
                read,
                settings,
                projects,
                notes,
                at);
    }

    Survey withSettings(Settings read) {
        return new Survey(
                account, repository, sources, environments, secrets, otherBranches, tags, read, projects, notes, at);
    }

    Survey withProjects(List<ProjectFacts> read) {
        return new Survey(
                account, repository, sources, environments, secrets, otherBranches, tags, settings, read, notes, at);
    }

    /// The same with the notes of one part replaced.
    Survey noted(Part part, List<Reason> found, Instant now) {
        Map<Part, List<Reason>> all = new EnumMap<>(Part.class);
        all.putAll(notes);
        all.remove(part);
        if (!found.isEmpty()) {
            all.put(part, List.copyOf(found));
        }
        return new Survey(
                account,
                repository,
                sources,
                environments,
                secrets,
                otherBranches,
                tags,
                settings,
                projects,
                Map.copyOf(all),
                now);
    }
}
