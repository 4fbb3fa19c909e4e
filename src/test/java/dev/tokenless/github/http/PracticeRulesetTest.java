package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.GUIDANCE;
import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.trust.TagRuleset.Guard;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may create and move release tags, against the practice GitHub and GitHub's contract.
class PracticeRulesetTest {

    private static final TagRuleset WANTED =
            new TagRuleset("Release tags", List.of("refs/tags/v*"), List.of(), Set.of(Guard.values()));

    private PracticeTown town;
    private GitHub gitHub;

    @BeforeEach
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(100));
        gitHub = town.gitHub();
    }

    @AfterEach
    void stop() {
        town.assertContractKept();
        town.close();
    }

    @Test
    void whatIsCreatedIsReadBack() {
        assertThat(gitHub.tagRulesets(ROCKET)).hasValue(List.of());
        gitHub.createTagRuleset(ROCKET, WANTED);
        assertThat(gitHub.tagRulesets(ROCKET)).hasValue(List.of(WANTED));
        assertThat(WANTED.heldBy(gitHub.tagRulesets(ROCKET).orElseThrow())).isTrue();
        assertThat(gitHub.tagRulesets(GUIDANCE)).hasValue(List.of());
    }

    @Test
    void exceptionsAndPartialGuardsAreReadToo() {
        TagRuleset partial = new TagRuleset(
                "Old tags", List.of(TagRuleset.ALL), List.of("refs/tags/nightly"), Set.of(Guard.DELETION));
        gitHub.createTagRuleset(ROCKET, partial);
        assertThat(gitHub.tagRulesets(ROCKET)).hasValue(List.of(partial));
    }

    @Test
    void administratorsStillRelease() {
        gitHub.createTagRuleset(ROCKET, WANTED);
        assertThat(town.person().release("acme/rocket")).startsWith("v");
    }

    @Test
    void whoIsNoAdministratorCannotCreateOne() {
        assertThatThrownBy(() -> gitHub.createTagRuleset(GUIDANCE, WANTED))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(GitHubFailure.Forbidden.class));
    }

    @Test
    void theSameNameTwiceIsDeclined() {
        gitHub.createTagRuleset(ROCKET, WANTED);
        assertThatThrownBy(() -> gitHub.createTagRuleset(ROCKET, WANTED))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(GitHubFailure.Invalid.class));
    }
}
