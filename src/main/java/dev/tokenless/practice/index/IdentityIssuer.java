package dev.tokenless.practice.index;

import java.security.interfaces.RSAPublicKey;

/// Who signs the identities of workflow jobs: the practice GitHub. An index trusts exactly one.
public interface IdentityIssuer {
    /// The `iss` claim of its identities.
    String issuer();

    /// The key that its RS256 signatures are checked with.
    RSAPublicKey publicKey();
}
