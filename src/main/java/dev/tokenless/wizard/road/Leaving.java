package dev.tokenless.wizard.road;

import java.util.Optional;

/// How to sign out. Both forget the token everywhere on this computer: in memory, in the keyring, and what GitHub
/// answered to it on the disk.
///
/// @param signOut forgets; the token itself goes on to be valid at GitHub
/// @param revoke  forgets, and makes the token worthless at GitHub; empty where it is borrowed, since something else
///                uses it too
public record Leaving(Runnable signOut, Optional<Runnable> revoke) {

    /// Nothing to forget.
    public static Leaving none() {
        return new Leaving(() -> {}, Optional.empty());
    }
}
