package dev.tokenless.migration;

import dev.tokenless.github.GitHubException;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Rewriting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a migrated repository has lost since. Works from what is there alone, so that a scheduled run without a
/// journal finds it too; with the journal it also knows what used to be there.
public final class Drift {

    private final Survey now;
    private final Optional<Plan> plan;
    private final List<Rewriting> rewritings;

    private Drift(Survey now, Optional<Plan> plan) {
        this.now = now;
        this.plan = plan;
        this.rewritings = now.rewritings(
                plan.map(Plan::choices).orElse(Choices.defaults()).rewrite());
    }

    /// Reads a repository, its settings and its projects, and says what was lost; empty if nothing was, or if it was
    /// never migrated.
    public static List<Reason> of(Ports ports, Journals journals, RepositoryName name) {
        Optional<Plan> plan = migrated(journals, name);
        try {
            Survey survey =
                    new Surveyor(ports).survey(name, plan.map(Plan::targets).orElse(List.of()));
            return findings(survey, plan);
        } catch (GitHubException failure) {
            return List.of(Reason.of("unread", failure.failure().sentence()));
        }
    }

    /// The repositories whose migration came to the clean-up, as the journals know them.
    public static List<RepositoryName> watched(Journals journals) {
        return journals.repositories().stream()
                .filter(name -> migrated(journals, name).isPresent())
                .toList();
    }

    private static Optional<Plan> migrated(Journals journals, RepositoryName name) {
        if (!journals.repositories().contains(name)) {
            return Optional.empty();
        }
        History history = History.of(journals.read(name));
        boolean cleaned = !history.deletedSecrets().isEmpty()
                || history.attested().keySet().stream().anyMatch(word -> word.item() == Item.TOKENS_REVOKED);
        return history.plan().filter(_ -> cleaned && !history.withdrawn());
    }

    static List<Reason> findings(Survey survey, Optional<Plan> plan) {
        Drift drift = new Drift(survey, plan);
        List<Reason> all = new ArrayList<>();
        if (plan.isEmpty() && !drift.trusts()) {
            return List.of();
        }
        drift.moved().ifPresent(all::add);
        all.addAll(drift.renamed());
        all.addAll(drift.protection());
        all.addAll(drift.secrets());
        all.addAll(drift.uploads());
        return List.copyOf(all);
    }

    /// Whether something here publishes by trust and nothing by a token: then it counts as migrated.
    private boolean trusts() {
        List<Publication> all = publications();
        return !all.isEmpty() && all.stream().allMatch(Drift::trusted);
    }

    private Optional<Reason> moved() {
        RepositoryName name = now.repository().name();
        return plan.filter(agreed -> !agreed.repository().equals(name))
                .map(agreed -> Reason.of(
                        "transferred",
                        agreed.repository() + " is now " + name
                                + ". PyPI's publisher names the old one, so the next release fails: add a publisher for the"
                                + " new name."));
    }

    private List<Reason> renamed() {
        Map<String, Reason> found = new LinkedHashMap<>();
        Set<String> paths = now.repository().workflows().keySet();
        plan.ifPresent(agreed -> agreed.targets().stream()
                .filter(target -> !paths.contains(target.file().path()))
                .forEach(target ->
                        found.put(target.file().name(), renamed(target.file().name()))));
        for (ProjectFacts facts : now.projects()) {
            bundles(facts).stream()
                    .filter(bundle -> bundle.repository()
                            .equalsIgnoreCase(now.repository().name().toString()))
                    .filter(bundle -> !paths.contains(".github/workflows/" + bundle.workflow()))
                    .forEach(bundle -> found.put(bundle.workflow(), renamed(bundle.workflow())));
        }
        return List.copyOf(found.values());
    }

    private static Reason renamed(String file) {
        return Reason.of(
                "workflow-renamed",
                file
                        + " is gone, and PyPI's publisher names it. If it was renamed, add a publisher for the new name, or the"
                        + " next release fails.");
    }

    private List<Reason> protection() {
        if (now.unread(Part.ENVIRONMENTS).isPresent()) {
            return List.of();
        }
        Set<EnvironmentName> names = new LinkedHashSet<>();
        plan.ifPresent(agreed ->
                agreed.targets().forEach(target -> target.environment().ifPresent(names::add)));
        publications().stream()
                .filter(Drift::trusted)
                .forEach(publication -> publication
                        .job()
                        .environment()
                        .filter(use -> !use.computed())
                        .ifPresent(use -> names.add(use.name())));
        return names.stream()
                .filter(name -> !now.rules(name).protects())
                .map(name -> Reason.of("protection-lost", lost(name, now.rules(name))))
                .toList();
    }

    private static String lost(EnvironmentName name, EnvironmentRules rules) {
        return rules.exists()
                ? "Environment " + name + " refuses nothing any more: whoever can push can publish."
                : "There is no environment " + name + "; the next run makes one without rules.";
    }

    private List<Reason> secrets() {
        return now.secrets().secrets().stream()
                .filter(secret -> secret.place().deletable() && SecretReach.soundsLikePyPi(secret.name()))
                .filter(secret -> plan.isEmpty() || !plan.get().choices().keep().contains(secret.name()))
                .map(secret -> Reason.of(
                        "token-secret",
                        secret.name() + " is stored in " + Places.label(secret.place())
                                + ", although nothing needs a token any more. Revoke what it holds, then delete it."))
                .toList();
    }

    /// A token upload has no provenance; after files that had one, that is news.
    private List<Reason> uploads() {
        List<Reason> found = new ArrayList<>();
        for (ProjectFacts facts : now.projects()) {
            List<DistributionFile> files = facts.page().map(ProjectPage::files).orElse(List.of()).stream()
                    .sorted(Comparator.comparing(DistributionFile::uploadedAt).reversed())
                    .toList();
            boolean before = files.stream().anyMatch(file -> file.provenance().isPresent());
            files.stream()
                    .takeWhile(file -> file.provenance().isEmpty())
                    .findFirst()
                    .filter(_ -> before)
                    .ifPresent(file ->
                            found.add(tokenUsed(file.filename() + " has no provenance, and earlier files had one")));
            bundles(facts).stream()
                    .filter(bundle -> !bundle.repository()
                            .equalsIgnoreCase(now.repository().name().toString()))
                    .findFirst()
                    .ifPresent(bundle -> found.add(
                            tokenUsed("the newest files of " + facts.name() + " came by " + Verifier.words(bundle))));
        }
        return found;
    }

    private static Reason tokenUsed(String what) {
        return Reason.of(
                "token-used",
                "A token may still be in use: " + what + ". If you know of no other way, take the leak road: migrate"
                        + " --leaked.");
    }

    private static List<Provenance.Bundle> bundles(ProjectFacts facts) {
        return facts.newest().stream()
                .flatMap(file -> Optional.ofNullable(facts.provenance().get(file.filename())).stream())
                .flatMap(provenance -> provenance.bundles().stream())
                .toList();
    }

    private List<Publication> publications() {
        return rewritings.stream()
                .flatMap(rewriting -> rewriting.publications().stream())
                .filter(publication -> publication.index().trustsPublishers())
                .toList();
    }

    private static boolean trusted(Publication publication) {
        return publication.credential() instanceof Credential.Trusted;
    }
}
