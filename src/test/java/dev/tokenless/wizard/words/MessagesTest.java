package dev.tokenless.wizard.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Item;
import dev.tokenless.wizard.step.StepName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/tokenless/wizard");
    private static final Path RESOURCES = Path.of("src/main/resources/dev/tokenless/wizard");
    private static final Set<String> COMPUTED = Set.of(
            "step.",
            "why.",
            "lead.",
            "many.",
            "stand.",
            "kind.",
            "item.state.",
            "item.mark.",
            "rail.",
            "diff.",
            "sign-in.lead.",
            "board.filter.",
            "verdict.",
            "card.open.",
            "term.",
            "choices.",
            "rights.",
            "settings.");

    private final Messages words = new Messages(Locale.ENGLISH);

    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        assertThat(words.bundle().keySet()).containsAll(asked());
    }

    @Test
    void everyKeyIsAskedForSomewhere() throws IOException {
        Set<String> asked = asked();
        assertThat(words.bundle().keySet())
                .allMatch(key -> asked.contains(key) || COMPUTED.stream().anyMatch(key::startsWith));
    }

    @Test
    void everyStepHasItsWords() {
        for (StepName step : StepName.values()) {
            assertThat(words.text("step." + step.key())).isNotBlank();
            assertThat(words.text("why." + step.key())).isNotBlank();
        }
        assertThat(Item.values()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void patternsHoldNoStraightApostrophe(String language) {
        assertThat(texts(language).filter(text -> text.contains("{0"))).noneMatch(text -> text.contains("'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void nothingIsPromisedThatTrustedPublishingDoesNotKeep(String language) {
        assertThat(texts(language).map(text -> text.toLowerCase(Locale.ROOT)))
                .noneMatch(text -> text.contains("prevents")
                        || text.contains("all claims verified")
                        || text.contains("nothing to leak")
                        || text.contains("verhindert")
                        || text.contains("alle claims"));
    }

    @Test
    void germanIsComplete() throws IOException {
        Properties german = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("words/messages_de.properties"))) {
            german.load(reader);
        }
        assertThat(german.stringPropertyNames()).containsAll(words.bundle().keySet());
        assertThat(german.stringPropertyNames())
                .allMatch(key -> key.startsWith("road.") || words.bundle().containsKey(key));
        for (String key : words.bundle().keySet()) {
            assertThat(arguments(german.getProperty(key))).as(key).isEqualTo(arguments(words.text(key)));
        }
    }

    /// What the road asks of a person is said in German too, for every kind of task.
    @ParameterizedTest
    @EnumSource(HumanTask.Kind.class)
    void everyTaskIsAskedInGerman(HumanTask.Kind kind) {
        Messages german = new Messages(Locale.GERMAN);
        String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(german.known("road.ask." + key)).isPresent();
        assertThat(german.known("road.confirm." + key)).isPresent();
        assertThat(german.text("card.open." + key)).isNotBlank();
    }

    /// Wherever the migration names a value to compare or copy, its label is known in German.
    @Test
    void everyLabelOfAValueIsKnownInGerman() throws IOException {
        Set<String> labels = new TreeSet<>();
        collect(
                Path.of("src/main/java/dev/tokenless/migration"),
                ".java",
                Pattern.compile("HumanTask\\.Value\\(\\s*\"([^\"]+)\""),
                labels);
        Messages german = new Messages(Locale.GERMAN);
        assertThat(labels)
                .hasSizeGreaterThan(10)
                .allSatisfy(label -> assertThat(german.known(
                                "road.value." + label.toLowerCase(Locale.ROOT).replace(' ', '-')))
                        .as(label)
                        .isPresent());
    }

    @Test
    void everySystemLanguageButGermanSpeaksEnglish() {
        assertThat(new Messages(Locale.GERMANY).text("step.plan")).isEqualTo("Planen");
        assertThat(new Messages(Locale.of("de", "AT")).text("step.plan")).isEqualTo("Planen");
        assertThat(new Messages(Locale.FRANCE).text("step.plan")).isEqualTo("Plan");
    }

    @Test
    void noWordsStandOutsideTheBundle() throws IOException {
        Set<String> found = new TreeSet<>();
        Pattern java = Pattern.compile(
                "(?:new (?:Label|Button|CheckBox|Hyperlink|Tooltip|RadioButton)|set(?:Accessible|Prompt)?Text"
                        + "|\\b(?:doing|lead|status|primary|begin))\\(\\s*(\"[^\"]*[A-Za-z]{2}[^\"]*\")");
        collect(SOURCES, ".java", java, found);
        collect(RESOURCES, ".fxml", Pattern.compile("(?:[tT]ext)=\"([^%\"]*[A-Za-z]{2}[^\"]*)\""), found);
        assertThat(found).containsOnly("Tokenless", "true");
    }

    private static Stream<String> texts(String language) {
        ResourceBundle bundle = new Messages(Locale.forLanguageTag(language)).bundle();
        return bundle.keySet().stream().map(bundle::getString);
    }

    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> asked() throws IOException {
        Set<String> keys = new TreeSet<>();
        collect(SOURCES, ".java", Pattern.compile("words\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]"), keys);
        collect(SOURCES, ".java", Pattern.compile("\"((?:board\\.column|record)\\.[a-z]+)\""), keys);
        collect(RESOURCES, ".fxml", Pattern.compile("\"%([^\"]+)\""), keys);
        return keys;
    }

    private static void collect(Path folder, String ending, Pattern pattern, Set<String> keys) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).collect(Collectors.toSet())) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
    }
}
