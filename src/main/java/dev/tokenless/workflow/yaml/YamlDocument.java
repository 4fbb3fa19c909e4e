package dev.tokenless.workflow.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A text and its tree.
public record YamlDocument(String text, Node root) {

    /// GitHub takes workflow files up to 1 MiB or so; a longer text is not worth the time.
    static final int LONGEST = 1_000_000;

    /// The comment behind a text on its line, with the blanks before it; empty where there is none.
    public String commentBehind(Node.Text value) {
        return new SourceLines(text).commentBehind(value);
    }

    /// Reads a text within bounds of size, depth and aliases.
    ///
    /// @throws YamlException for a text that is not one plain YAML document
    public static YamlDocument read(String text) {
        if (text.length() > LONGEST) {
            throw new YamlException(
                    "too-large", "The file is larger than one megabyte, which no workflow is; it was not read.", 1, 1);
        }
        if (text.indexOf('\0') >= 0) {
            throw new YamlException("binary", "The file is binary, not text.", 1, 1);
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            return new YamlDocument(text, new TreeBuilder(text, events).document());
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new YamlException(
                    "not-yaml",
                    "The file is not valid YAML: " + sentence(e.getProblem()) + ".",
                    mark.map(m -> m.getLine() + 1).orElse(1),
                    mark.map(m -> m.getColumn() + 1).orElse(1));
        } catch (YamlEngineException e) {
            throw new YamlException("not-yaml", "The file is not valid YAML: " + sentence(e.getMessage()) + ".", 1, 1);
        }
    }

    private static String sentence(@org.jspecify.annotations.Nullable String problem) {
        if (problem == null || problem.isBlank()) {
            return "it cannot be parsed";
        }
        String line = problem.lines().findFirst().orElse(problem).strip();
        String shown = line.length() > 160 ? line.substring(0, 160) + "…" : line;
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }
}
