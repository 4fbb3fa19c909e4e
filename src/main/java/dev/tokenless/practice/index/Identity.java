package dev.tokenless.practice.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// A JSON Web Token that claims to come from a workflow job; nothing in it is trusted until [#verified] says so.
/// Sources: RFC 7519; pypi/warehouse `oidc/services.py`.
final class Identity {
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final String signedPart;
    private final byte[] signature;
    private final JsonNode header;
    private final Claims claims;

    private Identity(String signedPart, byte[] signature, JsonNode header, Claims claims) {
        this.signedPart = signedPart;
        this.signature = signature;
        this.header = header;
        this.claims = claims;
    }

    /// Empty when the text has not the form of a token.
    static Optional<Identity> parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = object(parts[0]);
            JsonNode payload = object(parts[1]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            return Optional.of(new Identity(parts[0] + "." + parts[1], signature, header, new Claims(payload)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String issuer() {
        return claims.text("iss");
    }

    /// The claims, if the signature, the audience and the times hold.
    Optional<Claims> verified(IdentityIssuer issuer, String audience, Instant now) {
        boolean holds = header.path("alg").asText().equals("RS256")
                && signatureHolds(issuer)
                && Set.of(audience).equals(claims.audiences())
                && claims.instant("exp")
                        .filter(end -> end.plus(LEEWAY).isAfter(now))
                        .isPresent()
                && notAfter(claims.instant("iat"), now)
                && claims.instant("nbf")
                        .map(start -> !start.isAfter(now.plus(LEEWAY)))
                        .orElse(true);
        return holds ? Optional.of(claims) : Optional.empty();
    }

    private static boolean notAfter(Optional<Instant> issued, Instant now) {
        return issued.filter(at -> !at.isAfter(now.plus(LEEWAY))).isPresent();
    }

    private boolean signatureHolds(IdentityIssuer issuer) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(issuer.publicKey());
            verifier.update(signedPart.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static JsonNode object(String part) throws JsonProcessingException {
        String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        JsonNode node = JSON.readTree(json);
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        return node;
    }
}
