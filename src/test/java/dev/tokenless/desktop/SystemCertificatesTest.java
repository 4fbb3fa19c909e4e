package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a certificate authority made for this test alone.
class SystemCertificatesTest {

    @TempDir
    Path folder;

    private X509Certificate[] company = {};

    @BeforeEach
    void make() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("company.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "ca",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=Company",
                        "-ext",
                        "bc:c",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "practice",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore made = KeyStore.getInstance(store.toFile(), "practice".toCharArray());
        company = new X509Certificate[] {(X509Certificate) made.getCertificate("ca")};
    }

    @Test
    void aCertificateOfTheSystemsBundleIsTrustedBesidesJavasOwn() throws IOException, GeneralSecurityException {
        Path bundle = folder.resolve("bundle.crt");
        String text = Base64.getMimeEncoder().encodeToString(company[0].getEncoded());
        Files.writeString(bundle, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        X509TrustManager trust = SystemCertificates.trusting(List.of(bundle));
        trust.checkServerTrusted(company, "ECDHE_ECDSA");
        assertThat(trust.getAcceptedIssuers())
                .contains(company[0])
                .contains(SystemCertificates.trusting(List.of()).getAcceptedIssuers());
    }

    @Test
    void aStrangerIsRefused() {
        assertRefused(SystemCertificates.trusting(List.of()));
        assertRefused(SystemCertificates.trusted(System.getProperty("os.name")));
    }

    @Test
    void aMissingOrDamagedBundleAddsNobody() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.crt"), "-----BEGIN CERTIFICATE-----\nno\n");
        assertRefused(SystemCertificates.trusting(List.of(damaged, folder.resolve("missing.crt"))));
    }

    private void assertRefused(X509TrustManager trust) {
        assertThat(trust.getAcceptedIssuers()).isNotEmpty();
        assertThatThrownBy(() -> trust.checkServerTrusted(company, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateException.class);
    }
}
