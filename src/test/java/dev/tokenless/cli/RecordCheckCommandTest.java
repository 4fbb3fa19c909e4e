package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.record.CompletionRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCheckCommandTest {

    @TempDir
    Path folder;

    private final Console console = new Console();

    private Path written(CompletionRecord.Form form) throws Exception {
        CompletionRecord record =
                new CompletionRecord(Instant.EPOCH, Optional.of("ada"), true, "0.1.0", List.of(), java.util.Map.of());
        return Files.write(folder.resolve("record." + form.key()), record.write(form));
    }

    @Test
    void aTrueRecordHoldsAsJsonAndAsHtml() throws Exception {
        assertThat(console.run(
                        "record", "--check", written(CompletionRecord.Form.JSON).toString()))
                .isZero();
        assertThat(console.run(
                        "record", "--check", written(CompletionRecord.Form.HTML).toString(), "--json"))
                .isZero();
        assertThat(console.json().path("checked").textValue()).isEqualTo("data-and-words");
        assertThat(console.err()).contains("every word around them");
    }

    @Test
    void aChangedRecordIsOne() throws Exception {
        Path file = written(CompletionRecord.Form.JSON);
        Files.writeString(file, Files.readString(file).replace("ada", "eve"));
        assertThat(console.run("record", "--check", file.toString())).isEqualTo(1);
    }

    @Test
    void whatIsNoRecordIsTwo() throws Exception {
        assertThat(console.run(
                        "record",
                        "--check",
                        written(CompletionRecord.Form.MARKDOWN).toString()))
                .isEqualTo(2);
        assertThat(console.run("record", "--check", folder.resolve("none").toString()))
                .isEqualTo(2);
    }

    @Test
    void theCheckTellsOfASignatureAndABadOneIsOne() throws Exception {
        Path file = written(CompletionRecord.Form.JSON);
        assertThat(console.run("record", "--check", file.toString(), "--json")).isZero();
        assertThat(console.json().at("/signature/verdict").textValue()).isEqualTo("none");

        Files.writeString(folder.resolve("record.json.sig"), "no signature");
        console.run("record", "--check", file.toString(), "--json");
        assertThat(console.json().at("/signature/verdict").textValue()).isIn("bad", "unchecked");
    }

    @Test
    void whatCannotBeSignedIsSaidBeforeAnythingIsWritten() {
        assertThat(console.run("record", "--sign-with", "gpg")).isEqualTo(2);
        assertThat(console.err()).contains("add --out FILE");
        assertThat(console.run(
                        "record",
                        "--sign-with",
                        "x",
                        "--out",
                        folder.resolve("r.html").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("r.html")).doesNotExist();
    }

    @Test
    void theSchemaIsPrinted() {
        assertThat(console.run("record", "--schema")).isZero();
        assertThat(console.json().path("$id").textValue()).isEqualTo("urn:tokenless:completion-record:1");
    }
}
