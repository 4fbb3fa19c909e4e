package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [CrashTest] at every point there is, with ten repositories; for the profile `crash`.
@Tag("crash")
class CrashAnywhereTest {

    @TempDir
    Path folder;

    /// `-Dcrash.every=7` takes every seventh point only.
    @Test
    void aBatchOfTenKilledAnywhereEndsLikeAnUndisturbedOne() throws Exception {
        CrashTest.Outcome outcome = CrashTest.crash(folder, 10, 2, -Integer.getInteger("crash.every", 1));
        Files.writeString(
                Path.of("target", "crash.txt"),
                "%d kills, %d ended otherwise; %d requests and %d journal writes, each before and after%n%s%n"
                        .formatted(
                                outcome.kills(),
                                outcome.differences().size(),
                                outcome.requests(),
                                outcome.writes(),
                                String.join("\n", outcome.differences())));
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.kills()).isPositive();
    }
}
