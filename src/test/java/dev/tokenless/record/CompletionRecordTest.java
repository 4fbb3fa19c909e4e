package dev.tokenless.record;

import static dev.tokenless.record.SampleStandings.done;
import static dev.tokenless.record.SampleStandings.failed;
import static dev.tokenless.record.SampleStandings.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.record.CompletionRecord.Form;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionRecordTest {

    private static final String SENTINEL = "pypi-AgEIcHlwaS5vcmcCSENTINELsentinelSENTINEL";
    private static final String ATTACK =
            "<script>alert(1)</script> ![x](https://evil.example/a.png) @everyone [a](javascript:b)"
                    + " \u202egnp.exe \u001b[31m | `code` </pre> &lt;";

    @Test
    void jsonHasTheTenItemsInTheOrderOfTheContract() throws Exception {
        JsonNode json = new ObjectMapper().readTree(record(done("acme/rocket")).text(Form.JSON));

        List<String> keys = new ArrayList<>();
        json.at("/repositories/0/items").fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "environment",
                        "publisher",
                        "id-token",
                        "no-password",
                        "named-environment",
                        "testpypi",
                        "verified",
                        "tokens-revoked",
                        "secrets-deleted",
                        "documented");
        assertThat(json.at("/repositories/0/items/environment/state").textValue())
                .isEqualTo("proved");
        assertThat(json.at("/repositories/0/items/publisher/by").textValue()).isEqualTo("Ada");
        assertThat(json.at("/totals/done").intValue()).isEqualTo(1);
        assertThat(json.path("schemaVersion").intValue()).isEqualTo(1);
    }

    @Test
    void aRepositoryThatCouldNotBeReadIsBlockedAndCountedAsFailed() {
        ObjectNode json = RecordJson.answer(List.of(done("a/b"), failed("c/d")));

        assertThat(json.at("/totals/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/repositories/1/items/verified/state").textValue()).isEqualTo("blocked");
        assertThat(json.at("/repositories/1/left/0/code").textValue()).isEqualTo("github");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"HTML", "JSON"})
    void itsHashIsRecomputedAndHolds(Form form) {
        String text = record(done("acme/rocket"), failed("c/d")).text(form);

        assertThat(RecordCheck.of(text)).get().satisfies(check -> {
            assertThat(check.holds()).isTrue();
            assertThat(check.checked())
                    .isEqualTo(form == Form.HTML ? RecordCheck.Checked.DATA_AND_WORDS : RecordCheck.Checked.DATA);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"HTML", "JSON"})
    void aChangedWordInTheDataIsFound(Form form) {
        String text = record(done("acme/rocket")).text(form).replace("proved", "prooved");

        assertThat(RecordCheck.of(text)).get().matches(check -> !check.holds());
    }

    @Test
    void theHashDoesNotDependOnTheOrderOrTheWhiteSpaceOfTheData() throws Exception {
        String pretty = record(done("acme/rocket")).text(Form.JSON);
        ObjectNode shuffled = new ObjectMapper().createObjectNode();
        List<java.util.Map.Entry<String, JsonNode>> members =
                new ArrayList<>(new ObjectMapper().readTree(pretty).properties());
        members.reversed().forEach(member -> shuffled.set(member.getKey(), member.getValue()));

        assertThat(RecordCheck.of(shuffled.toString())).get().matches(RecordCheck::holds);
    }

    @Test
    void whatIsNoRecordIsNotChecked() {
        assertThat(RecordCheck.of("{}")).isEmpty();
        assertThat(RecordCheck.of("<html>")).isEmpty();
        assertThat(RecordCheck.of("[".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void noCredentialGetsIntoAnyForm(Form form) {
        assertThat(Forms.words(record(done("acme/rocket", "token " + SENTINEL)), form))
                .doesNotContain("SENTINEL")
                .contains("pypi-…");
    }

    @Test
    void provedAndAttestedNeverLookAlike() {
        String html = record(done("acme/rocket")).text(Form.HTML);
        String markdown = record(done("acme/rocket")).text(Form.MARKDOWN);

        assertThat(html).contains("class=\"proved\">✔ proved").contains("class=\"attested\">✍ attested by a person");
        assertThat(markdown)
                .contains("✔ proved")
                .contains("✍ attested by a person")
                .contains("Ada said so");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"HTML", "MARKDOWN"})
    void whatPyPiReportedIsCalledSoWithTheCommandThatVerifiesIt(Form form) {
        assertThat(record(done("acme/rocket")).text(form))
                .contains("as reported by PyPI; signatures not re-verified")
                .contains("pypi-attestations verify pypi --repository https://github.com/acme/rocket");
    }

    @Test
    void htmlHasNoScriptAndLoadsNothingWhateverTheWordsAre() {
        String html = record(done("acme/rocket", ATTACK)).text(Form.HTML);

        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("<img")
                .doesNotContain("\u001b");
        assertThat(html.split("</pre>", -1)).hasSameSizeAs(html.split("<pre", -1));
        assertThat(html.substring(0, html.indexOf("tokenless-data")))
                .doesNotContain("\u202e")
                .contains("\\u{202e}");
        assertThat(RecordCheck.of(html)).get().matches(RecordCheck::holds);
    }

    @Test
    void markdownHasNoLiveMentionLinkImageOrBrokenTableWhateverTheWordsAre() {
        String markdown = record(done("acme/rocket", ATTACK)).text(Form.MARKDOWN);

        assertThat(markdown)
                .doesNotContain("@everyone")
                .doesNotContain("![x]")
                .doesNotContain("](")
                .doesNotContain("evil.example/a.png)")
                .doesNotContain("https://evil")
                .doesNotContain("\u202e")
                .doesNotContain("<script");
        assertThat(markdown.lines().filter(line -> line.startsWith("| 1 ")))
                .allSatisfy(line ->
                        assertThat(line.chars().filter(each -> each == '|')).hasSize(4));
    }

    @Test
    void onATerminalNothingIsEscapedAndNothingForeignComesAlive() {
        String text = record(done("acme/rocket")).text(Form.TEXT);

        assertThat(text)
                .contains("sign the file to show tampering)")
                .contains("✔ proved", "✍ attested by a person", "as reported by PyPI; signatures")
                .doesNotContain("&#", "**", "<br>", "<!--");
        assertThat(text.lines())
                .as("folded between words")
                .allSatisfy(line -> assertThat(line.length() <= 78
                                || line.startsWith("    ")
                                || line.strip().matches("(- )?\\S+"))
                        .as(line)
                        .isTrue());
        assertThat(record(done("acme/rocket", ATTACK)).text(Form.TEXT).codePoints())
                .as("control characters and marks that turn the line")
                .noneMatch(point -> point != '\n'
                        && (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT));
    }

    @Test
    void aBatchBeginsWithASummary() {
        assertThat(record(done("a/b"), failed("c/d")).text(Form.HTML)).contains(">Summary</h2>");
        assertThat(record(done("a/b")).text(Form.HTML)).doesNotContain(">Summary</h2>");
    }

    @Test
    void aRehearsalIsMarkedAsPractice() {
        CompletionRecord practice = new CompletionRecord(
                SampleStandings.AT,
                java.util.Optional.empty(),
                true,
                "0.1.0",
                List.of(done("a/b")),
                java.util.Map.of());

        assertThat(practice.text(Form.HTML)).contains("PRACTICE");
        assertThat(practice.text(Form.MARKDOWN)).contains("PRACTICE");
        assertThat(practice.text(Form.JSON)).contains("\"practice\" : true");
    }

    @Test
    void twoHundredRepositoriesAndLongNamesAreWrittenInSecondsOfProcessorTime() {
        var standings = java.util.stream.IntStream.range(0, 200)
                .mapToObj(number -> done("owner/" + "r".repeat(80) + number, "x".repeat(2_000)))
                .toList();
        var processor = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = processor.getCurrentThreadCpuTime();
        String html = new CompletionRecord(
                        SampleStandings.AT, java.util.Optional.empty(), false, "1", standings, java.util.Map.of())
                .text(Form.HTML);

        assertThat(html).contains("200 repositories");
        assertThat(processor.getCurrentThreadCpuTime() - before).isLessThan(3_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormReportsDefenceInDepthAndADifferenceThatCouldNotBeRead(Form form) {
        assertThat(Forms.words(FullRecord.of("GitHub did not answer", "acme/rocket"), form))
                .containsIgnoringCase("defence")
                .containsIgnoringCase("authentication")
                .contains("GitHub did not answer");
        if (form != Form.JSON) {
            assertThat(Forms.words(FullRecord.made(), form))
                    .contains("Defence in depth")
                    .contains("not seen")
                    .contains("look yourself")
                    .contains("Not shown:");
        }
    }
}
