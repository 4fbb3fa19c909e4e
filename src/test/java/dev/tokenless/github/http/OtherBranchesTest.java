package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.Proposal;
import dev.tokenless.practice.PracticeOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The workflows of other branches, each exchange held against GitHub's contract.
class OtherBranchesTest {

    private static final String PUBLISH = ".github/workflows/publish.yml";

    @Test
    void otherBranchesAreReadButThoseThatLand() throws Exception {
        try (PracticeTown town = PracticeTown.start(PracticeOptions.defaults().withSpeed(200))) {
            read(town);
            town.assertContractKept();
        }
    }

    @Test
    void aPullRequestHidesNoBranchThatIsReleasedFrom() throws Exception {
        try (PracticeTown town = PracticeTown.start(PracticeOptions.defaults().withSpeed(200))) {
            GitHub gitHub = town.gitHub();
            Map<String, String> old = Map.of(PUBLISH, "name: old\n");
            for (String branch : List.of("1.x", "maint/2.0", "guarded", "short")) {
                gitHub.propose(ROCKET, new Proposal(branch, "main", branch, "", branch, old, false));
            }
            protect(town, "guarded");
            assertThat(gitHub.otherBranches(ROCKET, "main"))
                    .extracting(BranchWorkflow::branch)
                    .containsOnly("1.x", "guarded", "maint/2.0");
            town.assertContractKept();
        }
    }

    private static void protect(PracticeTown town, String branch) throws Exception {
        URI rule = URI.create(
                town.world().announcement().github() + "/repos/" + ROCKET + "/branches/" + branch + "/protection");
        HttpRequest put = HttpRequest.newBuilder(rule)
                .header("Authorization", "Bearer " + town.world().announcement().token())
                .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void read(PracticeTown town) {
        GitHub gitHub = town.gitHub();
        Map<String, String> old = Map.of(PUBLISH, "name: old\n", "README.md", "x");
        gitHub.pushBare(ROCKET, "1.x", old, "An older series");
        gitHub.pushBare(ROCKET, "2.x", old, "Another");
        gitHub.propose(ROCKET, new Proposal("fix", "main", "Fix", "", "Fix it", Map.of("a.txt", "a\n"), false));
        int before = town.door().exchanges().size();
        assertThat(gitHub.otherBranches(ROCKET, "main"))
                .containsExactly(
                        new BranchWorkflow("1.x", PUBLISH, "name: old\n"),
                        new BranchWorkflow("2.x", PUBLISH, "name: old\n"));
        assertThat(town.door().exchanges().size() - before)
                .as("branches, folders, one text")
                .isEqualTo(3);
        assertThat(gitHub.otherBranches(ROCKET, "1.x"))
                .extracting(BranchWorkflow::branch)
                .contains("main", "2.x")
                .doesNotContain("fix");
        assertThat(town.signIn().anonymously().otherBranches(ROCKET, "main")).isEmpty();
    }
}
