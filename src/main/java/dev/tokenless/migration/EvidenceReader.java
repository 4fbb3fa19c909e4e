package dev.tokenless.migration;

import dev.tokenless.github.GitHubException;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.WorkflowFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the world again, whole or in parts.
final class EvidenceReader {

    private final Ports ports;
    private final RepositoryName repository;
    private final Surveyor surveyor;

    EvidenceReader(Ports ports, RepositoryName repository) {
        this.ports = ports;
        this.repository = repository;
        this.surveyor = new Surveyor(ports);
    }

    /// Everything.
    Evidence read(Plan plan, History history) {
        Survey survey = surveyor.survey(repository, plan.targets());
        Evidence bare = new Evidence(
                survey, pullRequest(plan, history), runs(plan), Map.of(), Map.of(), credentials(survey, plan));
        return judged(bare, plan);
    }

    /// The same with some parts read anew.
    Evidence refresh(Evidence old, Plan plan, History history, Set<Part> parts) {
        Survey survey = old.now();
        for (Part part : parts) {
            survey = surveyor.refresh(survey, part, plan.targets());
        }
        return judged(
                new Evidence(
                        survey,
                        parts.contains(Part.PULL_REQUEST) ? pullRequest(plan, history) : old.pullRequest(),
                        parts.contains(Part.RUNS) ? runs(plan) : old.runs(),
                        old.tokenless(),
                        Map.of(),
                        old.credentials().isEmpty() ? credentials(survey, plan) : old.credentials()),
                plan);
    }

    /// By its number from the journal; by its branch where the program stopped before it could write the number
    /// down.
    private Optional<PullRequest> pullRequest(Plan plan, History history) {
        if (!plan.proposes()) {
            return Optional.empty();
        }
        return history.proposal()
                .map(proposal -> ports.github().pullRequest(repository, proposal.number()))
                .or(() -> ports.github()
                        .openPullRequest(repository, plan.pullRequest().branch()));
    }

    private Map<WorkflowFile, List<WorkflowRun>> runs(Plan plan) {
        Map<WorkflowFile, List<WorkflowRun>> runs = new HashMap<>();
        for (Target.Publishing target : plan.targets()) {
            runs.computeIfAbsent(target.file(), file -> ports.github().runs(repository, file));
        }
        return Map.copyOf(runs);
    }

    /// Read at the planned commit, which cannot change any more; empty where it cannot be read.
    private Map<SecretName, Set<Target.Publishing>> credentials(Survey survey, Plan plan) {
        if (plan.changes(Change.DeleteSecrets.class).isEmpty()) {
            return Map.of();
        }
        Set<String> paths = new HashSet<>(survey.repository().workflows().keySet());
        plan.files().forEach(file -> paths.add(file.path()));
        plan.targets().forEach(target -> paths.add(target.file().path()));
        return unlessRefused(
                () -> SecretReach.at(ports.github().sources(repository, plan.base(), paths), plan.targets()), Map.of());
    }

    private Evidence judged(Evidence evidence, Plan plan) {
        Map<Evidence.Tokenless, Boolean> tokenless = new HashMap<>(evidence.tokenless());
        for (Target.Publishing target : plan.targets()) {
            evidence.runs().getOrDefault(target.file(), List.of()).stream()
                    .filter(run -> run.headBranch().equals(MintRehearsal.BRANCH))
                    .findFirst()
                    .ifPresent(run -> tokenless.computeIfAbsent(
                            new Evidence.Tokenless(run.headSha(), target.file(), IndexKind.COMPUTED),
                            _ -> rehearses(run.headSha(), target)));
            evidence.runs().getOrDefault(target.file(), List.of()).stream()
                    .filter(run -> !run.headBranch().equals(MintRehearsal.BRANCH))
                    .limit(3)
                    .forEach(run -> tokenless(tokenless, run.headSha(), target));
        }
        Evidence known = new Evidence(
                evidence.now(), evidence.pullRequest(), evidence.runs(), tokenless, Map.of(), evidence.credentials());
        Map<Target.Publishing, Verification> verifications = new HashMap<>();
        for (Target.Publishing target : plan.targets()) {
            target.project()
                    .flatMap(project -> evidence.now().project(target.index(), project))
                    .ifPresent(facts -> verifications.put(target, verification(known, target, facts, tokenless)));
        }
        return new Evidence(
                evidence.now(),
                evidence.pullRequest(),
                evidence.runs(),
                Map.copyOf(tokenless),
                Map.copyOf(verifications),
                evidence.credentials());
    }

