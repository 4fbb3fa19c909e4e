package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.EnvironmentUse;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Reading;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.Workflow;
import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Judges all workflows of a repository together.
public final class Judge {

    private Judge() {}

    /// One judgement for each workflow file that publishes to PyPI or TestPyPI, in the order of their paths. A
    /// publication with a token is judged as the rewriter would leave it, a trusted one as it stands.
    ///
    /// @param sources the repository's files; those under `.github/workflows/` are judged, and any other that is a
    ///     workflow
    /// @param rewriter the rewriter with its choices
    public static List<Judgement> judge(
            Sources sources, RepositoryFacts facts, Setup setup, BiFunction<String, Sources, Rewriting> rewriter) {
        return judge(files(sources, rewriter), facts, setup);
    }

    /// What Tokenless would set up for these workflows: a publisher for each job, and rules by [RuleDesigner].
    public static Setup designed(
            Sources sources,
            RepositoryFacts facts,
            BiFunction<String, Sources, Rewriting> rewriter,
            List<Reviewer> candidates) {
        return designed(files(sources, rewriter), facts, candidates);
    }

    static List<Judgement> judge(List<Judged> files, RepositoryFacts facts, Setup setup) {
        Ways ways = new Ways(facts, files, setup);
        Stoppers stoppers = new Stoppers(facts, files);
        List<Judgement> judgements = new ArrayList<>();
        for (Judged file : files) {
            List<Publication> reaching = file.publications().stream()
                    .filter(publication -> publication.index() != IndexKind.OTHER)
                    .toList();
            if (!reaching.isEmpty()) {
                List<Way> found = file.trusted().stream()
                        .flatMap(publication -> ways.of(file, publication).stream())
                        .distinct()
                        .toList();
                judgements.add(new Judgement(
                        file.path(),
                        file.rewritten(),
                        found,
                        stoppers.of(file, found),
                        new Notes(facts, files, setup).of(file, found)));
            }
        }
        return List.copyOf(judgements);
    }

    static Setup designed(List<Judged> files, RepositoryFacts facts, List<Reviewer> candidates) {
        Set<Registered> publishers = new LinkedHashSet<>();
        Map<EnvironmentName, EnvironmentRules> environments = new HashMap<>();
        for (Judged file : files) {
            for (Publication publication : file.trusted()) {
                Optional<EnvironmentName> name = publication
                        .job()
                        .environment()
                        .filter(use -> !use.computed())
                        .map(EnvironmentUse::name);
                publishers.add(Registered.of(
                        publication.index(), new Publisher(facts.name(), WorkflowFile.of(file.path()), name)));
                name.ifPresent(environment -> environments.computeIfAbsent(
                        environment,
                        key -> RuleDesigner.design(files, facts, key, candidates)
                                .rules()));
            }
        }
        return new Setup(List.copyOf(publishers), environments, Optional.empty());
    }

    /// Reads all workflows, each also as the rewriter would leave it. Unreadable ones are left out.
    static List<Judged> files(Sources sources, BiFunction<String, Sources, Rewriting> rewriter) {
        List<Judged> files = new ArrayList<>();
        for (String path : sources.texts().keySet().stream().sorted().toList()) {
            boolean yaml = path.endsWith(".yml") || path.endsWith(".yaml");
            String text = sources.text(path).orElse("");
            Reading reading = Workflow.read(path, text);
            if (yaml && reading instanceof Workflow standing) {
                Rewriting rewriting = rewriter.apply(path, sources);
                String after = rewriting.after(text);
                if (!after.equals(text) && Workflow.read(path, after) instanceof Workflow judged) {
                    Map<String, String> texts = new HashMap<>(sources.texts());
                    texts.put(path, after);
                    Rewriting again = rewriter.apply(path, new Sources(texts));
                    files.add(new Judged(standing, judged, again.publications(), sources));
                } else {
                    files.add(new Judged(standing, standing, rewriting.publications(), sources));
                }
            }
        }
        return List.copyOf(files);
    }
}
