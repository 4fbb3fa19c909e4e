package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which release of an action is written, and what is said of its age.
class WrittenActionTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String TABLE = "dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2\n";
    private static final String TEXT = """
            on: push
            jobs:
              ship:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: pipx run build
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.ANVIL }}
            """;

    private static Rewriting rewrite(String text, ActionVersion... read) {
        return Rewriter.rewrite(
                "publish.yml",
                Sources.of("publish.yml", text),
                RewriteChoices.defaults().pinned().withActions(List.of(read)));
    }

    private static ActionVersion publish(String version, String commit) {
        return new ActionVersion("pypa/gh-action-pypi-publish", version, commit, Instant.parse("2026-11-20T08:00:00Z"));
    }

    private static List<String> said(Rewriting rewriting) {
        return ((Outcome.Rewritten) rewriting.outcome())
                .changes().stream()
                        .map(NamedChange::summary)
                        .filter(summary -> summary.startsWith("action "))
                        .toList();
    }

    @Test
    void isTheNewestThatWasReadWithTheDayOfItsRelease() {
        Rewriting rewriting = rewrite(TEXT, publish("v1.15.0", COMMIT));

        assertThat(rewriting.after(TEXT)).contains("gh-action-pypi-publish@" + COMMIT + " # v1.15.0\n");
        assertThat(said(rewriting))
                .containsExactly(
                        "action pypa/gh-action-pypi-publish v1.15.0: released 2026-11-20",
                        "action actions/upload-artifact v4.6.2: by the table of 2026-11-01",
                        "action actions/download-artifact v4.3.0: by the table of 2026-11-01");
    }

    @Test
    void andStaysFromThenOn() {
        String after = rewrite(TEXT, publish("v1.15.0", COMMIT)).after(TEXT);

        assertThat(rewrite(after, publish("v1.15.0", COMMIT)).after(after)).isEqualTo(after);
        assertThat(rewrite(after).outcome()).isInstanceOf(Outcome.AlreadyTrusted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.14.1,  0123456789abcdef0123456789abcdef01234567",
        "v1.9.9,   0123456789abcdef0123456789abcdef01234567",
        "v2.0.0,   0123456789abcdef0123456789abcdef01234567",
        "v1,       0123456789abcdef0123456789abcdef01234567",
        "v1.15.0,  main",
        "v1.15.0,  0123456789ABCDEF0123456789ABCDEF01234567",
        "v1.x: run, 0123456789abcdef0123456789abcdef01234567",
        "v1.99999999999, 0123456789abcdef0123456789abcdef01234567"
    })
    void isOfTheTableWhereWhatWasReadIsOlderOrAnotherMajorVersionOrNoRelease(String version, String commit) {
        assertThat(rewrite(TEXT, publish(version, commit)).after(TEXT)).contains(TABLE);
    }

    /// A commit that is newer than the table must not be taken back to an older one; one of which nothing is known may
    /// be too old, which would break the next release.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0123456789abcdef0123456789abcdef01234567 # v1.15.0                 | true
                    0123456789abcdef0123456789abcdef01234567  #v1.8.0 (pinned)         | true
                    0123456789abcdef0123456789abcdef01234567 # tag=v1.16.1             | true
                    0123456789abcdef0123456789abcdef01234567 # ratchet:a/b@release/v1  | true
                    0123456789abcdef0123456789abcdef01234567 # release/v1              | true
                    0123456789abcdef0123456789abcdef01234567 # v2.0.0                  | true
                    v2.1.0                                                             | true
                    0123456789abcdef0123456789abcdef01234567 # v1.7.2                  | false
                    0123456789abcdef0123456789abcdef01234567 # the newest              | false
                    0123456789abcdef0123456789abcdef01234567                           | false
                    27b31702a0e7fc50959f5ad993c78deac1bdfc29 # v1.15.0                 | false
                    """)
    void aCommitStaysWhereTheVersionBehindItServes(String ref, boolean stays) {
        String text = TEXT.replace("release/v1", ref);
        Rewriting rewriting =
                Rewriter.rewrite("publish.yml", Sources.of("publish.yml", text), RewriteChoices.defaults());

        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Rewritten.class);
        assertThat(rewriting.after(text).contains("gh-action-pypi-publish@" + ref + "\n"))
                .isEqualTo(stays);
        assertThat(rewriting.after(text).contains("gh-action-pypi-publish@" + TABLE))
                .isEqualTo(!stays);
    }

    @Test
    void isNamedByItsMovingRefWhereNoPinIsWanted() {
        Rewriting rewriting = Rewriter.rewrite(
                "publish.yml",
                Sources.of("publish.yml", TEXT),
                RewriteChoices.defaults().withActions(List.of(publish("v1.15.0", COMMIT))));

        assertThat(rewriting.after(TEXT))
                .contains("gh-action-pypi-publish@release/v1\n")
                .contains("upload-artifact@v4\n");
        assertThat(said(rewriting)).isEmpty();
    }

    @Test
    void isLookedForInTheLineOfVersionsWhoseInputsAreKnown() {
        assertThat(ActionVersion.wanted())
                .containsEntry(new RepositoryName("pypa", "gh-action-pypi-publish"), "v1")
                .containsEntry(new RepositoryName("actions", "upload-artifact"), "v4")
                .containsEntry(new RepositoryName("actions", "download-artifact"), "v4")
                .hasSize(3);
    }
}
