package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.publisher;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What PyPI accepts, each row a rule of Warehouse's `oidc/models/github.py`.
class PublisherWaysTest {

    private static final String RELEASE = "release:\n  types: [published]";

    static Stream<WayRow> publishers() {
        String yes = "release: published refs/tags/v1.2.3 true true";
        String no = "release: published refs/tags/v1.2.3 true false";
        Registered fitting = publisher("harbour/lighthouse", "release.yml", "pypi");
        Registered moved = new Registered(fitting.index(), fitting.publisher(), OptionalLong.of(7));
        return Stream.of(
                new WayRow("owner, repository, file and environment fit", on(RELEASE), yes),
                new WayRow("no publisher at all", on(RELEASE).publishers(), no),
                new WayRow(
                        "owner in other capitals",
                        on(RELEASE).publishers(publisher("Harbour/lighthouse", "release.yml", "pypi")),
                        no),
                new WayRow(
                        "repository in other capitals",
                        on(RELEASE).publishers(publisher("harbour/Lighthouse", "release.yml", "pypi")),
                        no),
                new WayRow(
                        "another file",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "publish.yml", "pypi")),
                        no),
                new WayRow(
                        "file in other capitals",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "Release.yml", "pypi")),
                        no),
                new WayRow(
                        ".yaml is not .yml",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yaml", "pypi")),
                        no),
                new WayRow(
                        "environment in other capitals fits",
                        on(RELEASE).replace("environment: pypi", "environment: PyPI"),
                        yes),
                new WayRow(
                        "another environment",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yml", "release")),
                        no),
                new WayRow(
                        "(Any) takes an environment",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yml", "")),
                        yes),
                new WayRow(
                        "(Any) takes none",
                        on(RELEASE)
                                .replace("    environment: pypi\n", "")
                                .publishers(publisher("harbour/lighthouse", "release.yml", "")),
                        yes),
                new WayRow(
                        "a publisher with environment wants one",
                        on(RELEASE).replace("    environment: pypi\n", ""),
                        no),
                new WayRow("the same owner id", on(RELEASE).publishers(moved).facts(f -> f.owner(7)), yes),
                new WayRow(
                        "another owner id after a transfer",
                        on(RELEASE).publishers(moved).facts(f -> f.owner(8)),
                        no),
                new WayRow(
                        "the specific publisher comes before (Any)",
                        on(RELEASE)
                                .publishers(publisher("harbour/lighthouse", "release.yml", ""), moved)
                                .facts(f -> f.owner(8)),
                        no),
                new WayRow(
                        "TestPyPI knows its own publishers only",
                        on(RELEASE)
                                .replace(
                                        "release/v1\n",
                                        "release/v1\n        with:\n          repository-url: https://test.pypi.org/legacy/\n"),
                        no),
                new WayRow(
                        "no identity token without the permission",
                        on(RELEASE).replace("id-token: write", "contents: read"),
                        no),
                new WayRow(
                        "the workflow's permission counts where the job has none",
                        on(RELEASE)
                                .replace("    permissions:\n      id-token: write\n", "")
                                .replace("jobs:", "permissions:\n  id-token: write\njobs:"),
                        yes),
                new WayRow(
                        "the job's block replaces the workflow's",
                        on(RELEASE)
                                .replace("id-token: write", "contents: read")
                                .replace("jobs:", "permissions:\n  id-token: write\njobs:"),
                        no),
                new WayRow(
                        "other issuers than github.com's are unknown",
                        on(RELEASE).facts(f -> f.host("code.harbour.example")),
                        no));
    }

    static Stream<WayRow> reusable() {
        String caller = """
                on:
                  push:
                    tags: ['v*']
                jobs:
                  ship:
                    permissions:
                      id-token: write
                    uses: ./.github/workflows/release.yml
                """;
        Sample called = on("workflow_call:").and(".github/workflows/ci.yml", caller);
        return Stream.of(
                new WayRow(
                        "a called file starts as its caller does, and is the one to register",
                        called,
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "the caller's file is not",
                        called.publishers(publisher("harbour/lighthouse", "ci.yml", "pypi")),
                        "push: tags v* refs/tags/v1.2.3 true false"),
                new WayRow(
                        "the caller must grant the permission too",
                        on("workflow_call:")
                                .and(".github/workflows/ci.yml", caller.replace("id-token: write", "contents: read")),
                        "push: tags v* refs/tags/v1.2.3 true false"),
                new WayRow(
                        "a condition of the caller counts",
                        on("workflow_call:")
                                .and(
                                        ".github/workflows/ci.yml",
                                        caller.replace("    uses", "    if: false\n    uses"))),
                new WayRow(
                        "a file of another repository is refused",
                        new Sample(
                                Map.of(
                                        ".github/workflows/ci.yml",
                                        caller.replace(
                                                "./.github/workflows/release.yml",
                                                "harbour/shared/.github/workflows/release.yml@main")),
                                called.facts(),
                                called.setup()),
                        "push: tags v* refs/tags/v1.2.3 true false"));
    }

    @ParameterizedTest
    @MethodSource({"publishers", "reusable"})
    void saysWhatWillHappen(WayRow row) {
        row.check();
    }
}
