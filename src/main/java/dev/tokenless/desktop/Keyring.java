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

    /// The operating system's own. It is looked for when it is first asked, which may take a moment and may make the
    /// system ask the person to unlock it.
    static Keyring system() {
        return SystemKeyring.real();
    }

    /// No keyring, and the sentence that says why.
    static Keyring none(String why) {
        return new NoKeyring(why);
    }
}
