package dev.tokenless.migration;

import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.Repository;
import dev.tokenless.github.SecretStock;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads a repository and its projects. Read only, bounded: three rounds of files, fifty projects, twenty files a
/// project.
final class Surveyor {

    private static final int ROUNDS = 3;
    private static final int PROJECTS = 50;
    private static final int FILES = 20;

    /// Whose provenance is read although the version is not the newest: who published them shows whether a token is
    /// still in use.
    private static final Duration RECENT = Duration.ofDays(90);

    private final Ports ports;

    Surveyor(Ports ports) {
        this.ports = ports;
    }

    /// @param known targets that a plan already names, whose projects are read besides those that the sources tell
    Survey survey(RepositoryName name, List<Target.Publishing> known) {
        Survey survey = bare(name);
        // the tags came with the repository
        for (Part part : List.of(Part.ENVIRONMENTS, Part.SECRETS, Part.SETTINGS, Part.INDEX)) {
            survey = refresh(survey, part, known);
        }
        return survey;
    }

    /// The same survey with one part read anew. Parts that are no part of a survey leave it as it is.
    Survey refresh(Survey old, Part part, List<Target.Publishing> known) {
        RepositoryName name = old.repository().name();
        List<Reason> notes = new ArrayList<>();
        Survey read =
                switch (part) {
                    case REPOSITORY -> old.withRepository(bare(name));
                    case ENVIRONMENTS ->
                        old.withEnvironments(tried(
                                notes, old.environments(), () -> ports.github().environments(name)));
                    case SECRETS -> {
                        SecretStock stock =
                                tried(notes, old.secrets(), () -> ports.github().secrets(name));
                        yield old.withSecrets(
                                stock, tried(notes, old.otherBranches(), () -> otherBranches(old, stock)));
                    }
                    case TAGS ->
                        old.withTags(
                                tried(notes, old.tags(), () -> ports.github().tags(name)));
                    case SETTINGS -> old.withSettings(tried(notes, old.settings(), () -> settings(old)));
                    case INDEX -> old.withProjects(projects(old, known, notes));
                    case PULL_REQUEST, RUNS -> old;
                };
        return read.noted(part, notes, ports.pace().now());
    }

    /// Asked only where something is stored that they could use, or something is published: a token can stand in a
    /// variable, in the file itself, or in a secret of the organisation that nobody here may list.
    private List<BranchWorkflow> otherBranches(Survey survey, SecretStock stock) {
        return stock.secrets().isEmpty() && !publishes(survey)
                ? List.of()
                : ports.github()
                        .otherBranches(
                                survey.repository().name(), survey.repository().defaultBranch());
    }

    private static boolean publishes(Survey survey) {
        return survey.rewritings(RewriteChoices.defaults()).stream()
                .anyMatch(rewriting -> !rewriting.publications().isEmpty());
    }

    private Survey bare(RepositoryName name) {
        Repository repository = ports.github().repository(name);
        return new Survey(
                ports.github().account(),
                repository,
                sources(repository),
                List.of(),
                new SecretStock(List.of(), List.of()),
                List.of(),
                repository.tags(),
                Settings.UNKNOWN,
                List.of(),
                Map.of(),
                ports.pace().now());
    }

    /// Only where something is published: three requests that nobody else needs.
    private Settings settings(Survey survey) {
        RepositoryName name = survey.repository().name();
        return publishes(survey)
                ? new Settings(
                        ports.github().actionsPolicy(name),
                        ports.github().immutableReleases(name),
                        ports.github().tagRulesets(name))
                : Settings.UNKNOWN;
    }

    private Sources sources(Repository repository) {
        Map<String, String> texts = repository.texts();
        Set<String> asked = new HashSet<>();
        Set<String> wanted = new LinkedHashSet<>(Set.of(Releasing.PATH));
        wanted.addAll(Defence.SCANNERS);
        wanted.removeIf(repository::knows);
        for (int round = 0; round == 0 || (round < ROUNDS && !wanted.isEmpty()); round++) {
            if (!wanted.isEmpty()) {
                asked.addAll(wanted);
                texts.putAll(ports.github()
                        .sources(repository.name(), repository.headSha(), wanted)
                        .texts());
            }
            Sources sources = new Sources(texts);
            wanted.clear();
            for (String path : repository.workflows().keySet()) {
                Rewriting rewriting = Rewriter.rewrite(path, sources, RewriteChoices.defaults());
                wanted.addAll(rewriting.wanted());
                rewriting
                        .publications()
                        .forEach(publication ->
                                PackageFolders.metadata(publication).ifPresent(wanted::add));
            }
            wanted.removeIf(path -> asked.contains(path) || repository.knows(path));
        }
        return new Sources(texts);
    }

    private List<ProjectFacts> projects(Survey survey, List<Target.Publishing> known, List<Reason> notes) {
        Map<String, Target.Publishing> distinct = new HashMap<>();
        List<ProjectFacts> facts = new ArrayList<>();
        List<Target.Publishing> targets = new ArrayList<>(known);
        targets.addAll(Targets.of(survey, Choices.defaults()));
        for (Target.Publishing target : targets) {
            Optional<ProjectName> project = target.project();
            if (project.isPresent()
                    && facts.size() < PROJECTS
                    && distinct.putIfAbsent(target.index() + " " + project.get().normalised(), target) == null) {
                tried(notes, Optional.<ProjectFacts>empty(), () -> Optional.of(facts(target.index(), project.get())))
                        .ifPresent(facts::add);
            }
        }
        return List.copyOf(facts);
    }

    /// Everything about one project that the road needs.
    ProjectFacts facts(IndexKind kind, ProjectName project) {
        PackageIndex index = ports.index(kind).packages();
        Optional<ProjectPage> page = index.freshProject(project);
        ProjectFacts bare = new ProjectFacts(kind, project, page, Map.of(), Optional.empty());
        Map<String, Provenance> provenance = new HashMap<>();
        Stream<DistributionFile> recent =
                page.stream().flatMap(found -> found.since(ports.pace().now().minus(RECENT)).stream());
        for (DistributionFile file : Stream.concat(bare.newest().stream(), recent)
                .distinct()
                .limit(FILES)
                .toList()) {
            if (file.provenance().isPresent()) {
                index.provenance(project, file).ifPresent(found -> provenance.put(file.filename(), found));
            }
        }
        return new ProjectFacts(
                kind, project, page, Map.copyOf(provenance), page.flatMap(_ -> index.description(project)));
    }

    private static <T> T tried(List<Reason> notes, T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (GitHubException failure) {
            notes.add(Reason.of("github", failure.failure().sentence()));
        } catch (PyPiException failure) {
            notes.add(Reason.of("index", failure.failure().sentence()));
        }
        return otherwise;
    }
}
