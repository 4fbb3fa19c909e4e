package dev.tokenless.sentinel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes the folders of `@TempDir` and remembers them, so that what the program left in them can be searched.
public final class WatchedFolders implements TempDirFactory {

    /// What tests write themselves, and what `rewrite` and `scan` have to leave as exact as it was.
    private static final Set<String> OF_A_PROJECT = Set.of("yml", "yaml", "toml", "cfg", "sh", "py", "txt", "pypirc");

    private static final List<Path> FOLDERS = new CopyOnWriteArrayList<>();

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        Path folder = Files.createTempDirectory("junit-");
        FOLDERS.add(folder);
        return folder;
    }

    /// Where a sentinel stands in a file that the program wrote, journals, records, settings and caches included.
    static Optional<String> leak() {
        FOLDERS.removeIf(Files::notExists);
        return FOLDERS.stream().flatMap(folder -> leakIn(folder).stream()).findFirst();
    }

    static Optional<String> leakIn(Path folder) {
        try (Stream<Path> files = Files.find(folder, 12, (file, what) -> what.isRegularFile() && ours(folder, file))) {
            return files.flatMap(file -> Sentinels.in(text(file)).map(found -> found + " in " + file).stream())
                    .findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private static boolean ours(Path folder, Path file) {
        String name = file.getFileName().toString();
        return !OF_A_PROJECT.contains(name.substring(name.lastIndexOf('.') + 1))
                && !folder.relativize(file).toString().contains(".git");
    }

    private static String text(Path file) {
        try {
            return Files.size(file) > 8_000_000 ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
