package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/// Signs what GitHub says of a running job. Source: docs.github.com, "OpenID Connect reference".
public final class Issuer {

    static final String NAME = "https://token.actions.githubusercontent.com";
    private static final int BITS = 2048;

    private final KeyPair keys;

    Issuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The `iss` claim, the same as the real one.
    public String name() {
        return NAME;
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    /// A JSON Web Token, RS256.
    String signed(ObjectNode claims) {
        String head = encoded(Json.bytes(Json.object("typ", "JWT", "alg", "RS256", "kid", "practice")));
        String content = head + "." + encoded(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(Bodies.utf8(content));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
