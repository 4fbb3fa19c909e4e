package dev.tokenless.github.http;

import dev.tokenless.github.Account;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of the account that a token belongs to. Answers are kept apart for each account, so nothing is kept
/// before its name is known.
final class Acquaintance {

    private final Optional<Path> cache;
    private volatile @Nullable Account account;

    /// @param cache where answers may be kept; empty if nowhere
    Acquaintance(Optional<Path> cache) {
        this.cache = cache;
    }

    /// The account, asked for once.
    Account account(Supplier<Account> ask) {
        Account known = account;
        if (known == null) {
            known = ask.get();
            account = known;
        }
        return known;
    }

    Optional<AnswerStore> store() {
        Account known = account;
        return known == null ? Optional.empty() : folder(known).map(AnswerStore::new);
    }

    private Optional<Path> folder(Account known) {
        return cache.map(home -> folder(home, known.login()));
    }

    static Path folder(Path cache, String login) {
        return cache.resolve("github").resolve(login.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "_"));
    }
}
