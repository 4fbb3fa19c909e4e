package dev.tokenless.github.http;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.github.Account;
import dev.tokenless.github.ActionRelease;
import dev.tokenless.github.ActionsPolicy;
import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.github.EnvironmentState;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.Permission;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Release;
import dev.tokenless.github.Repository;
import dev.tokenless.github.RunJob;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretStock;
import dev.tokenless.github.TokenKind;
import dev.tokenless.github.Variable;
import dev.tokenless.github.WaitingApproval;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.github.WriteRequest;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.WorkflowFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/// GitHub for one token. The calls themselves lie by subject in the classes beside this one.
final class HttpGitHub implements GitHub {

    private final Line line;
    private final Cancellation cancellation;
    private final Consumer<Waiting> onWaiting;
    private final Wire wire;
    private final RepositoryReading reading;
    private final FileCalls files;
    private final RepositoryCalls repositories;
    private final EnvironmentCalls environments;
    private final SecretCalls secrets;
    private final ProposalCalls proposals;
    private final RunCalls runs;
    private final RulesetCalls rulesets;

    /// What all pieces of work for one token share.
    ///
    /// @param base the client beneath all others, with its pool of connections
    record Line(
            Addresses addresses,
            OkHttpClient base,
            Limits limits,
            Pace pace,
            Optional<GitHubToken> token,
            Acquaintance acquaintance) {}

    HttpGitHub(Line line, Cancellation cancellation, Consumer<Waiting> onWaiting) {
        this(
                line,
                cancellation,
                onWaiting,
                Wire.over(
                        line.addresses(),
                        line.base(),
                        new Courtesy(line.limits(), line.pace(), cancellation, onWaiting),
                        Optional.of(new Remembering(line.acquaintance()))));
    }

    private HttpGitHub(Line line, Cancellation cancellation, Consumer<Waiting> onWaiting, Wire wire) {
        this.line = line;
        this.cancellation = cancellation;
        this.onWaiting = onWaiting;
        this.wire = wire;
        var kohsuke = new Kohsuke(line.addresses(), wire.reads());
        this.reading = new RepositoryReading((name, path) -> FileText.read(wire, name, "HEAD", path));
        this.files = new FileCalls(wire, line.token().isPresent());
        this.repositories = new RepositoryCalls(wire, kohsuke, reading);
        this.environments = new EnvironmentCalls(wire);
        this.secrets = new SecretCalls(wire);
        this.proposals =
                new ProposalCalls(wire, kohsuke, new Forks(wire, () -> account().login(), line.pace(), cancellation));
        this.rulesets = new RulesetCalls(wire);
        this.runs = new RunCalls(wire, line.pace(), cancellation);
    }

    @Override
    public GitHub changingNothing(Consumer<WriteRequest> instead) {
        return new HttpGitHub(line, cancellation, onWaiting, wire.telling(instead));
    }

    @Override
    public GitHub during(Cancellation cancellation, Consumer<Waiting> listener) {
        return new HttpGitHub(line, cancellation, listener);
    }

    @Override
    public Account account() {
        return line.acquaintance().account(this::asked);
    }

    private Account asked() {
        Answer answer = wire.get(wire.rest("user"));
        var user = Json.required(answer);
        TokenKind kind = line.token().map(GitHubToken::kind).orElse(TokenKind.UNKNOWN);
        return new Account(Json.text(user, "login"), Json.number(user, "id"), MissingScopes.scopes(answer), kind);
    }

    @Override
    public void scan(ScanFilter filter, Consumer<Repository> onRepository, Cancellation cancellation) {
        HttpGitHub each = new HttpGitHub(line, cancellation, onWaiting);
        new AccountScan(each.wire, each.reading).scan(filter, onRepository, cancellation);
    }

    @Override
    public Repository repository(RepositoryName name) {
        return line.token().isPresent() ? repositories.repository(name) : new PublicReading(wire).repository(name);
    }

    @Override
    public Sources sources(RepositoryName name, String ref, Collection<String> paths) {
        return files.texts(name, ref, paths);
    }

    @Override
    public List<BranchWorkflow> otherBranches(RepositoryName name, String main) {
        return line.token().isPresent() ? new OtherBranches(wire, files).of(name, main) : List.of();
    }

