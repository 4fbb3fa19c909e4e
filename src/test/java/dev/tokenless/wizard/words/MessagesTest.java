package dev.tokenless.wizard.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.migration.Item;
import dev.tokenless.wizard.step.StepName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    @Test
    void patternsHoldNoStraightApostrophe() {
        assertThat(words.bundle().keySet().stream()
                        .map(words.bundle()::getString)
                        .filter(text -> text.contains("{0")))
                .noneMatch(text -> text.contains("'"));
    }

    @Test
    void nothingIsPromisedThatTrustedPublishingDoesNotKeep() {
        assertThat(words.bundle().keySet().stream()
                        .map(words.bundle()::getString)
                        .map(text -> text.toLowerCase(Locale.ROOT)))
                .noneMatch(text -> text.contains("prevents")
                        || text.contains("all claims verified")
                        || text.contains("nothing to leak"));
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
