package dev.tokenless.desktop;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.StorageProvider;
import com.microsoft.credentialstorage.StorageProvider.SecureOption;
import com.microsoft.credentialstorage.model.StoredToken;
import com.microsoft.credentialstorage.model.StoredTokenType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The keyring of Windows (Credential Manager), macOS (Keychain) or Linux (Secret Service). The library's exceptions
/// may quote what another program printed, so they are never passed on.
final class SystemKeyring implements Keyring {

    private static final String NONE =
            "This computer offers no keyring that Tokenless can reach, so the token stays in memory only.";

    private final Supplier<@Nullable SecretStore<StoredToken>> door;
    private boolean looked;
    private Optional<SecretStore<StoredToken>> found = Optional.empty();

    SystemKeyring(Supplier<@Nullable SecretStore<StoredToken>> door) {
        this.door = door;
    }

    static SystemKeyring real() {
        return new SystemKeyring(() -> StorageProvider.getTokenStorage(true, SecureOption.REQUIRED));
    }

    @Override
    public Optional<String> whyNot() {
        return store().isPresent() ? Optional.empty() : Optional.of(NONE);
    }

    @Override
    public Optional<char[]> recall(String name) {
        return store().flatMap(store -> asked(() -> store.get(name))).map(StoredToken::getValue);
    }

    @Override
    public void remember(String name, char[] secret) {
        SecretStore<StoredToken> store = store().orElseThrow(() -> new IllegalStateException(NONE));
        var token = new StoredToken(secret, StoredTokenType.PERSONAL);
        try {
            if (!asked(() -> store.add(name, token)).orElse(false)) {
                throw new IllegalStateException(
                        "This computer's keyring did not take the token, so it stays in memory only.");
            }
        } finally {
            token.clear();
        }
    }

    @Override
    public void forget(String name) {
        store().ifPresent(store -> asked(() -> store.delete(name)));
    }

    private synchronized Optional<SecretStore<StoredToken>> store() {
        if (!looked) {
            looked = true;
            found = asked(door);
        }
        return found;
    }

    private static <T> Optional<T> asked(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (RuntimeException | LinkageError unreachable) {
            return Optional.empty();
        }
    }
}
