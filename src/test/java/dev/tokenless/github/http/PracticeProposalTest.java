package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.contract.Exchange;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.PullRequest.State;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Branch, commit and pull request against the practice GitHub, each exchange held against GitHub's contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeProposalTest {

    private static final String BRANCH = "tokenless/trusted-publishing";
    private static final String PUBLISH = ".github/workflows/publish.yml";
    private static final String WINDOWS_TEXT = "\uFEFFname: Publish \u2713\r\non: push\r\njobs: {}";
    private static final Map<String, String> FILES = Map.of(PUBLISH, WINDOWS_TEXT, "docs/RELEASING.md", "How to\n");
    private static final Proposal PROPOSAL = new Proposal(
            BRANCH, "main", "Trust", "Because\n\n- [ ] `x`", "Trust the workflow\n\nNo token any more.", FILES, true);

    private static final String FORK = "repos/eve-practice/rocket/";
    private static final JsonMapper JSON = new JsonMapper();

    private PracticeTown town;
    private GitHub gitHub;
    private int written;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(200));
    }

    @BeforeEach
    void begin() {
        town.world().reset();
        gitHub = town.gitHub();
        written = town.writes().size();
    }

    @AfterAll
    void stop() {
        town.assertContractKept();
        town.close();
    }

    @Test
    void aProposalIsOneBranchOneCommitAndOneDraft() {
        String base = gitHub.repository(ROCKET).headSha();
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        assertThat(made.state()).isEqualTo(State.OPEN);
        assertThat(made.draft()).isTrue();
        assertThat(made.branch()).isEqualTo(BRANCH);
        assertThat(made.base()).isEqualTo("main");
        assertThat(made.mergeCommit()).isEmpty();
        assertThat(made.htmlUrl()).endsWith("/acme/rocket/pull/" + made.number());
        assertThat(kinds()).containsExactly("POST git/refs", "POST graphql", "POST pulls");
        assertThat(gitHub.sources(ROCKET, made.headSha(), FILES.keySet()).texts())
                .as("byte for byte")
                .isEqualTo(FILES);
        assertThat(gitHub.repository(ROCKET).headSha()).as("main is untouched").isEqualTo(base);
        assertThat(gitHub.openPullRequest(ROCKET, BRANCH)).hasValue(made);
    }

    @Test
    void whoMayNotPushProposesFromAForkOnce() {
        GitHub stranger = town.gitHub(town.world().announcement().token().replace("ada", "eve"));
        PullRequest made = stranger.propose(ROCKET, PROPOSAL);
        assertThat(made.headRepository()).isEqualTo(new RepositoryName("eve-practice", "rocket"));
        assertThat(made.branch()).isEqualTo(BRANCH);
        assertThat(kinds()).containsExactly("POST forks", "POST " + FORK + "git/refs", "POST graphql", "POST pulls");
        assertThat(gitHub.pullRequest(ROCKET, made.number()))
                .as("it is seen there")
                .isEqualTo(made);
        assertThat(stranger.openPullRequest(ROCKET, BRANCH)).hasValue(made);
        assertThat(stranger.sources(made.headRepository(), made.headSha(), FILES.keySet())
                        .texts())
                .isEqualTo(FILES);
        written = town.writes().size();
        assertThat(stranger.propose(ROCKET, PROPOSAL)).isEqualTo(made);
        assertThat(kinds()).as("the second time nothing").isEmpty();
        stranger.closePullRequest(ROCKET, made.number());
        stranger.deleteBranch(made.headRepository(), made.branch());
        assertThat(stranger.openPullRequest(ROCKET, BRANCH)).isEmpty();
    }

    @Test
    void aForkThatIsBehindIsBroughtUpToDateFirst() {
        GitHub stranger = town.gitHub(town.world().announcement().token().replace("ada", "eve"));
        PullRequest first = stranger.propose(ROCKET, PROPOSAL);
        stranger.closePullRequest(ROCKET, first.number());
        stranger.deleteBranch(first.headRepository(), BRANCH);
        String main =
                gitHub.commit(ROCKET, new Proposal("", "main", "", "", "Go on", Map.of("NEWS", "something\n"), false));
        written = town.writes().size();
        PullRequest second = stranger.propose(ROCKET, PROPOSAL);
        assertThat(kinds())
                .containsExactly(
                        "POST " + FORK + "merge-upstream", "POST " + FORK + "git/refs", "POST graphql", "POST pulls");
        assertThat(stranger.sources(second.headRepository(), second.headSha(), List.of("NEWS"))
                        .texts())
                .containsOnlyKeys("NEWS");
        assertThat(gitHub.repository(ROCKET).headSha()).isEqualTo(main);
    }

    @Test
    void whoChoosesSoCommitsStraightToTheBase() {
        String before = gitHub.repository(ROCKET).headSha();
        String made = gitHub.commit(ROCKET, PROPOSAL);
        assertThat(kinds()).containsExactly("POST graphql");
        assertThat(gitHub.repository(ROCKET).headSha()).isEqualTo(made).isNotEqualTo(before);
        assertThat(gitHub.sources(ROCKET, "main", FILES.keySet()).texts()).isEqualTo(FILES);
        assertThat(gitHub.commit(ROCKET, PROPOSAL))
                .as("the second time nothing")
                .isEqualTo(made);
        assertThat(kinds()).containsExactly("POST graphql");
    }

    @Test
    void rulesThatAskForMoreThanACommitRefuseItBeforeAnythingIsWritten() {
        for (String rule : List.of("pull_request", "required_status_checks", "update", "merge_queue")) {
            town.door()
                    .falsify(exchange -> exchange.path().contains("/rules/branches/main")
                            ? exchange.answering("[{\"type\":\"" + rule + "\"}]")
                            : exchange);
            assertThatThrownBy(() -> gitHub.commit(ROCKET, PROPOSAL))
                    .isInstanceOf(GitHubException.class)
                    .hasMessageContaining(rule)
                    .hasMessageContaining("pull request");
        }
        town.door().falsify(exchange -> exchange);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anExecutableFileStaysExecutable() throws Exception {
        String head = executable(PUBLISH);
        written = town.writes().size();
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        assertThat(kinds())
                .containsExactly("POST git/refs", "POST git/trees", "POST git/commits", "PATCH git/refs", "POST pulls");
        assertThat(gitHub.sources(ROCKET, made.headSha(), FILES.keySet()).texts())
                .as("byte for byte")
                .isEqualTo(FILES);
        assertThat(treeOf(made.headSha()))
                .contains("\"path\":\"" + PUBLISH + "\",\"mode\":\"100755\"")
                .contains("\"path\":\"docs/RELEASING.md\",\"mode\":\"100644\"");
        assertThat(made.headSha()).isNotEqualTo(head);
    }

    /// Makes the file executable, as `git update-index --chmod=+x` and a push would.
    private String executable(String path) throws Exception {
        String head = gitHub.repository(ROCKET).headSha();
        String text = gitHub.sources(ROCKET, head, List.of(path)).text(path).orElseThrow();
        ObjectNode entry = JSON.createObjectNode()
                .put("path", path)
                .put("mode", "100755")
                .put("type", "blob")
                .put("content", text);
        ObjectNode tree = JSON.createObjectNode().put("base_tree", head);
        tree.putArray("tree").add(entry);
        String treeSha = sent("POST", "/git/trees", tree).path("sha").asText();
        ObjectNode commit = JSON.createObjectNode().put("message", "Executable").put("tree", treeSha);
        commit.putArray("parents").add(head);
        String sha = sent("POST", "/git/commits", commit).path("sha").asText();
        sent("PATCH", "/git/refs/heads/main", JSON.createObjectNode().put("sha", sha));
        return sha;
    }

    private String treeOf(String commit) throws Exception {
        return sent("GET", "/git/trees/" + commit + "?recursive=1", JSON.createObjectNode())
                .toString();
    }

    private JsonNode sent(String method, String path, ObjectNode body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var publisher = method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString());
            var request = HttpRequest.newBuilder(
                            URI.create(town.world().announcement().github() + "/repos/" + ROCKET + path))
                    .header(
                            "Authorization",
                            "Bearer " + town.world().announcement().token())
                    .header("User-Agent", "test")
                    .method(method, publisher)
                    .build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    @Test
    void theSameProposalAgainWritesNothing() {
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        written = town.writes().size();
        assertThat(gitHub.propose(ROCKET, PROPOSAL)).isEqualTo(made);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aChangedProposalUpdatesTheSamePullRequest() {
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        written = town.writes().size();
        Map<String, String> changed = Map.of(PUBLISH, WINDOWS_TEXT, "docs/RELEASING.md", "Otherwise\n");
        PullRequest updated = gitHub.propose(
                ROCKET, new Proposal(BRANCH, "main", "Trust more", "Because", "Trust more", changed, true));
        assertThat(updated.number()).isEqualTo(made.number());
        assertThat(updated.headSha()).isNotEqualTo(made.headSha());
        assertThat(kinds()).containsExactly("POST graphql", "PATCH pulls");
        assertThat(town.writes().get(written).text())
                .as("only the file that changed")
                .contains("docs/RELEASING.md")
                .doesNotContain(PUBLISH);
        assertThat(gitHub.sources(ROCKET, updated.headSha(), changed.keySet()).texts())
                .isEqualTo(changed);
    }

    @Test
    void aRunThatBrokeOffAfterTheBranchGoesOn() {
        breakOffBefore("POST", "/graphql");
        assertBreaks();
        assertThat(gitHub.openPullRequest(ROCKET, BRANCH)).isEmpty();
        written = town.writes().size();
        assertThat(gitHub.propose(ROCKET, PROPOSAL).draft()).isTrue();
        assertThat(kinds()).containsExactly("POST graphql", "POST pulls");
    }

    @Test
    void aRunThatBrokeOffAfterTheCommitOnlyOpensThePullRequest() {
        breakOffBefore("POST", "/pulls");
        assertBreaks();
        written = town.writes().size();
        assertThat(gitHub.propose(ROCKET, PROPOSAL).draft()).isTrue();
        assertThat(kinds())
                .as("the branch has a commit of its own, so it stays where it is")
                .containsExactly("PATCH git/refs", "POST pulls");
    }

    @Test
    void anOldBranchThatWasMergedGoesOnFromWhereMainIsNow() {
        PullRequest first = gitHub.propose(ROCKET, PROPOSAL);
        gitHub.markReady(ROCKET, first.number());
        town.person().merge("acme/rocket", first.number());
        PullRequest merged = gitHub.pullRequest(ROCKET, first.number());
        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(merged.mergeCommit()).hasValue(gitHub.repository(ROCKET).headSha());
        assertThat(gitHub.openPullRequest(ROCKET, BRANCH)).isEmpty();
        Map<String, String> changed = Map.of(PUBLISH, "on: push\njobs: {}\n");
        PullRequest second =
                gitHub.propose(ROCKET, new Proposal(BRANCH, "main", "Once more", "Body", "Once more", changed, false));
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(second.draft()).isFalse();
        town.person().merge("acme/rocket", second.number());
        assertThat(gitHub.sources(ROCKET, "main", changed.keySet()).texts()).isEqualTo(changed);
    }

    @Test
    void aDraftIsMadeReadyOnce() {
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        assertThat(gitHub.markReady(ROCKET, made.number()).draft()).isFalse();
        written = town.writes().size();
        assertThat(gitHub.markReady(ROCKET, made.number()).draft()).isFalse();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void closingAndDeletingTheBranchMayBeAskedTwice() {
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        gitHub.closePullRequest(ROCKET, made.number());
        gitHub.deleteBranch(ROCKET, BRANCH);
        written = town.writes().size();
        gitHub.closePullRequest(ROCKET, made.number());
        gitHub.deleteBranch(ROCKET, BRANCH);
        assertThat(kinds()).isEmpty();
        assertThat(gitHub.pullRequest(ROCKET, made.number()).state()).isEqualTo(State.CLOSED);
        assertThat(gitHub.sources(ROCKET, BRANCH, List.of(PUBLISH)).texts()).isEmpty();
    }

    @Test
    void deletingTheBranchOfAnOpenPullRequestClosesIt() {
        PullRequest made = gitHub.propose(ROCKET, PROPOSAL);
        gitHub.deleteBranch(ROCKET, BRANCH);
        assertThat(gitHub.pullRequest(ROCKET, made.number()).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aBaseThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> gitHub.propose(ROCKET, new Proposal(BRANCH, "trunk", "T", "B", "M", FILES, false)))
                .hasMessageContaining("branch trunk");
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aProposalThatChangesNothingIsDeclinedInGitHubsWords() {
        String text = gitHub.repository(ROCKET).workflows().get(PUBLISH);
        assertThatThrownBy(() -> gitHub.propose(
                        ROCKET, new Proposal(BRANCH, "main", "T", "B", "M", Map.of(PUBLISH, text), false)))
                .hasMessageContaining("No commits between main and " + BRANCH);
    }

    @Test
    void aHeadThatMovedMeanwhileIsAConflict() {
        gitHub.propose(ROCKET, PROPOSAL);
        String stale = "0".repeat(40);
        town.door()
                .falsify(exchange ->
                        exchange.method().equals("GET") && exchange.path().contains("/git/ref/")
                                ? new Exchange(
                                        exchange.method(),
                                        exchange.path(),
                                        exchange.headers(),
                                        exchange.body(),
                                        exchange.status(),
                                        exchange.contentType(),
                                        exchange.answerText()
                                                .replaceAll("\"sha\":\"[0-9a-f]{40}\"", "\"sha\":\"" + stale + "\"")
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                : exchange);
        try {
            assertThatThrownBy(() -> gitHub.propose(
                            ROCKET, new Proposal(BRANCH, "main", "T", "B", "M", Map.of(PUBLISH, "other: 1\n"), true)))
                    .isInstanceOfSatisfying(
                            GitHubException.class,
                            thrown -> assertThat(thrown.failure()).isInstanceOf(GitHubFailure.Conflict.class));
        } finally {
            town.door().falsify(UnaryOperator.identity());
        }
    }

    private void assertBreaks() {
        assertThatThrownBy(() -> gitHub.propose(ROCKET, PROPOSAL)).isInstanceOf(GitHubException.class);
        town.door().refuse(_ -> false);
    }

    private void breakOffBefore(String method, String pathEnd) {
        town.door().refuse(asked -> asked.startsWith(method + " ") && asked.endsWith(pathEnd));
    }

    /// What was written since, without the repository and numbers: `POST pulls`.
    private List<String> kinds() {
        return town.writes().stream()
                .skip(written)
                .map(exchange -> exchange.method() + " "
                        + exchange.path()
                                .replaceFirst("/api/github/(repos/acme/rocket/)?", "")
                                .replaceFirst("(pulls|git/refs)/.*", "$1"))
                .toList();
    }
}
