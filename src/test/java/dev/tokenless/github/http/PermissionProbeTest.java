package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tokenless.github.Permission;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A fine-grained token tells nothing about itself: each permission is found out by a harmless read of its own.
class PermissionProbeTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("o", "r");
    private static final String PROTECTION = "/repos/o/r/branches/release%2Fnext/protection";

    @Test
    void administrationIsMissingWhereTheBranchesProtectionIsRefused() {
        MockResponse refusal = ScriptedGitHub.json(
                        403, "{\"message\":\"Resource not accessible by personal access token\"}")
                .newBuilder()
                .addHeader("X-Accepted-GitHub-Permissions", "administration=read")
                .build();
        assertThat(administration(refusal)).satisfies(each -> {
            assertThat(each.state()).isEqualTo(Permission.State.MISSING);
            assertThat(each.cure().page()).contains("https://github.com/settings/personal-access-tokens");
            assertThat(each.tokenLacks()).isTrue();
        });
    }

    @Test
    void aBranchWithoutProtectionIsNoMissingPermission() {
        assertThat(administration(ScriptedGitHub.json(404, "{\"message\":\"Branch not protected\"}"))
                        .state())
                .isEqualTo(Permission.State.UNKNOWN);
    }

    @Test
    void theListOfEnvironmentsSaysNothingAboutAdministration() {
        assertThat(administration(ScriptedGitHub.json(200, "{}")).state()).isEqualTo(Permission.State.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    repo, workflow                  | true  | PRESENT | PRESENT
                    repo, workflow                  | false | PRESENT | PRESENT
                    repo, gist                      | true  | PRESENT | MISSING
                    public_repo, workflow           | false | UNKNOWN | PRESENT
                    public_repo, workflow           | true  | MISSING | PRESENT
                    admin:org, workflow             | false | MISSING | PRESENT
                    ''                              | true  | UNKNOWN | UNKNOWN
                    """)
    void aClassicTokenIsMeasuredByItsScopesAndThoseOfAPublicRepositoryMaySuffice(
            String scopes, boolean hidden, Permission.State secrets, Permission.State workflows) {
        MockResponse repository = ScriptedGitHub.json(200, """
                        {"default_branch":"main","private":%s,"permissions":{"admin":true,"push":true}}
                        """.formatted(hidden))
                .newBuilder()
                .addHeader("X-OAuth-Scopes", scopes)
                .build();
        MockResponse list = ScriptedGitHub.json(200, "{}");
        try (var server = new ScriptedGitHub(
                request -> request.getUrl().encodedPath().equals("/repos/o/r") ? repository : list)) {
            assertThat(server.gitHub().permissions(REPOSITORY))
                    .filteredOn(
                            each -> each.need() == Permission.Need.SECRETS || each.need() == Permission.Need.WORKFLOWS)
                    .extracting(Permission::need, Permission::state)
                    .containsExactlyInAnyOrder(
                            tuple(Permission.Need.SECRETS, secrets), tuple(Permission.Need.WORKFLOWS, workflows));
        }
    }

    private static Permission administration(MockResponse protection) {
        try (var server = new ScriptedGitHub(request -> answer(request, protection))) {
            List<Permission> all = server.gitHub().permissions(REPOSITORY);
            assertThat(server.writes()).isEmpty();
            return all.stream()
                    .filter(each -> each.name().equals("Administration: write"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static MockResponse answer(RecordedRequest request, MockResponse protection) {
        String path = request.getUrl().encodedPath();
        if (path.equals(PROTECTION)) {
            return protection;
        }
        if (path.equals("/repos/o/r")) {
            return ScriptedGitHub.json(
                    200, "{\"default_branch\":\"release/next\",\"permissions\":{\"admin\":true,\"push\":true}}");
        }
        return ScriptedGitHub.json(404, "{\"message\":\"Not Found\"}");
    }
}
