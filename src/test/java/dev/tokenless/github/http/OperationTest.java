package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.contract.GitHubSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every GraphQL operation is one that GitHub's published schema has.
class OperationTest {

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theSchemaHasIt(Operation operation) {
        assertThat(GitHubSchema.get().faults(operation.text())).isEmpty();
    }

    @Test
    void theSchemaHasTheQueryForManyFiles() {
        assertThat(GitHubSchema.get().faults(FileCalls.filesQuery(40))).isEmpty();
    }

    @Test
    void theSchemaHasTheQueryForManyFolders() {
        assertThat(GitHubSchema.get().faults(OtherBranches.foldersQuery(40))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query Scan { viewer { nickname } }",
                "query Scan($first: String) { viewer { repositories(first: $first) { nodes { isFork } } } }",
                "query Scan { viewer { repositories(firsts: 3) { nodes { isFork } } } }",
                "query Scan { viewer { login }",
                "mutation Scan { dropRepository(input: {}) { name } }"
            })
    void theSchemaRefusesWhatItDoesNotHave(String text) {
        assertThat(GitHubSchema.get().faults(text)).isNotEmpty();
    }

    @Test
    void theSchemaRefusesAnAnswerOfAnotherForm() {
        String request = request("Scan", "query Scan { viewer { login repositories(first: 1) { nodes { isFork } } } }");
        String repositories = ",\"repositories\":{\"nodes\":[{\"isFork\":false}]}}}}";
        assertThat(GitHubSchema.get().faults(request, "{\"data\":{\"viewer\":{\"login\":\"ada\"" + repositories))
                .isEmpty();
        assertThat(GitHubSchema.get().faults(request, "{\"data\":{\"viewer\":{\"login\":null" + repositories))
                .isNotEmpty();
        assertThat(GitHubSchema.get().faults(request, "{\"data\":{\"viewer\":{\"name\":\"ada\"" + repositories))
                .isNotEmpty();
    }

    private static String request(String name, String text) {
        return Json.object().put("operationName", name).put("query", text).toString();
    }
}
