package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.github.*;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.WorkflowFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One repository on GitHub, in memory: commits, environments, secrets, pull requests, runs. Counts its writes.
final class FakeGitHub implements GitHub {

    final RepositoryName name = new RepositoryName("Acme", "rocket");
    final Map<String, Map<String, String>> commits = new HashMap<>();
    final Map<String, Set<String>> deletions = new HashMap<>();
    final Map<EnvironmentName, EnvironmentRules> environments = new LinkedHashMap<>();
    final List<Secret> secrets = new ArrayList<>();
    final List<PullRequest> requests = new ArrayList<>();
    final List<WorkflowRun> runs = new ArrayList<>();
    final List<String> writes = new ArrayList<>();
    final List<String> tags = new ArrayList<>(List.of("v1.1.0", "v1.0.0"));
    final Map<String, String> branches = new HashMap<>();
    final List<TagRuleset> rulesets = new ArrayList<>();
    /// The jobs of every run, all of them green; empty: every job of the workflow as it is now.
    List<String> jobs = List.of();
    List<BranchWorkflow> others = List.of();
    /// Why the other branches cannot be read.
    Optional<GitHubFailure> branchesUnread = Optional.empty();
    boolean admin = true;
    boolean fork;
    /// How a run on a branch of its own ends.
    Optional<String> rehearsalEnds = Optional.of("success");
    /// What the branch holds instead of what was sent.
    Optional<String> rehearsalText = Optional.empty();
    private String rehearsal = "";
    /// Where GitHub redirects to.
    Optional<RepositoryName> movedTo = Optional.empty();
    Optional<RuntimeException> trouble = Optional.empty();
    /// What becomes of the next reading of files once there is a run.
    Optional<GitHubFailure> unanswered = Optional.empty();

    FakeGitHub(Map<String, String> files) {
        commit("main", files);
    }

    String commit(String branch, Map<String, String> files) {
        String sha = "%040x".formatted(commits.size() + 0xc0ffee);
        commits.put(sha, Map.copyOf(files));
        branches.put(branch, sha);
        return sha;
    }

    String head() {
        return branches.getOrDefault("main", "");
    }

    Map<String, String> files() {
        return commits.getOrDefault(head(), Map.of());
    }

    void secret(String secret, SecretPlace place) {
        secrets.add(new Secret(new SecretName(secret), place, Instant.EPOCH));
    }

    /// Merges, as a person does on the page.
    void merge(int number) {
        PullRequest old = pullRequest(name, number);
        Map<String, String> files = new HashMap<>(files());
        files.keySet().removeAll(deletions.getOrDefault(old.headSha(), Set.of()));
        files.putAll(commits.getOrDefault(old.headSha(), Map.of()));
        String merged = commit("main", files);
        replace(old, PullRequest.State.MERGED, false, Optional.of(merged));
    }

    private void replace(PullRequest old, PullRequest.State state, boolean draft, Optional<String> merged) {
        requests.set(
                requests.indexOf(old),
                new PullRequest(
                        old.number(),
                        old.htmlUrl(),
                        old.branch(),
                        old.base(),
                        state,
                        draft,
                        merged,
                        old.headSha(),
                        name));
    }

    private void write(String what) {
        trouble.ifPresent(each -> {
            throw each;
        });
        writes.add(what);
    }

    @Override
    public Account account() {
        return new Account("ada", 7, Optional.of(Set.of("repo")), TokenKind.CLASSIC);
    }

    @Override
    public GitHub during(Cancellation cancellation, Consumer<Waiting> onWaiting) {
        return this;
    }

    @Override
    public GitHub changingNothing(Consumer<WriteRequest> instead) {
        throw new IllegalStateException("the road is walked, not shown");
    }

    @Override
    public void scan(ScanFilter filter, Consumer<Repository> onRepository, Cancellation cancellation) {
        onRepository.accept(repository(name));
    }

