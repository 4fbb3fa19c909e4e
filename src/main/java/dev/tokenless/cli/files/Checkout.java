package dev.tokenless.cli.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// The files beside a workflow, as far as they may be read: never outside the checkout, never through a link that
/// leaves it, never from `.git`.
public sealed interface Checkout {

    /// The text of a repository-relative path with `/`; empty where there is none that may be read.
    Optional<String> text(String repositoryPath);

    /// A repository: a folder with `.github/workflows`.
    record Repository(Path root) implements Checkout {
        @Override
        public Optional<String> text(String repositoryPath) {
            return inside(root, repositoryPath);
        }
    }

    /// Workflow files in an ordinary folder: it stands for `.github/workflows` of a repository of which nothing else is
    /// known.
    record LooseFolder(Path folder) implements Checkout {
        private static final String WORKFLOWS = ".github/workflows/";

        @Override
        public Optional<String> text(String repositoryPath) {
            String name = repositoryPath.startsWith(WORKFLOWS) ? repositoryPath.substring(WORKFLOWS.length()) : "";
            return name.isEmpty() || name.contains("/") ? Optional.empty() : inside(folder, name);
        }
    }

    /// A repository that is not on this computer.
    record Remote(Function<String, Optional<String>> texts) implements Checkout {
        @Override
        public Optional<String> text(String repositoryPath) {
            return texts.apply(repositoryPath);
        }
    }

    /// Whether the file, links resolved, lies in the folder, links resolved.
    static boolean contains(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException unresolvable) {
            return false;
        }
    }

    private static Optional<String> inside(Path root, String relative) {
        try {
            Path normal = root.normalize();
            Path file = normal.resolve(relative).normalize();
            boolean lexicallyInside = file.startsWith(normal) && !file.equals(normal);
            boolean inGit = lexicallyInside && normal.relativize(file).startsWith(".git");
            if (!lexicallyInside || inGit || !contains(root, file)) {
                return Optional.empty();
            }
            return Optional.of(BoundedFile.text(file));
        } catch (InvalidPathException | BoundedFile.NotReadable absent) {
            return Optional.empty();
        }
    }
}
