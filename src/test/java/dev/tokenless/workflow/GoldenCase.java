package dev.tokenless.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The golden cases under `src/test/resources/workflows`: before, after, and what was said about it.
record GoldenCase(String name, String before, String after, String expected) {

    private static final Path FOLDER = Path.of("src/test/resources/workflows");

    static List<GoldenCase> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().map(GoldenCase::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase read(Path folder) {
        try {
            return new GoldenCase(
                    folder.getFileName().toString(),
                    Files.readString(folder.resolve("before.yml")),
                    Files.readString(folder.resolve("after.yml")),
                    Files.readString(folder.resolve("expected.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rewriting rewrite(String text) {
        return Rewriter.rewrite("publish.yml", Sources.of("publish.yml", text), RewriteChoices.defaults());
    }

    /// Status, publications, changes and what is left, a line each.
    static String said(Rewriting rewriting) {
        Stream<String> publications = rewriting.publications().stream()
                .map(p -> "publication %s:%d %s %s %s %s"
                        .formatted(
                                p.jobId(),
                                p.line(),
                                p.tool().json(),
                                p.index().json(),
                                p.credential().json(),
                                p.credential().secrets()));
        Stream<String> changes = rewriting.outcome() instanceof Outcome.Rewritten rewritten
                ? rewritten.changes().stream().map(c -> "change " + c.summary())
                : Stream.of();
        Stream<String> left =
                rewriting.outcome().left().stream().map(l -> "left %s %d:%d".formatted(l.code(), l.line(), l.column()));
        return Stream.of(Stream.of(rewriting.outcome().json()), publications, changes, left)
                .flatMap(s -> s)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public String toString() {
        return name;
    }
}