    @Override
    public Repository repository(RepositoryName asked) {
        if (!asked.equals(name)) {
            throw new GitHubException(new GitHubFailure.NotFound(asked.toString()));
        }
        Map<String, String> workflows = new TreeMap<>(files());
        workflows.keySet().removeIf(path -> !path.startsWith(".github/workflows/"));
        return new Repository(
                movedTo.orElse(name),
                1,
                2,
                true,
                false,
                fork,
                false,
                admin,
                true,
                "main",
                head(),
                workflows,
                Map.of("pyproject.toml", Optional.ofNullable(files().get("pyproject.toml"))),
                List.copyOf(environments.keySet()),
                List.copyOf(tags));
    }

    @Override
    public Sources sources(RepositoryName asked, String ref, Collection<String> paths) {
        if (!runs.isEmpty() && unanswered.isPresent()) {
            GitHubFailure failure = unanswered.get();
            unanswered = Optional.empty();
            throw new GitHubException(failure);
        }
        Map<String, String> texts = new HashMap<>(commits.getOrDefault(branches.getOrDefault(ref, ref), Map.of()));
        texts.keySet().retainAll(Set.copyOf(paths));
        return new Sources(texts);
    }

    @Override
    public List<BranchWorkflow> otherBranches(RepositoryName asked, String main) {
        branchesUnread.ifPresent(failure -> {
            throw new GitHubException(failure);
        });
        return others;
    }

    @Override
    public List<String> tags(RepositoryName asked) {
        return List.copyOf(tags);
    }

    @Override
    public List<Release> releases(RepositoryName asked) {
        return List.of();
    }

    @Override
    public List<String> branchRules(RepositoryName asked, String branch) {
        return List.of();
    }

    @Override
    public Optional<Boolean> immutableReleases(RepositoryName asked) {
        return Optional.empty();
    }

    @Override
    public Optional<ActionsPolicy> actionsPolicy(RepositoryName asked) {
        return Optional.empty();
    }

    @Override
    public Optional<List<TagRuleset>> tagRulesets(RepositoryName asked) {
        return Optional.of(List.copyOf(rulesets));
    }

    @Override
    public void createTagRuleset(RepositoryName asked, TagRuleset wanted) {
        write("ruleset " + wanted.name());
        rulesets.add(wanted);
    }

    @Override
    public List<Permission> permissions(RepositoryName asked) {
        return List.of();
    }

    @Override
    public List<EnvironmentState> environments(RepositoryName asked) {
        return environments.entrySet().stream()
                .map(entry -> new EnvironmentState(entry.getKey(), entry.getValue(), "https://github.com/Acme/rocket"))
                .toList();
    }

    @Override
    public Optional<EnvironmentState> environment(RepositoryName asked, EnvironmentName environment) {
        return environments(asked).stream()
                .filter(state -> state.name().equals(environment))
                .findFirst();
    }

    @Override
    public EnvironmentState putEnvironment(RepositoryName asked, EnvironmentName environment, EnvironmentRules wanted) {
        write("put environment " + environment);
        environments.put(environment, wanted);
        return new EnvironmentState(environment, wanted, "https://github.com/Acme/rocket");
    }

    @Override
    public void deleteEnvironment(RepositoryName asked, EnvironmentName environment) {
        write("delete environment " + environment);
        environments.remove(environment);
    }

    @Override
    public SecretStock secrets(RepositoryName asked) {
        return new SecretStock(secrets, List.of());
    }

    @Override
    public List<Variable> variables(RepositoryName asked) {
        return List.of();
    }

    @Override
    public void deleteSecret(RepositoryName asked, Secret secret) {
        write("delete secret " + secret.name());
        secrets.remove(secret);
    }

