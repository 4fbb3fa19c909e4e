package dev.tokenless.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where the program keeps what it must remember. Every folder is made on demand, readable by its owner only.
///
/// @param home the one folder that holds all of it; `--home` sets it
public record Folders(Path home) {

    /// What was done: never deleted by the program.
    public Path journal() {
        return made(home.resolve("journal"));
    }

    /// What can be read again: deleted on signing out.
    public Path cache() {
        return made(home.resolve("cache"));
    }

    /// The folder that each system provides for an application's data.
    ///
    /// @param environment the process environment
    /// @param system      the value of `os.name`
    /// @param user        the user's home folder
    public static Folders standard(Map<String, String> environment, String system, Path user) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new Folders(folder(environment, "LOCALAPPDATA")
                    .orElse(user.resolve("AppData").resolve("Local"))
                    .resolve("Tokenless"));
        }
        if (name.startsWith("mac")) {
            return new Folders(
                    user.resolve("Library").resolve("Application Support").resolve("Tokenless"));
        }
        // freedesktop.org, XDG Base Directory Specification: a relative path is to be ignored
        return new Folders(folder(environment, "XDG_DATA_HOME")
                .orElse(user.resolve(".local").resolve("share"))
                .resolve("tokenless"));
    }

    /// A folder for one run, as practice uses it.
    public static Folders temporary() {
        try {
            return new Folders(Files.createTempDirectory("tokenless-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(Predicate.not(String::isBlank))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder, ownerOnly(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
