package dev.tokenless.trust;

import static dev.tokenless.trust.DoctorTest.log;
import static dev.tokenless.trust.DoctorTest.logs;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a log holds, and however much of it: there is an answer, soon.
class DoctorBoundsProperties {

    /// Scraps of every golden log, cut and shuffled: whatever comes, there is an answer, and it is fit to be shown.
    @Test
    void anyScrapsOfLogsAreAnswered() throws Exception {
        List<String> all = logs().map(DoctorTest::log).toList();
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            StringBuilder scraps = new StringBuilder();
            for (int part = random.nextInt(1, 6); part > 0; part--) {
                String log = all.get(random.nextInt(all.size()));
                int from = random.nextInt(log.length());
                scraps.append(log, from, random.nextInt(from, log.length()))
                        .append((char) random.nextInt(0x2100))
                        .append("`{\"'(<");
            }
            assertThat(Doctor.explain(scraps.toString())).isNotEmpty().allSatisfy(cause -> {
                assertThat(cause.line()).isPositive();
                assertThat(cause.evidence().length()).isBetween(1, 1300);
                assertThat(cause.cure().length()).isLessThan(2100);
            });
        }
    }

    @Test
    void linesAreCountedAlsoBehindWhatIsNotSearched() {
        String log = "filler line\n".repeat(1_000_000) + log("file-exists--pypi.log");
        assertThat(Doctor.explain(log).getFirst().line())
                .isEqualTo(1_000_000
                        + Doctor.explain(log("file-exists--pypi.log"))
                                .getFirst()
                                .line());
    }

    @Test
    @Timeout(10)
    void hugeAndBinaryLogsAreBounded() {
        StringBuilder binary = new StringBuilder();
        for (int i = 0; i < 20_000_000; i++) {
            binary.append((char) (i * 31 % 256));
        }
        assertThat(Doctor.explain(binary.toString())).hasSize(1);
        assertThat(Doctor.explain("x".repeat(30_000_000)).getFirst().evidence().length())
                .isLessThan(500);
        assertThat(Doctor.explain("`ref`: \"".repeat(2_000_000))).hasSize(1);
    }
}
