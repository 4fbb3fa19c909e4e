package dev.tokenless.desktop;

import java.util.Optional;

/// The operating system's store for secrets. Remembering is opt-in; without this store nothing is remembered.
public interface Keyring {

    /// Empty where a secret can be kept; else why not, in a sentence for people.
    Optional<String> whyNot();

    /// The secret that was remembered under this name. The caller may overwrite the array.
    Optional<char[]> recall(String name);

    /// Keeps the secret under this name, in place of an earlier one.
    ///
    /// @throws IllegalStateException with a sentence for people if the store refuses or there is none
    void remember(String name, char[] secret);

    /// Removes the secret; nothing happens if there is none.
    void forget(String name);

    /// No keyring, and the sentence that says why.
    static Keyring none(String why) {
        return new NoKeyring(why);
    }
}
