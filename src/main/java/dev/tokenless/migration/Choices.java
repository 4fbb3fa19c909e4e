package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the person decides before anything changes. [#defaults] is a good answer for most.
///
/// @param rewrite   how the workflows are rewritten, with the names of the environments
/// @param rules     the rules for an environment, where they shall differ from the designed ones
/// @param projects  which projects a workflow publishes, where the survey could not tell
/// @param rehearse  whether a TestPyPI job that exists is tried first
/// @param document  whether RELEASING.md gets its section
/// @param leaked    the leak road: revoke first
/// @param since     on the leak road: from when on uploads are looked through; empty: ninety days back
/// @param decisions further decisions, each off by default
/// @param keep      secrets that shall stay
public record Choices(
        RewriteChoices rewrite,
        Map<EnvironmentName, EnvironmentRules> rules,
        Map<WorkflowFile, Set<ProjectName>> projects,
        boolean rehearse,
        boolean document,
        boolean leaked,
        Optional<Instant> since,
        Set<Decision> decisions,
        Set<SecretName> keep) {

    /// What a person may decide besides.
    public enum Decision {
        /// Rehearse on the index itself by asking for a token that is thrown away.
        MINT,
        /// No release is due: a rehearsal that got a token unlocks the clean-up, and the next release proves it.
        NO_RELEASE_DUE,
        /// Never released again: revoke and delete, and set up nothing.
        NEVER_AGAIN
    }

    public boolean decided(Decision decision) {
        return decisions.contains(decision);
    }

    public Choices with(Decision decision) {
        Set<Decision> all = EnumSet.of(decision);
        all.addAll(decisions);
        return new Choices(rewrite, rules, projects, rehearse, document, leaked, since, Set.copyOf(all), keep);
    }

    public static Choices defaults() {
        return new Choices(
                RewriteChoices.defaults(), Map.of(), Map.of(), true, true, false, Optional.empty(), Set.of(), Set.of());
    }

    public Choices withRewrite(RewriteChoices chosen) {
        return new Choices(chosen, rules, projects, rehearse, document, leaked, since, decisions, keep);
    }

    public Choices withRules(EnvironmentName name, EnvironmentRules chosen) {
        Map<EnvironmentName, EnvironmentRules> all = new LinkedHashMap<>(rules);
        all.put(name, chosen);
        return new Choices(rewrite, Map.copyOf(all), projects, rehearse, document, leaked, since, decisions, keep);
    }

    public Choices withProjects(WorkflowFile file, Set<ProjectName> chosen) {
        Map<WorkflowFile, Set<ProjectName>> all = new LinkedHashMap<>(projects);
        all.put(file, Set.copyOf(chosen));
        return new Choices(rewrite, rules, Map.copyOf(all), rehearse, document, leaked, since, decisions, keep);
    }

    public Choices withRehearsal(boolean chosen) {
        return new Choices(rewrite, rules, projects, chosen, document, leaked, since, decisions, keep);
    }

    public Choices withDocument(boolean chosen) {
        return new Choices(rewrite, rules, projects, rehearse, chosen, leaked, since, decisions, keep);
    }

    public Choices withLeaked(boolean chosen) {
        return new Choices(rewrite, rules, projects, rehearse, document, chosen, since, decisions, keep);
    }

    public Choices withSince(Instant chosen) {
        return new Choices(rewrite, rules, projects, rehearse, document, leaked, Optional.of(chosen), decisions, keep);
    }

    public Choices withKept(Set<SecretName> chosen) {
        return new Choices(rewrite, rules, projects, rehearse, document, leaked, since, decisions, Set.copyOf(chosen));
    }
}
