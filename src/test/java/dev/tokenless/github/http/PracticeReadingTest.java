package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.GUIDANCE;
import static dev.tokenless.github.http.PracticeTown.INTERNAL_SDK;
import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.github.Account;
import dev.tokenless.github.ActionRelease;
import dev.tokenless.github.ActionsPolicy;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Permission;
import dev.tokenless.github.Release;
import dev.tokenless.github.Repository;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.github.TokenKind;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every reading call against the practice GitHub, each exchange held against GitHub's contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeReadingTest {

    private static final String PUBLISH = ".github/workflows/publish.yml";

    private PracticeTown town;
    private GitHub gitHub;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(
                PracticeOptions.defaults().withRepositories(120).withSpeed(100));
    }

    @BeforeEach
    void signIn() {
        gitHub = town.gitHub();
    }

    @AfterAll
    void stop() {
        town.assertContractKept();
        assertThat(town.writes()).as("reading writes nothing").isEmpty();
        town.close();
    }

    @Test
    void theAccountHasItsScopes() {
        Account account = gitHub.account();
        assertThat(account.login()).isEqualTo("ada-practice");
        assertThat(account.id()).isPositive();
        assertThat(account.scopes()).hasValue(Set.of("repo", "workflow", "read:org"));
        assertThat(account.kind()).isEqualTo(TokenKind.CLASSIC);
    }

    @Test
    void aWrongTokenIsToldAndNotTriedTwice() {
        int before = passed();
        assertFails(() -> town.gitHub("ghp_wrong").account(), GitHubFailure.Unauthorized.class);
        assertThat(passed() - before).isEqualTo(1);
        assertFails(
                () -> town.gitHub("ghp_wrong").scan(ScanFilter.defaults(), _ -> {}, new Cancellation()),
                GitHubFailure.Unauthorized.class);
    }

    @Test
    void aScanOfAHundredAndTwentyTakesThreeRequests() {
        int before = passed();
        List<Repository> all = scan(ScanFilter.defaults());
        assertThat(all).hasSize(120).extracting(Repository::name).doesNotHaveDuplicates();
        assertThat(passed() - before).isEqualTo(3);
        Repository rocket = named(all, ROCKET);
        assertThat(rocket.workflows()).containsOnlyKeys(PUBLISH, ".github/workflows/tests.yml");
        assertThat(rocket.workflows().get(PUBLISH)).contains("PYPI_API_TOKEN");
        assertThat(rocket.texts().get("pyproject.toml")).contains("rocket");
        assertThat(rocket.admin()).isTrue();
        assertThat(rocket.ownerIsOrganization()).isTrue();
        assertThat(rocket.defaultBranch()).isEqualTo("main");
        assertThat(named(all, INTERNAL_SDK).isPrivate()).isTrue();
        assertThat(named(all, GUIDANCE).admin()).isFalse();
        assertThat(named(all, GUIDANCE).push()).isTrue();
        assertThat(named(all, PracticeTown.DOCS_THEME).environments())
                .extracting(name -> name.value())
                .containsExactly("pypi");
    }

    @Test
    void theFilterLeavesOthersOut() {
        assertThat(scan(ScanFilter.defaults().of("ORBIT-org")))
                .extracting(Repository::name)
                .containsExactly(GUIDANCE);
        var hidden = new ScanFilter(Optional.empty(), Optional.of(ScanFilter.Visibility.PRIVATE), true, true);
        assertThat(scan(hidden)).extracting(Repository::name).containsExactly(INTERNAL_SDK);
    }

    @Test
    void aScanEndsWhenItIsCancelled() {
        int before = passed();
        var cancellation = new Cancellation();
        assertThatThrownBy(() -> gitHub.scan(ScanFilter.defaults(), _ -> cancellation.cancel(), cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(passed() - before).isEqualTo(1);
    }

    @Test
    void oneRepositoryReadsAsInTheScan() {
        Repository scanned = named(scan(ScanFilter.defaults()), ROCKET);
        Repository alone = gitHub.repository(ROCKET);
        assertThat(alone).usingRecursiveComparison().ignoringFields("beside").isEqualTo(scanned);
        assertThat(alone.beside()).containsAllEntriesOf(scanned.beside());
        assertThat(alone.knows(".github/dependabot.yml")).isTrue();
        assertThat(scanned.knows(".github/dependabot.yml"))
                .as("the scan does not ask for it, so it may be there")
                .isFalse();
        assertFails(() -> gitHub.repository(new RepositoryName("acme", "nowhere")), GitHubFailure.NotFound.class);
    }

    @Test
    void sourcesAreTheExactTextsOfThoseFilesThatExist() {
        Repository rocket = gitHub.repository(ROCKET);
        for (String ref : List.of("main", "v2.3.1", rocket.headSha())) {
            var sources = gitHub.sources(ROCKET, ref, List.of(PUBLISH, "README.md", "absent.yml", ".github"));
            assertThat(sources.text(PUBLISH)).hasValue(rocket.workflows().get(PUBLISH));
            assertThat(sources.text("README.md")).isPresent();
            assertThat(sources.text("absent.yml")).isEmpty();
            assertThat(sources.text(".github")).as("a folder").isEmpty();
        }
        assertThat(gitHub.sources(ROCKET, "no-such-branch", List.of(PUBLISH)).texts())
                .isEmpty();
    }

    @Test
    void aPublicRepositoryNeedsNoSignIn() {
        assertThat(town.signIn()
                        .anonymously()
                        .sources(ROCKET, "main", List.of(PUBLISH))
                        .text(PUBLISH))
                .isPresent();
        assertThat(town.signIn()
                        .anonymously()
                        .sources(INTERNAL_SDK, "main", List.of("README.md"))
                        .texts())
                .as("a private one shows nothing")
                .isEmpty();
    }

    @Test
    void aPublicRepositoryIsSurveyedWithoutSignIn() {
        Repository seen = town.signIn().anonymously().repository(ROCKET);
        Repository signedIn = gitHub.repository(ROCKET);
        assertThat(seen.workflows()).isEqualTo(signedIn.workflows());
        assertThat(seen.texts().get("pyproject.toml"))
                .isEqualTo(signedIn.texts().get("pyproject.toml"));
        assertThat(seen.headSha()).isEqualTo(signedIn.headSha());
        assertThat(seen.ownerId()).isEqualTo(signedIn.ownerId());
        assertThat(seen.admin()).isFalse();
        assertFails(() -> town.signIn().anonymously().repository(INTERNAL_SDK), GitHubFailure.NotFound.class);
    }

    @Test
    void manyFilesTakeOneRequest() {
        int before = passed();
        List<String> paths =
                IntStream.range(0, 40).mapToObj(number -> "absent-" + number).toList();
        List<String> all =
                Stream.concat(paths.stream().limit(39), Stream.of(PUBLISH)).toList();
        assertThat(gitHub.sources(ROCKET, "main", all).texts()).containsOnlyKeys(PUBLISH);
        assertThat(passed() - before).isEqualTo(1);
    }

    @Test
    void theNewestReleaseOfAnActionIsReadWithItsCommitAndDate() {
        var publish = new RepositoryName("pypa", "gh-action-pypi-publish");
        ActionRelease newest = gitHub.newestRelease(publish, "v1").orElseThrow();
        assertThat(newest.tag()).isEqualTo("v1.14.2");
        assertThat(newest.commit()).isEqualTo("dc37677b2e1c63e2034f94d8a5b11f265b73ba33");
        assertThat(newest.publishedAt()).isEqualTo("2026-07-28T10:00:00Z");
        assertThat(gitHub.newestRelease(publish, "v2")).as("no such line").isEmpty();
        assertThat(gitHub.newestRelease(new RepositoryName("actions", "upload-artifact"), "v4"))
                .isPresent();
        assertThat(town.signIn().anonymously().newestRelease(publish, "v1")).isEmpty();
    }

    @Test
    void tagsComeWithTheScan() {
        assertThat(named(scan(ScanFilter.defaults()), ROCKET).tags()).containsExactly("v2.3.1", "v2.3.0", "v2.2.0");
    }

    @Test
    void tagsAndReleasesComeNewestFirst() {
        assertThat(gitHub.tags(ROCKET)).containsExactly("v2.3.1", "v2.3.0", "v2.2.0");
        List<Release> releases = gitHub.releases(ROCKET);
        assertThat(releases).extracting(Release::tag).containsExactly("v2.3.1", "v2.3.0", "v2.2.0");
        assertThat(releases).allMatch(release -> release.publishedAt().isPresent() && !release.draft());
        assertThat(gitHub.tags(new RepositoryName("acme", "handbook"))).isEmpty();
        assertFails(() -> gitHub.tags(new RepositoryName("acme", "nowhere")), GitHubFailure.NotFound.class);
    }

    @Test
    void rulesAndPoliciesAreRead() {
        assertThat(gitHub.branchRules(ROCKET, "main")).isEmpty();
        assertThat(gitHub.branchRules(ROCKET, "feature/with-slash")).isEmpty();
        assertThat(gitHub.immutableReleases(ROCKET)).hasValue(false);
        ActionsPolicy policy = gitHub.actionsPolicy(ROCKET).orElseThrow();
        assertThat(policy.enabled()).isTrue();
        assertThat(policy.allowedActions()).isEqualTo("all");
    }

    @Test
    void permissionsSayWhatIsMissingAndHowToMendIt() {
        assertThat(gitHub.permissions(ROCKET)).allMatch(each -> each.state() == Permission.State.PRESENT);
        assertThat(gitHub.permissions(GUIDANCE))
                .filteredOn(each -> each.state() == Permission.State.MISSING)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.need()).isEqualTo(Permission.Need.ENVIRONMENT);
                    assertThat(each.sentence(GUIDANCE)).contains("missing on orbit-org/guidance", "administrator");
                    assertThat(each.tokenLacks()).as("somebody else may do it").isFalse();
                });
    }

    private int passed() {
        return town.door().exchanges().size();
    }

    private List<Repository> scan(ScanFilter filter) {
        List<Repository> found = new ArrayList<>();
        gitHub.scan(filter, found::add, new Cancellation());
        return found;
    }

    private static Repository named(List<Repository> all, RepositoryName name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static void assertFails(Runnable call, Class<? extends GitHubFailure> kind) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(kind));
    }
}
