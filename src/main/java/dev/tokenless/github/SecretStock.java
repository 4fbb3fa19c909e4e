package dev.tokenless.github;

import java.util.List;

/// The secrets that a repository's workflows can reach, as far as the token may look.
///
/// @param unreadable the stores that the token may not read; nothing may be concluded about them
public record SecretStock(List<Secret> secrets, List<SecretPlace> unreadable) {
    public SecretStock {
        secrets = List.copyOf(secrets);
        unreadable = List.copyOf(unreadable);
    }
}
