package dev.tokenless.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One cell of `src/test/resources/matrix`: an upload tool, a place for its credential, and a form of YAML.
///
/// @param form none for block style
/// @param further other files of the repository, by path
record MatrixCell(
        String tool,
        String place,
        Optional<String> form,
        String before,
        Map<String, String> further,
        String after,
        String said) {

    static final String PATH = ".github/workflows/publish.yml";
    private static final Path FOLDER = Path.of("src/test/resources/matrix");
    private static final Set<String> OWN = Set.of("before", "after", "said");
    private static final Pattern PART = Pattern.compile("(?ms)^=== ([^\n]+)\n(.*?)(?=^=== |\\z)");

    static List<MatrixCell> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(MatrixCell::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatrixCell read(Path file) {
        try {
            Map<String, String> parts = new LinkedHashMap<>();
            PART.matcher(Files.readString(file)).results().forEach(part -> parts.put(part.group(1), part.group(2)));
            Path relative = FOLDER.relativize(file);
            List<String> name = List.of(relative.getFileName().toString().split("\\.", -1));
            String before = parts.getOrDefault("before", "");
            return new MatrixCell(
                    relative.getName(0).toString(),
                    name.getFirst(),
                    name.size() > 2 ? Optional.of(name.get(1)) : Optional.empty(),
                    before,
                    parts.entrySet().stream()
                            .filter(part -> !OWN.contains(part.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                    parts.getOrDefault("after", before),
                    parts.getOrDefault("said", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rewriting rewrite(String text) {
        return rewrite(text, further);
    }

    static Rewriting rewrite(String text, Map<String, String> further) {
        Map<String, String> sources = new HashMap<>(further);
        sources.put(PATH, text);
        return Rewriter.rewrite(PATH, new Sources(sources), RewriteChoices.defaults());
    }

    boolean alone() {
        return further.isEmpty();
    }

    @Override
    public String toString() {
        return tool + ", " + place + form.map(f -> ", " + f).orElse("");
    }
}
