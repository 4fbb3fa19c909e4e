package dev.tokenless.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// From the caller's PATHs to texts: a workflow file, a repository checkout, or a folder of either.
public final class WorkflowFinder {

    private static final int DEEPEST = 16;
    private static final int MOST_ENTRIES = 500_000;
    private static final Set<String> NOT_ENTERED = Set.of("node_modules", "__pycache__", "venv", "site-packages");

    private final TreeMap<String, Found> found = new TreeMap<>();
    private int entries;
    private int reached;

    private WorkflowFinder() {}

    /// Sorted by path, each once. Every PATH that leads to nothing is in the answer, with the reason.
    public static Collection<Found> find(Collection<String> paths) {
        WorkflowFinder finder = new WorkflowFinder();
        paths.forEach(finder::look);
        return finder.found.values();
    }

    /// Whether so many files are all the workflows of a repository on this computer.
    public static boolean isAllOf(Checkout checkout, int files) {
        if (!(checkout instanceof Checkout.Repository(Path root))) {
            return false;
        }
        try (Stream<Path> listed = Files.list(root.resolve(".github").resolve("workflows"))) {
            return listed.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(WorkflowFinder::isYaml)
                            .count()
                    == files;
        } catch (IOException | UncheckedIOException closed) {
            return false;
        }
    }

    private void look(String given) {
        String shown = shown(given);
        try {
            Path path = Path.of(given);
            if (Files.isDirectory(path)) {
                int before = reached;
                folder(shown, path, 0);
                if (reached == before) {
                    put(new Found.NoText(
                            shown,
                            "no-workflows",
                            "There is no workflow here: no .yml or .yaml file, and no .github/workflows."));
                }
            } else {
                read(shown, path, checkoutOf(path));
            }
        } catch (InvalidPathException invalid) {
            put(new Found.NoText(shown, "missing", "This is no path that this system knows."));
        }
    }

    /// With the system's separator turned into `/`, and without one at the end.
    private static String shown(String given) {
        String slashes = given.replace(java.io.File.separatorChar, '/');
        String trimmed = slashes.replaceAll("/+$", "");
        return trimmed.isEmpty() ? slashes : trimmed;
    }

    private void folder(String shown, Path folder, int depth) {
        Path workflows = folder.resolve(".github").resolve("workflows");
        if (Files.isDirectory(workflows)) {
            if (Checkout.contains(folder, workflows)) {
                workflowFiles(shown + "/.github/workflows", workflows, new Checkout.Repository(folder));
            } else {
                put(new Found.NoText(
                        shown + "/.github/workflows",
                        "outside",
                        "This folder is a link out of the checkout, so it is not read."));
            }
        } else if (isNamed(folder, "workflows") && isNamed(parent(folder), ".github")) {
            workflowFiles(shown, folder, new Checkout.Repository(parent(parent(folder))));
        } else if (isNamed(folder, ".github")) {
            Path inner = folder.resolve("workflows");
            if (Files.isDirectory(inner)) {
                folder(shown + "/workflows", inner, depth + 1);
            }
        } else {
            looseFolder(shown, folder, depth);
        }
    }

    private void looseFolder(String shown, Path folder, int depth) {
        Checkout beside = new Checkout.LooseFolder(folder);
        for (Path entry : entries(shown, folder)) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (depth < DEEPEST && !name.startsWith(".") && !NOT_ENTERED.contains(name)) {
                    folder(shown + "/" + name, entry, depth + 1);
                }
            } else if (isYaml(name) && !Files.isDirectory(entry)) {
                readInside(shown + "/" + name, entry, folder, beside);
            }
        }
    }

    private void workflowFiles(String shown, Path folder, Checkout.Repository repository) {
        for (Path entry : entries(shown, folder)) {
            String name = entry.getFileName().toString();
            if (isYaml(name) && !Files.isDirectory(entry)) {
                readInside(shown + "/" + name, entry, repository.root(), repository);
            }
        }
    }

    private void readInside(String shown, Path file, Path boundary, Checkout checkout) {
        if (Files.isSymbolicLink(file) && Files.exists(file) && !Checkout.contains(boundary, file)) {
            put(new Found.NoText(
                    shown, "outside", "This is a link out of the folder that was given, so it is not read."));
        } else {
            read(shown, file, checkout);
        }
    }

    private void read(String shown, Path file, Checkout checkout) {
        try {
            String name =
                    file.getFileName() == null ? shown : file.getFileName().toString();
            put(new Found.Text(shown, file, checkout, ".github/workflows/" + name, BoundedFile.text(file)));
        } catch (BoundedFile.NotReadable reason) {
            put(new Found.NoText(shown, reason.code(), reason.sentence(), reason.line(), reason.column()));
        }
    }

    private List<Path> entries(String shown, Path folder) {
        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (++entries > MOST_ENTRIES) {
                    put(new Found.NoText(
                            shown,
                            "too-many-files",
                            "More than %d files lie here; name a smaller folder.".formatted(MOST_ENTRIES)));
                    break;
                }
                listed.add(entry);
            }
        } catch (IOException | DirectoryIteratorException | UncheckedIOException closed) {
            put(new Found.NoText(shown, "unreadable", "This folder may not be read; check its permissions."));
        }
        return listed;
    }

    private void put(Found one) {
        reached++;
        found.putIfAbsent(one.shownPath(), one);
    }

    private static Checkout checkoutOf(Path file) {
        Path folder = parent(file);
        return isNamed(folder, "workflows") && isNamed(parent(folder), ".github")
                ? new Checkout.Repository(parent(parent(folder)))
                : new Checkout.LooseFolder(folder);
    }

    /// The folder of a path as the caller wrote it, links unresolved.
    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    private static boolean isNamed(Path folder, String name) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last != null && last.toString().equals(name);
    }

    private static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yml") || lower.endsWith(".yaml");
    }
}
