package dev.tokenless.pypi.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileVersionTest {

    @ParameterizedTest
    @CsvSource({
        "tool-1.2.3-py3-none-any.whl, 1.2.3",
        "tool-1.2.3rc1.tar.gz, 1.2.3rc1",
        "my-old-tool-0.1.zip, 0.1",
        "tool-1.0+local.1-1-cp313-cp313-linux_x86_64.whl, 1.0+local.1",
        "tool, ''"
    })
    void theVersionStandsInTheFileName(String filename, String version) {
        assertThat(FileVersion.of(filename)).isEqualTo(version);
    }
}
