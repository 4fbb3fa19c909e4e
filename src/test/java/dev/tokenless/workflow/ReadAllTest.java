package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `read-all` has no room for `id-token: write`, so it is spelled out: every scope stays readable, and what a step does
/// with the run's own token may be done.
class ReadAllTest {

    private static final String FETCH = "- uses: actions/download-artifact@v5\n  with:\n    path: dist\n";
    private static final String BUILD = "- uses: actions/checkout@v5\n- run: python -m build\n";
    private static final String UPLOAD = """
            - uses: pypa/gh-action-pypi-publish@v1.13.0
              with:
                password: ${{ secrets.PYPI_API_TOKEN }}
            """;
    private static final String GH = "- run: gh release create v1 dist/*\n  env:\n    GH_TOKEN: ${{ github.token }}\n";
    private static final String ACTION = "- uses: softprops/action-gh-release@v2\n  with:\n    files: dist/*\n";

    private static String of(String place, String steps) {
        return """
                on:
                  push:
                    tags: [v*]
                """ + (place.equals("workflow") ? "permissions: read-all\n" : "") + """
                jobs:
                  release:
                    runs-on: ubuntu-latest
                """
                + (place.equals("job") ? "    permissions: read-all\n" : "") + "    steps:\n" + steps.indent(6);
    }

    private static Outcome.Rewritten rewritten(String text) {
        return (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();
    }

    private static Map<String, Access> scopes(Outcome.Rewritten outcome, String job) {
        Workflow workflow = (Workflow) Workflow.read("publish.yml", outcome.text());
        return ((Permissions.Scopes) workflow.job(job).orElseThrow().effectivePermissions(workflow)).scopes();
    }

    @ParameterizedTest
    @CsvSource({"workflow,GH", "workflow,ACTION", "job,GH", "job,ACTION"})
    void theJobThatUploadsAndMakesTheReleaseMayDoBoth(String place, String release) {
        Outcome.Rewritten outcome = rewritten(of(place, FETCH + UPLOAD + (release.equals("GH") ? GH : ACTION)));

        assertThat(scopes(outcome, "release"))
                .containsAllEntriesOf(Map.of(
                        "contents",
                        Access.WRITE,
                        "id-token",
                        Access.WRITE,
                        "packages",
                        Access.READ,
                        "issues",
                        Access.READ))
                .hasSize(PermissionNeeds.SCOPES.size() + 1);
        assertThat(outcome.changes()).anySatisfy(change -> {
            assertThat(change.summary())
                    .startsWith("job release: permissions id-token: write, contents: write (keeps actions: read");
            assertThat(change.reason()).contains("read-all");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"workflow", "job"})
    void theJobBehindTheUploadMayMakeTheRelease(String place) {
        Outcome.Rewritten outcome = rewritten(of(place, BUILD + UPLOAD + GH));

        assertThat(scopes(outcome, "after-publish"))
                .containsEntry("contents", Access.WRITE)
                .containsEntry("issues", Access.READ)
                .doesNotContainKey("id-token");
        assertThat(scopes(outcome, "pypi-publish")).isEqualTo(Map.of("id-token", Access.WRITE));
        assertThat(outcome.changes())
                .extracting(NamedChange::summary)
                .anyMatch(s -> s.startsWith("job after-publish: permissions contents: write (keeps actions: read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- run: gh release create v1 dist/*\n  env:\n    GH_TOKEN: ${{ secrets.RELEASE_PAT }}\n",
                "- uses: softprops/action-gh-release@v2\n  with:\n    token: ${{ secrets.RELEASE_PAT }}\n",
                "- run: echo done\n"
            })
    void aTokenOfItsOwnNeedsNoMoreThanBefore(String step) {
        assertThat(scopes(rewritten(of("workflow", FETCH + UPLOAD + step)), "release"))
                .containsEntry("contents", Access.READ);
        assertThat(rewritten(of("job", BUILD + UPLOAD + step)).text()).doesNotContain("contents: write");
    }

    @Test
    void aReleaseInFrontOfTheUploadStaysInTheJobWhosePermissionsStay() {
        Outcome.Rewritten outcome = rewritten(of("job", BUILD + ACTION + UPLOAD));

        assertThat(outcome.text()).contains("  release:\n    runs-on: ubuntu-latest\n    permissions: read-all\n");
        assertThat(scopes(outcome, "pypi-publish")).isEqualTo(Map.of("id-token", Access.WRITE));
    }
}
