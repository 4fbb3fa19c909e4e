package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import dev.tokenless.record.CompletionRecord.Form;
import dev.tokenless.record.RecordCheck;
import dev.tokenless.record.RecordSchema;
import dev.tokenless.record.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same finished practice batch in all forms. They are left in `target/record-batch` to be looked at.
class BatchRecordTest {

    private static final int SIZE = 25;

    @TempDir
    static Path home;

    private static PracticeFleet fleet;
    private static List<Standing> standings;
    private static CompletionRecord record;
    private static JsonNode data;

    @BeforeAll
    static void walk() throws Exception {
        fleet = new PracticeFleet(SIZE, 500, home);
        standings = fleet.walk(fleet.names(SIZE), fleet.person(), _ -> {});
        record = new Recorder(fleet.connection.ports(), Optional.of("ada"), true, "0.1.0")
                .record(standings, new Cancellation());
        data = new ObjectMapper().readTree(record.write(Form.JSON));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormIsWritten(Form form) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "record-batch"));
        assertThat(Files.write(folder.resolve("record." + form.key()), record.write(form)))
                .isNotEmptyFile();
    }

    @Test
    void theDataFollowTheSchemaAndTheirHashHolds() throws Exception {
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(new ObjectMapper().readTree(RecordSchema.text()))
                        .validate(data))
                .isEmpty();
        assertThat(data.at("/totals/done").intValue()).isEqualTo(SIZE);
        assertThat(RecordCheck.of(record.text(Form.JSON))).get().matches(RecordCheck::holds);
        assertThat(RecordCheck.of(record.text(Form.HTML)))
                .get()
                .matches(RecordCheck::holds)
                .matches(check -> check.checked() == RecordCheck.Checked.DATA_AND_WORDS);
    }

    @Test
    void theTextOfThePdfSaysWhatTheDataSay() throws Exception {
        String pdf = squeezed(pdf(record.write(Form.PDF)));

        Set<String> told = told();
        assertThat(told).hasSizeGreaterThan(SIZE * 10);
        assertThat(told.stream().filter(text -> !pdf.contains(squeezed(text)))).isEmpty();
    }

    /// Every text of the data that people are to read.
    private static Set<String> told() {
        Set<String> told = new LinkedHashSet<>(List.of(data.path("sha256").asText()));
        for (JsonNode one : data.path("repositories")) {
            told.add(one.path("repository").asText());
            for (Item item : Item.values()) {
                told.add(item.number() + " " + item.title());
                for (JsonNode target : one.path("items").path(item.key()).path("targets")) {
                    List.of("proof", "asked", "by", "why", "note")
                            .forEach(name -> told.add(target.path(name).asText()));
                }
            }
            one.path("secretsDeleted")
                    .forEach(secret -> told.add(secret.path("name").asText()));
            one.path("changed").forEach(text -> told.add(text.asText()));
            one.path("defence").forEach(point -> told.add(point.path("words").asText()));
            one.path("uploads").forEach(upload -> {
                told.add(upload.path("version").asText());
                upload.path("files")
                        .forEach(file -> told.add(file.path("sha256").asText()));
            });
            one.path("files").forEach(file -> file.path("diff").asText().lines().forEach(told::add));
        }
        return told;
    }

    /// Page by page, without what every page repeats.
    private static String pdf(byte[] bytes) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            StringBuilder all = new StringBuilder();
            int pages = pdf.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String number = "page " + page + " of " + pages;
                String text = stripper.getText(pdf);
                assertThat(text).contains(number);
                all.append(text.substring(text.indexOf(number) + number.length()));
            }
            return all.toString();
        }
    }

    /// Where a line ends is the page's affair.
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void htmlAndMarkdownNameEveryRepositoryAndFile() {
        String html = record.text(Form.HTML);
        String markdown = record.text(Form.MARKDOWN);
        for (JsonNode one : data.path("repositories")) {
            String name = one.path("repository").asText();
            String digest = one.at("/uploads/0/files/0/sha256").asText("none");
            assertThat(html.contains(name) && html.contains(digest)).as(name).isTrue();
            assertThat(markdown.contains(name) && markdown.contains(digest))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void aDifferenceThatGitHubDoesNotAnswerForIsSaidToBeMissing() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        try (PracticeFleet gone = new PracticeFleet(1, 500, elsewhere)) {
            gone.world.close();
            JsonNode one = new ObjectMapper()
                    .readTree(new Recorder(gone.connection.ports(), Optional.empty(), true, "0.1.0")
                            .record(standings.subList(0, 1), new Cancellation())
                            .write(Form.JSON))
                    .at("/repositories/0");
            assertThat(one.path("files")).isEmpty();
            assertThat(one.at("/filesUnread/0").asText()).contains("could not be read", "pull request");
        }
    }
}
