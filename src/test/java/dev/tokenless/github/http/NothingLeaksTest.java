package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/// A GitHub token and a PyPI token that GitHub quotes back in everything it says (a log, a tag name, a workflow, an
/// error) show in no address, no exception and nothing that is printed.
class NothingLeaksTest {

    private static final String PYPI_TOKEN = "pypi-" + "AgEIcHlwaS5vcmcSentinel" + "0123456789".repeat(8);

    @Test
    void neitherInExceptionsNorAddressesNorPrint() {
        var printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        var said = new StringWriter();
        try {
            for (int status : List.of(200, 400, 401, 403, 404, 409, 422, 500)) {
                try (var server = new ScriptedGitHub(request -> quoting(status, request))) {
                    everyCall(server.gitHub()).forEach(failure -> failure.printStackTrace(new PrintWriter(said)));
                    server.requests()
                            .forEach(request -> said.append(request.getUrl().toString()));
                    said.append(server.gitHub().toString());
                }
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(said.toString()).contains("GitHubException").doesNotContain("Sentinel");
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("Sentinel");
    }

    private static MockResponse quoting(int status, RecordedRequest request) {
        return ScriptedGitHub.json(
                status,
                "{\"message\":\"bad tag " + PYPI_TOKEN + " for " + ScriptedGitHub.TOKEN + " at "
                        + request.getTarget() + "\",\"name\":\"" + PYPI_TOKEN + "\",\"errors\":[{\"message\":\""
                        + PYPI_TOKEN + "\",\"type\":\"OTHER\"}]}");
    }

    private static List<Throwable> everyCall(GitHub gitHub) {
        List<Throwable> failures = new ArrayList<>();
        for (EveryCallSurvivesTest.Call call : EveryCallSurvivesTest.Call.values()) {
            Throwable thrown = catchThrowable(() -> call.on(gitHub));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(GitHubException.class);
                failures.add(thrown);
            }
        }
        return failures;
    }
}