    private Verification verification(
            Evidence known, Target.Publishing target, ProjectFacts facts, Map<Evidence.Tokenless, Boolean> tokenless) {
        Optional<WorkflowRun> run = known.newestTokenlessRun(target).filter(WorkflowRun::succeeded);
        Verification seen = new Verifier(
                        TrustChecks.expected(target, known.now()),
                        commit -> tokenless(tokenless, commit, target),
                        run.map(WorkflowRun::createdAt))
                .judge(facts);
        return seen instanceof Verification.Inconclusive inconclusive && !published(run, target)
                ? new Verification.NotYet(
                        inconclusive.why() + " And no run is known whose publish job succeeded without a stored token.")
                : seen;
    }

    /// A run may succeed although its publish job was skipped; only the job itself tells.
    private boolean published(Optional<WorkflowRun> run, Target.Publishing target) {
        if (run.isEmpty()) {
            return false;
        }
        return unlessRefused(() -> published(run.get(), target), false);
    }

    private boolean published(WorkflowRun run, Target.Publishing target) {
        Set<String> jobs = new HashSet<>();
        publications(run.headSha(), target.file(), target.index()).forEach(publication -> {
            jobs.add(publication.jobId());
            publication.job().name().ifPresent(jobs::add);
        });
        return ports.github().jobs(repository, run.id()).stream()
                .filter(job -> jobs.contains(job.name())
                        || jobs.stream().anyMatch(name -> job.name().startsWith(name + " (")))
                .anyMatch(job -> job.conclusion().equals(Optional.of("success")));
    }

    /// Whether the workflow, as it is at that commit, publishes without any credential. A commit's content never
    /// changes, so each is read once.
    private boolean tokenless(Map<Evidence.Tokenless, Boolean> known, String commit, Target.Publishing target) {
        Evidence.Tokenless key = new Evidence.Tokenless(commit, target.file(), target.index());
        Boolean answer = known.get(key);
        if (answer == null) {
            answer = tokenless(commit, target.file(), target.index());
            known.put(key, answer);
        }
        return answer;
    }

    private boolean tokenless(String commit, WorkflowFile file, IndexKind index) {
        // a commit that is gone, or of a fork, proves nothing
        return unlessRefused(
                () -> {
                    List<Publication> publications = publications(commit, file, index);
                    return !publications.isEmpty()
                            && publications.stream()
                                    .allMatch(publication -> publication.credential() instanceof Credential.Trusted);
                },
                false);
    }

    /// Whether a commit holds exactly the rehearsal that we would write: anything else proves nothing.
    private boolean rehearses(String commit, Target.Publishing target) {
        return unlessRefused(
                () -> ports.github()
                        .sources(repository, commit, List.of(target.file().path()))
                        .text(target.file().path())
                        .filter(MintRehearsal.text(target)::equals)
                        .isPresent(),
                false);
    }

    private List<Publication> publications(String commit, WorkflowFile file, IndexKind index) {
        Sources sources = ports.github().sources(repository, commit, List.of(file.path()));
        return Rewriter.rewrite(file.path(), sources, RewriteChoices.defaults()).publications().stream()
                .filter(publication -> publication.index() == index)
                .toList();
    }

    /// What GitHub will not show proves nothing. That GitHub did not answer must not be taken for that, and remembered.
    private static <T> T unlessRefused(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (GitHubException failure) {
            if (failure.failure().answers()) {
                return otherwise;
            }
            throw failure;
        }
    }
}
