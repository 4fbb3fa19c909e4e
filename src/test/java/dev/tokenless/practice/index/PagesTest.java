package dev.tokenless.practice.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String PUBLISHING = "manage/project/sea-otter/settings/publishing/";
    private static final String PENDING = "manage/account/publishing/";
    private static final String FAILED = "The trusted publisher could not be registered";
    private Workbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLISHING,
                PENDING,
                "manage/account/",
                "manage/projects/",
                "manage/project/sea-otter/history/",
                "manage/project/sea-otter/collaboration/",
                "project/sea-otter/",
                "project/sea-otter/1.0.0/"
            })
    void everyPageSaysThatItIsPracticeAndAsksForNoPassword(String path) {
        HttpResponse<String> page = bench.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>PRACTICE · ", "<div class=\"practice\" role=\"note\">PRACTICE · Practice PyPI")
                .doesNotContain("type=\"password\"", "<script", "<img", "href=\"https://");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'");
    }

    @Test
    void theFormIsFilledFromTheAddressAndNothingIsSubmitted() {
        String body = bench.get(
                        PUBLISHING
                                + "?provider=GitHub&owner=ada&repository=sea-otter&workflow_filename=publish.yml&environment=my%20env%2F1&extra=1")
                .body();

        assertThat(body)
                .contains(
                        "Proceed with caution!",
                        "Some form fields have been autofilled, please double-check their values before submitting the form.",
                        "name=\"owner\" value=\"ada\"",
                        "name=\"repository\" value=\"sea-otter\"",
                        "name=\"workflow_filename\" value=\"publish.yml\"",
                        "name=\"environment\" value=\"my env/1\"",
                        "No publishers are currently configured.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?owner=ada", "?provider=svn&owner=ada", ""})
    void withoutAKnownProviderTheFormStaysEmpty(String query) {
        assertThat(bench.get(PUBLISHING + query).body())
                .contains("name=\"owner\" value=\"\"")
                .doesNotContain("Proceed with caution!");
    }

    @Test
    void whatComesFromTheAddressIsEscaped() {
        assertThat(bench.get(PUBLISHING + "?provider=github&owner=%22%3E%3Cb%3Ex&repository=a%E2%80%AEb")
                        .body())
                .contains("value=\"&quot;&gt;&lt;b&gt;x\"", "value=\"a\\u202Eb\"");
    }

    @Test
    void aPublisherIsAddedListedAndRemoved() {
        HttpResponse<String> added =
                bench.submit(PUBLISHING, Workbench.form("ada", "sea-otter", " publish.yml ", "PyPI"));
        assertThat(added.statusCode()).isEqualTo(303);
        String page = bench.get(PUBLISHING).body();
        assertThat(page)
                .contains(
                        "Added publish.yml in https://github.com/ada/sea-otter to sea-otter",
                        "Workflow: <code>publish.yml</code><br>Environment name: pypi");
        assertThat(bench.get("manage/project/sea-otter/history/").body()).contains("Trusted publisher added");
        assertThat(bench.get("manage/account/").body()).contains("Trusted publisher added to sea-otter");

        bench.submit(PUBLISHING, Map.of("publisher_id", publisherId()));
        assertThat(bench.get(PUBLISHING).body())
                .contains("Removed trusted publisher for project", "No publishers are currently configured.");
    }

    @Test
    void aDuplicateIsRefusedByName() {
        bench.register("sea-otter", "pypi");
        bench.get(PUBLISHING);

        assertThat(bench.submit(PUBLISHING, Workbench.form("ADA", "sea-otter", "publish.yml", "PYPI"))
                        .body())
                .contains("publish.yml in https://github.com/ada/sea-otter is already registered with sea-otter");
    }

    @Test
    void withoutEnvironmentThePageSaysAnyAndItCanBeConstrained() {
        bench.register("sea-otter", "");
        assertThat(bench.get(PUBLISHING).body()).contains("Environment name: (Any)");
        String id = publisherId();
        String link = PUBLISHING + "?constrained_publisher_id=" + id + "&constrained_environment_name=pypi";
        assertThat(bench.get(link).body()).contains("id=\"constrain_environment-modal\"", "value=\"pypi\"");

        bench.submit(PUBLISHING, Map.of("constrained_publisher_id", id, "constrained_environment_name", "pypi"));
        assertThat(bench.get(PUBLISHING).body())
                .contains(
                        "Trusted publisher for project &#39;sea-otter&#39; has been constrained to environment &#39;pypi&#39;",
                        "Environment name: pypi")
                .doesNotContain("(Any)");
        assertThat(bench.minted(bench.claims())).startsWith("pypi-");
    }

    @Test
    void anEnvironmentConstrainedWithCapitalsNeverMatches() {
        bench.register("sea-otter", "");
        bench.submit(
                PUBLISHING, Map.of("constrained_publisher_id", publisherId(), "constrained_environment_name", "PyPI"));

        assertThat(bench.refusal(bench.claims("environment", "PyPI"))).contains("matching claims was not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-ada|sea-otter|publish.yml|pypi|Invalid GitHub user or organization name.",
                "name_corp|sea-otter|publish.yml|pypi|Invalid GitHub user or organization name.",
                "nobody|sea-otter|publish.yml|pypi|Unknown GitHub user or organization.",
                "ada|ada/sea-otter|publish.yml|pypi|Invalid repository name",
                "ada|sea-otter|publish|pypi|Workflow name must end with .yml or .yaml",
                "ada|sea-otter|.github/workflows/publish.yml|pypi|Workflow filename must be a filename only, without directories",
                "ada|sea-otter|publish.yml|a;b|Environment name must not contain",
                "ada|sea-otter|publish.yml|a`b|Environment name must not contain",
            })
    void aWrongValueIsRefusedWithItsSentence(
            String owner, String repository, String workflow, String environment, String sentence) {
        HttpResponse<String> answer =
                bench.submit(PUBLISHING, Workbench.form(owner, repository, workflow, environment));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(FAILED, sentence, "No publishers are currently configured.");
    }

    @Test
    void environmentsAreCheckedForLengthAndSpaces() {
        assertThat(bench.submit(PUBLISHING, Workbench.form("ada", "x", "p.yml", "e".repeat(256)))
                        .body())
                .contains("Environment name is too long");
        assertThat(bench.submit(PUBLISHING, Workbench.form("ada", "x", "p.yml", " pypi"))
                        .body())
                .contains("Environment name may not start with whitespace");
        assertThat(bench.submit(PUBLISHING, Workbench.form("ada", "x", "p.yml", "pypi "))
                        .body())
                .contains("Environment name may not end with whitespace");
        assertThat(bench.submit(PUBLISHING, Workbench.form("ada", "x", "p.yml", "ünï/my env"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(bench.submit(PUBLISHING, Workbench.form("ada", "x", "p.yml", "e".repeat(255)))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theOwnerIsStoredAsGitHubSpellsItAndTheRepositoryAsTyped() {
        bench.submit(PUBLISHING, Workbench.form("MOON-lab", "Any-Thing", "Release.YML.yml", "pypi"));

        assertThat(bench.get(PUBLISHING).body()).contains("Moon-Lab/Any-Thing", "<code>Release.YML.yml</code>");
    }

    @Test
    void onlyAnOwnerManagesAProject() {
        assertThat(bench.get("manage/project/harbour/settings/publishing/").statusCode())
                .isEqualTo(403);
        assertThat(bench.get("manage/project/unheard-of/settings/publishing/").statusCode())
                .isEqualTo(404);
        Map<String, String> form = new HashMap<>(Workbench.form("ada", "sea-otter", "publish.yml", "pypi"));
        assertThat(bench.submit(PUBLISHING, "manage/project/harbour/settings/publishing/", form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.get("manage/project/harbour/history/").statusCode()).isEqualTo(403);
    }

    @Test
    void aFormWithoutThePagesOwnTokenIsRefused() {
        assertThat(bench.postForm(PUBLISHING, Workbench.form("ada", "sea-otter", "publish.yml", "pypi"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(bench.postForm("manage/account/token/", Map.of("macaroon_id", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(bench.get(PUBLISHING).body()).contains("No publishers are currently configured.");
    }

    @Test
    void aHundredRegistrationsADayAreEnough() {
        for (int i = 0; i < 100; i++) {
            bench.submit(PUBLISHING, Workbench.form("ada", "sea-otter", "w" + i + ".yml", "pypi"));
        }
        HttpResponse<String> refused = bench.submit(PUBLISHING, Workbench.form("ada", "sea-otter", "last.yml", "pypi"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .contains("There have been too many attempted trusted publisher registrations. Try again later.");

        bench.pass(Duration.ofDays(1));
        assertThat(bench.submit(PUBLISHING, Workbench.form("ada", "sea-otter", "last.yml", "pypi"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void ownTokensAreListedAndRemovedAndOthersAreNot() {
        String page = bench.get("manage/account/").body();
        assertThat(page)
                .contains("id=\"api-tokens\"", "<td>ci</td><td>All projects</td>", "<td>Project: sea-otter</td>")
                .doesNotContain("laptop", "other", Workbench.ACCOUNT_TOKEN);
        String id = page.replaceAll("(?s).*<td>ci</td>.*?#remove-API-token--([0-9a-f-]+)\".*", "$1");

        HttpResponse<String> removed =
                bench.submit("manage/account/", "manage/account/token/", Map.of("macaroon_id", id));
        assertThat(removed.statusCode()).isEqualTo(303);
        assertThat(bench.get("manage/account/").body())
                .contains("Deleted API token &#39;ci&#39;.", "API token removed: ci")
                .doesNotContain("<td>ci</td>");
        assertThat(bench.upload(Workbench.ACCOUNT_TOKEN, "sea-otter", "2.0", List.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.upload(Workbench.PROJECT_TOKEN, "sea-otter", "2.0", List.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pendingPublishersAreThreeAtMostAndTakeNothingFromTheAddress() {
        assertThat(bench.get(PENDING + "?provider=github&owner=ada").body()).contains("name=\"owner\" value=\"\"");
        for (String name : List.of("one", "two", "three")) {
            assertThat(pending(name, name).statusCode()).isEqualTo(303);
        }
        assertThat(pending("four", "four").body())
                .contains("You can&#39;t register more than 3 pending trusted publishers at once.");
        bench.pass(Duration.ofDays(30));
        assertThat(pending("four", "four").statusCode()).isEqualTo(303);
    }

    @Test
    void aPendingPublisherNeedsAFreeNameAndAFreeWorkflow() {
        assertThat(pending("Sea_Otter", "x").body()).contains(FAILED, "This project already exists.");
        assertThat(pending("-x-", "x").body()).contains(FAILED, "Invalid project name");
        pending("one", "same");
        assertThat(pending("two", "same").body()).contains("This trusted publisher has already been registered.");
    }

    @Test
    void theProjectPageTellsHowEachFileCame() {
        bench.register("sea-otter", "pypi");
        PythonPackage source = Workbench.source("sea-otter", "2.0");
        String attestation = Attestation.publish(source.wheel(), Workbench.signer(), bench.time.get());
        bench.upload(bench.minted(bench.claims()), source, source.wheel(), List.of(attestation));

        assertThat(bench.get("project/sea-otter/2.0/").body())
                .contains(
                        "Uploaded using Trusted Publishing? <span class=\"yes\">Yes</span>",
                        "<h4>Provenance</h4>",
                        "<code>publish.yml</code> on <code>ada/sea-otter</code>",
                        "<span class=\"yes\">verified</span>");
        assertThat(bench.get("project/sea-otter/1.0.0/").body())
                .contains("Uploaded using Trusted Publishing? <span class=\"no\">No</span>")
                .doesNotContain("<h4>Provenance</h4>");
        assertThat(bench.get("project/sea-otter/9.9/").statusCode()).isEqualTo(404);
        assertThat(bench.get("manage/project/sea-otter/history/").body()).contains("Short-lived API token created");
    }

    @Test
    void theProjectListSaysWhereThePersonIsOnlyMaintainer() {
        assertThat(bench.get("manage/projects/").body()).contains("Kelp.Forest", "<td>Maintainer</td>", "owners only");
    }

    private String publisherId() {
        return bench.get(PUBLISHING).body().replaceAll("(?s).*#remove-publisher-([0-9a-f-]+)\".*", "$1");
    }

    private HttpResponse<String> pending(String project, String repository) {
        Map<String, String> form = new HashMap<>(Workbench.form("ada", repository, "publish.yml", "pypi"));
        form.put("project_name", project);
        return bench.submit(PENDING, form);
    }
}
