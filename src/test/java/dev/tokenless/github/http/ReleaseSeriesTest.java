package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which names say that a branch is released from.
class ReleaseSeriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.x",
                "1.X",
                "v2",
                "2.0",
                "0.9.x",
                "v1.2-x",
                "support/v3.x",
                "releases/1.4",
                "release/next",
                "stable",
                "stable-2.0",
                "stable/2.0",
                "Release-1.4.x",
                "lts_3",
                "maint/2.0",
                "maint-1",
                "2.0-maintenance",
                "v1.x-stable",
                "rocket-1.x",
                "python2-lts",
                "develop",
                "next",
                "master",
                "hotfix/1.2.1"
            })
    void aSeries(String name) {
        assertThat(ReleaseSeries.named(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix",
                "feature/login",
                "dependabot/pip/requests-2.31.0",
                "renovate/actions-checkout-5.x",
                "release-please--branches--main",
                "changeset-release/main",
                "release-notes",
                "patch-1",
                "ada-patch-12",
                "stabilise-tests",
                "issue-42",
                "supporting-windows",
                "tokenless/trusted-publishing",
                "devcontainer",
                "next-steps",
                "pre-commit-ci-update-config"
            })
    void aShortBranch(String name) {
        assertThat(ReleaseSeries.named(name)).isFalse();
    }
}
