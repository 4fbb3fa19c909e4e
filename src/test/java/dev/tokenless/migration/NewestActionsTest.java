package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.github.ActionRelease;
import dev.tokenless.github.GitHub;
import dev.tokenless.workflow.ActionVersion;
import dev.tokenless.workflow.RepositoryName;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewestActionsTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Instant DAY = Instant.parse("2026-11-20T08:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private boolean signedIn = true;

    /// Answers this one question.
    private final GitHub gitHub = (GitHub) Proxy.newProxyInstance(
            GitHub.class.getClassLoader(), new Class<?>[] {GitHub.class}, (_, method, given) -> {
                assertThat(method.getName()).isEqualTo("newestRelease");
                asked.add(given[0] + " " + given[1]);
                return signedIn
                        ? Optional.of(new ActionRelease((RepositoryName) given[0], given[1] + ".9.0", COMMIT, DAY))
                        : Optional.empty();
            });

    @Test
    void areAskedForOnceARun() {
        NewestActions newest = new NewestActions();

        List<ActionVersion> read = newest.read(gitHub);

        assertThat(newest.read(gitHub)).isSameAs(read);
        assertThat(asked)
                .containsExactly(
                        "pypa/gh-action-pypi-publish v1", "actions/upload-artifact v4", "actions/download-artifact v4");
        assertThat(read).contains(new ActionVersion("actions/upload-artifact", "v4.9.0", COMMIT, DAY));
    }

    @Test
    void leaveTheChoicesAsTheyAreWhereNothingIsToBeRead() {
        signedIn = false;

        assertThat(NewestActions.in(Choices.defaults(), new NewestActions().read(gitHub)))
                .isEqualTo(Choices.defaults());
    }

    @Test
    void doNotReplaceWhatAPlanWasShownWith() {
        List<ActionVersion> shown = List.of(new ActionVersion("actions/upload-artifact", "v4.7.0", COMMIT, DAY));
        Choices choices =
                Choices.defaults().withRewrite(Choices.defaults().rewrite().withActions(shown));

        assertThat(NewestActions.in(choices, new NewestActions().read(gitHub))).isEqualTo(choices);
    }
}