    @Override
    public List<String> tags(RepositoryName name) {
        return repositories.tags(name);
    }

    @Override
    public List<Release> releases(RepositoryName name) {
        return repositories.releases(name);
    }

    @Override
    public List<String> branchRules(RepositoryName name, String branch) {
        return repositories.branchRules(name, branch);
    }

    @Override
    public Optional<Boolean> immutableReleases(RepositoryName name) {
        return repositories.immutableReleases(name);
    }

    @Override
    public Optional<ActionsPolicy> actionsPolicy(RepositoryName name) {
        return repositories.actionsPolicy(name);
    }

    @Override
    public Optional<List<TagRuleset>> tagRulesets(RepositoryName name) {
        return rulesets.ofTags(name);
    }

    @Override
    public void createTagRuleset(RepositoryName repository, TagRuleset wanted) {
        rulesets.create(repository, wanted);
    }

    @Override
    public List<Permission> permissions(RepositoryName name) {
        return new PermissionProbe(wire).permissions(name);
    }

    @Override
    public Optional<ActionRelease> newestRelease(RepositoryName action, String version) {
        return line.token().flatMap(_ -> repositories.newestRelease(action, version));
    }

    @Override
    public List<EnvironmentState> environments(RepositoryName repository) {
        return environments.all(repository);
    }

    @Override
    public Optional<EnvironmentState> environment(RepositoryName repository, EnvironmentName environment) {
        return environments.find(repository, environment);
    }

    @Override
    public EnvironmentState putEnvironment(
            RepositoryName repository, EnvironmentName environment, EnvironmentRules wanted) {
        return environments.put(repository, environment, wanted);
    }

    @Override
    public void deleteEnvironment(RepositoryName repository, EnvironmentName environment) {
        environments.delete(repository, environment);
    }

    @Override
    public SecretStock secrets(RepositoryName repository) {
        return secrets.all(repository);
    }

    @Override
    public List<Variable> variables(RepositoryName repository) {
        return secrets.variables(repository);
    }

    @Override
    public void deleteSecret(RepositoryName repository, Secret secret) {
        secrets.delete(repository, secret);
    }

    @Override
    public PullRequest propose(RepositoryName repository, Proposal proposal) {
        return proposals.propose(repository, proposal);
    }

    @Override
    public String commit(RepositoryName repository, Proposal proposal) {
        return proposals.commit(repository, proposal, branchRules(repository, proposal.base()));
    }

    @Override
    public Optional<PullRequest> openPullRequest(RepositoryName repository, String branch) {
        return proposals.find(repository, branch);
    }

    @Override
    public PullRequest pullRequest(RepositoryName repository, int number) {
        return proposals.get(repository, number);
    }

    @Override
    public PullRequest markReady(RepositoryName repository, int number) {
        return proposals.markReady(repository, number);
    }

    @Override
    public void closePullRequest(RepositoryName repository, int number) {
        proposals.close(repository, number);
    }

    @Override
    public String pushBare(RepositoryName repository, String branch, Map<String, String> files, String message) {
        return new BareBranchCalls(wire).push(repository, branch, files, message);
    }

    @Override
    public void deleteBranch(RepositoryName repository, String branch) {
        proposals.deleteBranch(repository, branch);
    }

    @Override
    public List<WorkflowRun> runs(RepositoryName repository, WorkflowFile workflow) {
        return runs.all(repository, workflow);
    }

    @Override
    public WorkflowRun run(RepositoryName repository, long runId) {
        return runs.get(repository, runId);
    }

    @Override
    public List<RunJob> jobs(RepositoryName repository, long runId) {
        return runs.jobs(repository, runId);
    }

    @Override
    public String log(RepositoryName repository, long runId) {
        return runs.log(repository, runId);
    }

    @Override
    public List<WaitingApproval> waitingApprovals(RepositoryName repository, long runId) {
        return runs.waiting(repository, runId);
    }

    @Override
    public WorkflowRun dispatch(
            RepositoryName repository, WorkflowFile workflow, String ref, Map<String, String> inputs) {
        return runs.dispatch(repository, workflow, ref, inputs);
    }

    @Override
    public String toString() {
        return "GitHub at " + line.addresses().rest().getHost();
    }
}
