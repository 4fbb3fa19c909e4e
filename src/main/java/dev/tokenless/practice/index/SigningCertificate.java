package dev.tokenless.practice.index;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A short-lived certificate for one signature, signed by itself, with the extensions that Fulcio writes.
/// Sources: RFC 5280; sigstore/fulcio, `docs/oid-info.md`.
final class SigningCertificate {
    private static final String FULCIO = "1.3.6.1.4.1.57264.1.";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ALTERNATIVE_NAME = "2.5.29.17";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final int URI_NAME = 0x86;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final KeyPair keys;
    private final byte[] encoded;

    SigningCertificate(SigningIdentity identity, Instant now) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        byte[] toBeSigned = toBeSigned(identity, now);
        encoded = Der.sequence(toBeSigned, algorithm(), Der.bitString(sign(toBeSigned)));
    }

    byte[] encoded() {
        return encoded.clone();
    }

    byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private byte[] toBeSigned(SigningIdentity identity, Instant now) {
        byte[] version3 = Der.explicit(0, Der.integer(BigInteger.TWO));
        byte[] name = Der.sequence(
                Der.set(Der.sequence(Der.objectIdentifier(COMMON_NAME), Der.utf8String("PRACTICE signing authority"))));
        byte[] validity = Der.sequence(Der.utcTime(now), Der.utcTime(now.plus(LIFE)));
        byte[] serial = Der.integer(
                new BigInteger(1, Arrays.copyOf(Digests.sha256(keys.getPublic().getEncoded()), 16)));
        return Der.sequence(
                version3,
                serial,
                algorithm(),
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                Der.explicit(3, extensions(identity)));
    }

    private static byte[] extensions(SigningIdentity identity) {
        byte[] usage = Der.sequence(Der.objectIdentifier(CODE_SIGNING));
        byte[] uri = identity.signerUri().getBytes(StandardCharsets.US_ASCII);
        return Der.sequence(
                extension(EXTENDED_KEY_USAGE, usage),
                extension(ALTERNATIVE_NAME, Der.sequence(Der.tagged(URI_NAME, uri))),
                fulcio(9, identity.signerUri()),
                fulcio(12, identity.repositoryUri()),
                fulcio(13, identity.commit()),
                fulcio(14, identity.ref()),
                fulcio(18, identity.buildConfigUri()),
                fulcio(20, identity.trigger()),
                fulcio(21, identity.runUrl()));
    }

    private static byte[] fulcio(int number, String value) {
        return extension(FULCIO + number, Der.utf8String(value));
    }

    private static byte[] extension(String identifier, byte[] value) {
        return Der.sequence(Der.objectIdentifier(identifier), Der.octetString(value));
    }

    private static byte[] algorithm() {
        return Der.sequence(Der.objectIdentifier(ECDSA_WITH_SHA256));
    }
}
