package dev.tokenless.pypi.http;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/// What the signing certificate says about the run that signed (Sigstore, Fulcio's `oid-info.md`). PyPI verified the
/// signature on upload; here the certificate is only read.
record RunCertificate(Optional<URI> page, Optional<String> commit, Optional<String> ref, Optional<String> trigger) {

    private static final String FULCIO = "1.3.6.1.4.1.57264.1.";
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;

    static RunCertificate read(JsonReading json, String base64) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
            return new RunCertificate(
                    text(certificate, "21").flatMap(RunCertificate::address),
                    text(certificate, "13"),
                    text(certificate, "14"),
                    text(certificate, "20"));
        } catch (CertificateException | IllegalArgumentException broken) {
            throw json.unreadable("a certificate that is none");
        }
    }

    /// An extension's value is an octet string around a UTF-8 string (X.690, DER).
    private static Optional<String> text(X509Certificate certificate, String number) {
        return Optional.ofNullable(certificate.getExtensionValue(FULCIO + number))
                .flatMap(bytes -> content(bytes, OCTET_STRING))
                .flatMap(bytes -> content(bytes, UTF8_STRING))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> content(byte[] der, int tag) {
        if (der.length < 2 || der[0] != tag) {
            return Optional.empty();
        }
        int first = der[1] & 0xff;
        int lengthBytes = first < 0x80 ? 0 : first & 0x7f;
        int start = 2 + lengthBytes;
        if (lengthBytes > 2 || start > der.length) {
            return Optional.empty();
        }
        int length = lengthBytes == 0 ? first : 0;
        for (int at = 2; at < start; at++) {
            length = (length << 8) | (der[at] & 0xff);
        }
        return start + length == der.length
                ? Optional.of(java.util.Arrays.copyOfRange(der, start, der.length))
                : Optional.empty();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