    @Override
    public PullRequest propose(RepositoryName asked, Proposal proposal) {
        Optional<PullRequest> open = openPullRequest(asked, proposal.branch());
        if (open.isPresent()) {
            return open.get();
        }
        write("propose " + proposal.branch());
        String sha = commit(proposal.branch(), proposal.files());
        deletions.put(sha, proposal.deletions());
        int number = requests.size() + 41;
        PullRequest request = new PullRequest(
                number,
                "https://github.com/Acme/rocket/pull/" + number,
                proposal.branch(),
                proposal.base(),
                PullRequest.State.OPEN,
                proposal.draft(),
                Optional.empty(),
                sha,
                name);
        requests.add(request);
        return request;
    }

    @Override
    public String commit(RepositoryName asked, Proposal proposal) {
        write("commit to " + proposal.base());
        return commit(proposal.base(), proposal.files());
    }

    @Override
    public Optional<PullRequest> openPullRequest(RepositoryName asked, String branch) {
        return requests.stream()
                .filter(request -> request.branch().equals(branch) && request.state() == PullRequest.State.OPEN)
                .findFirst();
    }

    @Override
    public PullRequest pullRequest(RepositoryName asked, int number) {
        return requests.stream()
                .filter(request -> request.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public PullRequest markReady(RepositoryName asked, int number) {
        write("mark ready " + number);
        replace(pullRequest(asked, number), PullRequest.State.OPEN, false, Optional.empty());
        return pullRequest(asked, number);
    }

    @Override
    public void closePullRequest(RepositoryName asked, int number) {
        write("close " + number);
        replace(pullRequest(asked, number), PullRequest.State.CLOSED, false, Optional.empty());
    }

    @Override
    public String pushBare(RepositoryName asked, String branch, Map<String, String> only, String message) {
        write("push " + branch);
        Map<String, String> held = new HashMap<>(only);
        rehearsalText.ifPresent(text -> held.replaceAll((_, _) -> text));
        String sha = commit(branch, held);
        rehearsal = sha;
        if (rehearsalEnds.isPresent()) {
            ended(rehearsalEnds.get());
        }
        return sha;
    }

    /// The run on the rehearsal's branch ends.
    void ended(String conclusion) {
        runs.add(new WorkflowRun(
                runs.size() + 9900L,
                "https://github.com/Acme/rocket/actions/runs/9900",
                "push",
                rehearsal,
                MintRehearsal.BRANCH,
                RunStatus.COMPLETED,
                Optional.of(conclusion),
                Instant.EPOCH,
                Rocket.PATH));
    }

    @Override
    public void deleteBranch(RepositoryName asked, String branch) {
        write("delete branch " + branch);
        branches.remove(branch);
    }

    @Override
    public List<WorkflowRun> runs(RepositoryName asked, WorkflowFile workflow) {
        return runs.reversed();
    }

    @Override
    public WorkflowRun run(RepositoryName asked, long runId) {
        return runs.stream().filter(run -> run.id() == runId).findFirst().orElseThrow();
    }

    @Override
    public List<RunJob> jobs(RepositoryName asked, long runId) {
        List<String> all = jobs.isEmpty()
                ? files().getOrDefault(Rocket.PATH, "")
                        .lines()
                        .filter(line -> line.matches("  [\\w-]+:"))
                        .map(line -> line.strip().replace(":", ""))
                        .toList()
                : jobs;
        return all.stream()
                .map(job -> new RunJob(1, job, RunStatus.COMPLETED, Optional.of("success"), ""))
                .toList();
    }

    @Override
    public String log(RepositoryName asked, long runId) {
        return "";
    }

    @Override
    public List<WaitingApproval> waitingApprovals(RepositoryName asked, long runId) {
        return List.of();
    }

    @Override
    public WorkflowRun dispatch(RepositoryName asked, WorkflowFile workflow, String ref, Map<String, String> inputs) {
        throw new IllegalStateException("the road starts no run by itself");
    }

    @Override
    public Optional<ActionRelease> newestRelease(RepositoryName action, String line) {
        return Optional.empty();
    }
}
