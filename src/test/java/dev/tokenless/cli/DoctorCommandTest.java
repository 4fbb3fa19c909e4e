package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final String LOG = """
            2026-11-22T14:00:00.0000000Z Token request failed: the server refused the request for the following reasons:
            2026-11-22T14:00:00.0000000Z * `invalid-publisher`: valid token, but no corresponding publisher (Publisher with matching claims was not found)
            """;

    @TempDir
    Path folder;

    private final Console console = new Console();

    @Test
    void explainsALogFileWithCauseLineAndCure() throws Exception {
        Path log = Files.writeString(folder.resolve("run.log"), LOG);

        assertThat(console.run("doctor", log.toString(), "--json")).isEqualTo(1);
        assertThat(console.json().at("/causes/0/code").textValue()).isEqualTo("invalid-publisher");
        assertThat(console.json().at("/causes/0/line").intValue()).isPositive();
        assertThat(console.json().at("/causes/0/cure").textValue()).isNotBlank();
        assertThat(console.json().at("/causes/0/link").isTextual()).isTrue();
    }

    @Test
    void readsStandardInput() {
        assertThat(console.typing(LOG).run("doctor", "-")).isEqualTo(1);
        assertThat(console.out()).contains("invalid-publisher");
    }

    @Test
    void anUnknownFailureIsTheOneCauseUnknown() {
        assertThat(console.typing("make: *** [all] Error 2\n").run("doctor", "-", "--json"))
                .isEqualTo(1);
        assertThat(console.json().path("causes")).hasSize(1);
        assertThat(console.json().at("/causes/0/code").textValue()).isEqualTo("unknown");
    }

    @Test
    void escapeCharactersInALogAreSpelledOutForAPerson() {
        console.typing("Error: \u001b]0;owned\u0007 \u202eevil\n").run("doctor", "-");
        assertThat(console.out()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void aMissingLogOrAFolderIsOneSentenceAndTwo() {
        assertThat(console.run("doctor", folder.resolve("none.log").toString(), "--json"))
                .isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("missing");
        assertThat(console.run("doctor", folder.toString(), "--json")).isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("unreadable");
    }
}
