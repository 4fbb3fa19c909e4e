package dev.tokenless.desktop;

import java.util.Optional;

record NoKeyring(String why) implements Keyring {

    @Override
    public Optional<String> whyNot() {
        return Optional.of(why);
    }

    @Override
    public Optional<char[]> recall(String name) {
        return Optional.empty();
    }

    @Override
    public void remember(String name, char[] secret) {
        throw new IllegalStateException(why);
    }

    @Override
    public void forget(String name) {
        // nothing was ever kept
    }
}
