package dev.tokenless.practice.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MintTest {
    private static final String NO_PUBLISHER = "invalid-publisher: valid token, but no corresponding publisher ";
    private static final String NOT_FOUND = NO_PUBLISHER + "(Publisher with matching claims was not found)";
    private static final String INVALID_TOKEN = "invalid-token: malformed or invalid token";
    private Workbench bench;

    @BeforeEach
    void aPublisherForEnvironmentPypi() throws IOException {
        bench = new Workbench();
        bench.register("sea-otter", "pypi");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theAudienceIsTheServicesOwn() throws IOException {
        assertThat(bench.get("_/oidc/audience").body()).isEqualTo("{\"audience\":\"pypi\"}");
        try (Workbench other = new Workbench(Site.TESTPYPI)) {
            assertThat(other.get("_/oidc/audience").body()).isEqualTo("{\"audience\":\"testpypi\"}");
            other.register("sea-otter", "pypi");
            assertThat(other.refusal(other.claims())).isEqualTo(INVALID_TOKEN);
            assertThat(other.minted(other.claims("aud", "testpypi"))).startsWith("pypi-");
        }
    }

    @Test
    void aMatchingIdentityGetsATokenForFifteenMinutes() {
        JsonNode answer = bench.json(bench.mint(bench.identity(bench.claims())));

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("token").asText()).matches("pypi-[A-Za-z0-9-_]{85,}");
        assertThat(answer.path("expires").asLong())
                .isEqualTo(Workbench.START.plusSeconds(900).getEpochSecond());
    }

    @Test
    void theOldAddressStillAnswers() {
        byte[] body = ("{\"token\":\"" + bench.identity(bench.claims()) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(bench.post("_/oidc/github/mint-token", "application/json", body)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anIdentityIsExchangedOnce() {
        Map<String, Object> claims = bench.claims();
        bench.minted(claims);

        assertThat(bench.refusal(claims)).isEqualTo("invalid-reuse-token: invalid token: already used");
    }

    @Test
    void aRefusedIdentityIsNotSpent() {
        Map<String, Object> claims = bench.claims("environment", "release");
        assertThat(bench.refusal(claims)).isEqualTo(NOT_FOUND);
        bench.register("sea-otter", "release");

        assertThat(bench.minted(claims)).startsWith("pypi-");
    }

    @ParameterizedTest
    @CsvSource({
        "repository, Ada/sea-otter",
        "repository, ada/Sea-Otter",
        "job_workflow_ref, ada/sea-otter/.github/workflows/Publish.yml@refs/tags/v2",
        "job_workflow_ref, ada/sea-otter/.github/workflows/publish.yaml@refs/tags/v2",
        "environment, release"
    })
    void aValueThatDiffersEvenInCaseFindsNoPublisher(String claim, String value) {
        assertThat(bench.refusal(bench.claims(claim, value))).isEqualTo(NOT_FOUND);
    }

    @Test
    void aJobWithoutEnvironmentFindsNoPublisherThatHasOne() {
        assertThat(bench.refusal(bench.without("environment"))).isEqualTo(NOT_FOUND);
    }

    @Test
    void theEnvironmentIsComparedWithoutCase() {
        assertThat(bench.minted(bench.claims("environment", "PyPI"))).startsWith("pypi-");
    }

    @Test
    void aResurrectedOwnerIsRefused() {
        assertThat(bench.refusal(bench.claims("repository_owner_id", "1017")))
                .isEqualTo(NO_PUBLISHER + "(Check failed for required claim 'repository_owner_id')");
    }

    @Test
    void anotherOwnerIsRefused() {
        assertThat(bench.refusal(bench.claims("repository_owner", "eve")))
                .isEqualTo(NO_PUBLISHER + "(Check failed for required claim 'repository_owner')");
    }

    @Test
    void aReusableWorkflowOfAnotherRepositoryIsRefused() {
        assertThat(bench.refusal(bench.claims(
                        "job_workflow_ref", "moon-lab/shared/.github/workflows/publish.yml@refs/heads/main")))
                .isEqualTo(
                        NO_PUBLISHER
                                + "(The job_workflow_ref claim does not match, expecting one of ['ada/sea-otter/.github/workflows/publish.yml@refs/tags/v2', 'ada/sea-otter/.github/workflows/publish.yml@8f3c0000000000000000000000000000000000aa'], got 'moon-lab/shared/.github/workflows/publish.yml@refs/heads/main')");
    }

    @Test
    void theWorkflowMayBeNamedAtItsCommit() {
        assertThat(bench.minted(bench.claims(
                        "job_workflow_ref",
                        "ada/sea-otter/.github/workflows/publish.yml@8f3c0000000000000000000000000000000000aa")))
                .startsWith("pypi-");
    }

    @Test
    void emptyOrUnreadableWorkflowClaimsAreNamed() {
        assertThat(bench.refusal(bench.claims("job_workflow_ref", "")))
                .isEqualTo(NO_PUBLISHER + "(The job_workflow_ref claim is empty)");
        assertThat(bench.refusal(bench.claims("job_workflow_ref", "ada/sea-otter/publish.sh@main")))
                .isEqualTo(NO_PUBLISHER + "(Could not job extract workflow filename from OIDC claims)");
        Map<String, Object> nowhere = bench.claims("ref", "");
        nowhere.put("sha", "");
        assertThat(bench.refusal(nowhere)).isEqualTo(NO_PUBLISHER + "(The ref and sha claims are empty)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repository", "repository_owner", "repository_owner_id", "job_workflow_ref", "jti"})
    void aMissingClaimIsNamed(String claim) {
        assertThat(bench.refusal(bench.without(claim))).isEqualTo(NO_PUBLISHER + "(Missing claim '" + claim + "')");
    }

    @Test
    void pullRequestTargetIsRefusedAndOtherEventsAreNot() {
        assertThat(bench.refusal(bench.claims("event_name", "pull_request_target")))
                .isEqualTo(NO_PUBLISHER
                        + "(Publishing from a workflow invoked via 'pull_request_target' is not supported.)");
        for (String event :
                List.of("release", "push", "workflow_dispatch", "workflow_run", "pull_request", "schedule")) {
            assertThat(bench.minted(bench.claims("event_name", event))).startsWith("pypi-");
        }
    }

    @Test
    void subjectAndBranchAreNotRestricted() {
        Map<String, Object> claims = bench.claims("sub", "custom:subject");
        claims.put("ref", "refs/heads/anything");
        claims.put("job_workflow_ref", "ada/sea-otter/.github/workflows/publish.yml@refs/heads/anything");

        assertThat(bench.minted(claims)).startsWith("pypi-");
    }

    @Test
    void aPublisherForAnyEnvironmentTakesAllAndTheOwnersAreAdvised() {
        bench.reset(Workbench.seed());
        bench.register("sea-otter", "");

        assertThat(bench.minted(bench.without("environment"))).startsWith("pypi-");
        assertThat(bench.get("manage/account/").body()).doesNotContain("can be made more secure");
        assertThat(bench.minted(bench.claims("environment", "release"))).startsWith("pypi-");
        assertThat(bench.get("manage/account/").body())
                .contains("Trusted Publisher for project sea-otter can be made more secure");
    }

    @Test
    void thePublisherForTheClaimedEnvironmentWinsOverOneForAny() {
        bench.register("Kelp.Forest", "");
        String token = bench.minted(bench.claims());

        assertThat(bench.upload(token, "sea-otter", "2.0", List.of()).statusCode())
                .isEqualTo(200);
        assertThat(bench.upload(token, "kelp-forest", "2.0", List.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theTimesAreCheckedWithThirtySecondsOfLeeway() {
        String identity = bench.identity(bench.claims());
        bench.pass(Duration.ofSeconds(329));
        assertThat(bench.mint(identity).statusCode()).isEqualTo(200);

        String late = bench.identity(bench.claims());
        bench.pass(Duration.ofSeconds(331));
        assertThat(bench.mint(late).body()).contains("malformed or invalid token");
        assertThat(bench.refusal(bench.claims("nbf", bench.time.get().getEpochSecond() + 60)))
                .isEqualTo(INVALID_TOKEN);
        assertThat(bench.refusal(bench.without("exp"))).isEqualTo(INVALID_TOKEN);
    }

    @Test
    void aForeignSignatureAudienceOrIssuerIsRefused() {
        String forged = Workbench.identity(bench.claims(), Workbench.rsa());
        assertThat(bench.mint(forged).body()).contains("\"invalid-token\"", "malformed or invalid token");
        assertThat(bench.refusal(bench.claims("aud", List.of("pypi", "other")))).isEqualTo(INVALID_TOKEN);
        assertThat(bench.refusal(bench.claims("aud", "sigstore"))).isEqualTo(INVALID_TOKEN);
        assertThat(bench.refusal(bench.claims("iss", "https://elsewhere.example")))
                .isEqualTo("invalid-payload: unknown trusted publishing issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-token", "a.b", "a.b.c", "....", "e30.e30.%%%"})
    void whatIsNoTokenIsMalformed(String text) {
        HttpResponse<String> answer = bench.mint(text);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Token request failed", "invalid-payload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{\"token\":1}", "null"})
    void aBodyWithoutTokenIsRefused(String body) {
        HttpResponse<String> answer =
                bench.post("_/oidc/mint-token", "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("invalid-payload");
    }

    @Test
    void aPendingPublisherCreatesItsProjectOnce() {
        bench.submit("manage/account/publishing/", pending("moonrise"));
        String token = bench.minted(moonClaims("one"));

        assertThat(bench.upload(token, "moonrise", "0.1", List.of()).statusCode())
                .isEqualTo(200);
        assertThat(bench.json(bench.get("pypi/moonrise/json"))
                        .at("/ownership/roles/0/user")
                        .asText())
                .isEqualTo("ada");
        assertThat(bench.get("manage/account/publishing/").body()).contains("No pending publishers.");
        assertThat(bench.minted(moonClaims("two"))).startsWith("pypi-");
    }

    @Test
    void aPendingPublisherWithTheWrongNameCannotUploadAnother() {
        bench.submit("manage/account/publishing/", pending("moonrise"));
        String token = bench.minted(moonClaims("one"));

        assertThat(bench.upload(token, "moon-rise", "0.1", List.of()).body())
                .startsWith("Non-user identities cannot create new projects.");
    }

    @Test
    void aPendingPublisherIsRefusedWhereSomebodyTookTheNameAndLapsesAfterThirtyDays() {
        bench.submit("manage/account/publishing/", pending("moonrise"));
        bench.upload(Workbench.ACCOUNT_TOKEN, "moonrise", "0.1", List.of());
        assertThat(bench.refusal(moonClaims("one")))
                .isEqualTo("invalid-pending-publisher: valid token, but project already exists");

        bench.pass(Duration.ofDays(30));
        assertThat(bench.refusal(moonClaims("two"))).isEqualTo(NOT_FOUND);
    }

    private static Map<String, String> pending(String project) {
        return Map.of(
                "project_name", project,
                "owner", "moon-lab",
                "repository", "moonrise",
                "workflow_filename", "publish.yml",
                "environment", "pypi");
    }

    private Map<String, Object> moonClaims(String identity) {
        Map<String, Object> claims = bench.claims("jti", identity);
        claims.put("repository", "Moon-Lab/moonrise");
        claims.put("repository_owner", "Moon-Lab");
        claims.put("repository_owner_id", "18");
        claims.put("job_workflow_ref", "Moon-Lab/moonrise/.github/workflows/publish.yml@refs/tags/v2");
        return claims;
    }
}
