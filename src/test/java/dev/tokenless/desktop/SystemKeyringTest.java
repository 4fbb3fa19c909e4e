package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.model.StoredToken;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The keyring over the library's store. What the library throws may quote a secret; none of it comes through.
class SystemKeyringTest {

    private static final String NAME = "tokenless.github";

    @Test
    void whatIsRememberedIsRecalledUntilItIsForgotten() {
        var keyring = new SystemKeyring(MemoryStore::new);
        assertThat(keyring.whyNot()).isEmpty();
        assertThat(keyring.recall(NAME)).isEmpty();
        keyring.remember(NAME, "ghp_Sentinel".toCharArray());
        assertThat(keyring.recall(NAME).map(String::new)).hasValue("ghp_Sentinel");
        keyring.forget(NAME);
        assertThat(keyring.recall(NAME)).isEmpty();
        assertThatCode(() -> keyring.forget(NAME)).doesNotThrowAnyException();
    }

    @Test
    void withoutAStoreItSaysWhyAndKeepsNothing() {
        var keyring = new SystemKeyring(() -> null);
        assertThat(keyring.whyNot().orElseThrow()).contains("memory").endsWith(".");
        assertThat(keyring.recall(NAME)).isEmpty();
        assertThatThrownBy(() -> keyring.remember(NAME, new char[] {'x'}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(keyring.whyNot().orElseThrow());
    }

    @Test
    void aLibraryThatCannotBeLoadedIsNoKeyring() {
        var keyring = new SystemKeyring(() -> {
            throw new UnsatisfiedLinkError("libsecret-1.so.0");
        });
        assertThat(keyring.whyNot()).isPresent();
    }

    @Test
    void aRefusalDoesNotQuoteTheSecret() {
        var keyring = new SystemKeyring(() -> new MemoryStore() {
            @Override
            public boolean add(String key, StoredToken token) {
                throw new IllegalStateException("security exited with 44: ghp_Sentinel");
            }
        });
        assertThatThrownBy(() -> keyring.remember(NAME, "ghp_Sentinel".toCharArray()))
                .hasMessageNotContaining("Sentinel")
                .hasNoCause();
    }

    @Test
    void theStoreIsLookedForOnceAndOnlyWhenAsked() {
        var looked = new AtomicInteger();
        var keyring = new SystemKeyring(() -> {
            looked.incrementAndGet();
            return new MemoryStore();
        });
        assertThat(looked).hasValue(0);
        keyring.whyNot();
        keyring.recall(NAME);
        assertThat(looked).hasValue(1);
    }

    /// Whatever this computer has: never an exception.
    @Test
    void theRealOneAnswersWithoutFailing() {
        Keyring keyring = Keyring.system();
        assertThatCode(() -> keyring.whyNot()).doesNotThrowAnyException();
        assertThatCode(() -> keyring.recall("tokenless.test.absent")).doesNotThrowAnyException();
    }

    private static class MemoryStore implements SecretStore<StoredToken> {
        private final Map<String, StoredToken> kept = new HashMap<>();

        @Override
        public @Nullable StoredToken get(String key) {
            return kept.get(key);
        }

        @Override
        public boolean delete(String key) {
            return kept.remove(key) != null;
        }

        @Override
        public boolean add(String key, StoredToken token) {
            kept.put(key, new StoredToken(token.getValue(), token.getType()));
            return true;
        }

        @Override
        public boolean isSecure() {
            return true;
        }
    }
}
