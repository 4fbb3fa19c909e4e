package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogsTest {

    @Test
    void noCredentialGetsIntoTheLogByMessageOrStackTrace() {
        LogRecord entry = new LogRecord(Level.WARNING, "with ghp_SENTINELsentinelSENTINEL0123456789");
        entry.setThrown(new IllegalStateException("with pypi-AgEIcHlwaS5vcmcCSENTINEL0123456789"));

        assertThat(new Logs.Redacting().format(entry))
                .doesNotContain("SENTINEL")
                .contains("ghp_…")
                .contains("pypi-…");
    }
}
