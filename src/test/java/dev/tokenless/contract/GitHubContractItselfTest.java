package dev.tokenless.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract refuses what GitHub would refuse; else the tests that lean on it would prove nothing.
class GitHubContractItselfTest {

    private static final String PYPI = "/repos/o/r/environments/pypi";

    private final GitHubContract contract = GitHubContract.get();

    @ParameterizedTest
    @CsvSource({
        "GET,/repos/o/r/labels,false",
        "GET,/user/emails,false",
        "POST,/user,false",
        "GET,/user,true",
        "GET,/repos/o/r/contents/.github/workflows/a.yml?ref=main,true",
        "GET,/repos/o/r/git/ref/heads%2Ftokenless%2Fx,true",
        "GET,/repos/o/r/actions/workflows/publish.yml/runs?per_page=100,true",
        "GET,/repos/o/r/agents/secrets,true",
        "POST,/credentials/revoke,true",
    })
    void aPathIsInItOrNot(String method, String path, boolean covered) {
        assertThat(contract.covers(method, path)).isEqualTo(covered);
    }

    @Test
    void requestsThatGitHubWouldDeclineAreFaults() {
        assertThat(contract.faultsOfRequest("PUT", PYPI, "{\"wait_timer\":5}")).isEmpty();
        assertThat(contract.faultsOfRequest("PUT", PYPI, "{\"wait_timer\":\"5\"}"))
                .isNotEmpty();
        assertThat(contract.faultsOfRequest("PUT", PYPI, "{\"reviewers\":[{\"type\":\"Robot\",\"id\":1}]}"))
                .isNotEmpty();
        assertThat(contract.faultsOfRequest("PUT", PYPI, "{\"colour\":1}")).isNotEmpty();
        assertThat(contract.faultsOfRequest("GET", "/repos/o/r/pulls?colour=1", ""))
                .isNotEmpty();
        assertThat(contract.faultsOfRequest("POST", "/repos/o/r/git/refs", "{\"ref\":\"refs/heads/x\"}"))
                .isNotEmpty();
    }

    @Test
    void answersThatGitHubWouldNotGiveAreFaults() {
        String json = "application/json; charset=utf-8";
        String secrets = "/repos/o/r/actions/secrets";
        assertThat(contract.faults("GET", secrets, 200, json, "{\"total_count\":0,\"secrets\":[]}"))
                .isEmpty();
        assertThat(contract.faults("GET", secrets, 200, json, "{\"secrets\":[]}"))
                .isNotEmpty();
        assertThat(contract.faults("GET", secrets, 200, json, "{\"total_count\":1,\"secrets\":[{\"name\":\"X\"}]}"))
                .isNotEmpty();
        assertThat(contract.faults("GET", secrets, 201, json, "{\"total_count\":0,\"secrets\":[]}"))
                .isNotEmpty();
        assertThat(contract.faults("GET", secrets, 404, json, "{\"message\":\"Not Found\"}"))
                .isEmpty();
        assertThat(contract.faults("GET", secrets, 404, "text/plain", "Nothing"))
                .isNotEmpty();
    }
}
