package dev.tokenless.desktop;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The key that a person chose to sign with. Their own tool reads it, asks for its passphrase, and signs.
public sealed interface SigningKey {

    /// A key file of OpenSSH; the public half is enough where an agent holds the private one.
    record Ssh(Path file) implements SigningKey {}

    /// A key of GnuPG.
    ///
    /// @param name as `--local-user` takes it; without one, GnuPG takes its default key
    record Gpg(Optional<String> name) implements SigningKey {}

    /// From `ssh:FILE`, `gpg` or `gpg:NAME`; empty for anything else.
    static Optional<SigningKey> parse(String text) {
        if (text.equals("gpg")) {
            return Optional.of(new Gpg(Optional.empty()));
        }
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        if (colon < 0 || rest.isBlank()) {
            return Optional.empty();
        }
        return switch (text.substring(0, colon)) {
            case "ssh" -> file(rest).map(Ssh::new);
            case "gpg" -> Optional.of(new Gpg(Optional.of(rest)));
            default -> Optional.empty();
        };
    }

    private static Optional<Path> file(String path) {
        try {
            return Optional.of(Path.of(path));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }
}
