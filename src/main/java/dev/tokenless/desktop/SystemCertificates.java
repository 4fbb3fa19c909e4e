package dev.tokenless.desktop;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whom to trust on the network: whom Java trusts, and whom the operating system trusts besides, since a company's
/// own proxy signs with a certificate that its administrators put there. Every check stays on.
public final class SystemCertificates {

    private static final List<Path> BUNDLES =
            List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"), Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

    private SystemCertificates() {}

    /// @param os as the property `os.name` has it
    /// @throws IllegalStateException if Java's own list cannot be read
    public static X509TrustManager trusted(String os) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return trusting(Stream.of("Windows-ROOT"), List.of());
        }
        // the names of Apple's provider: what the person trusts, and what the system does
        return name.startsWith("mac")
                ? trusting(Stream.of("KeychainStore", "KeychainStore-ROOT"), List.of())
                : trusting(Stream.of(), BUNDLES);
    }

    /// Sockets that check with it.
    public static SSLSocketFactory sockets(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Java offers no TLS.", broken);
        }
    }

    /// Java's own list and these files, each a row of PEM certificates; one that is missing or damaged adds none.
    static X509TrustManager trusting(List<Path> bundles) {
        return trusting(Stream.of(), bundles);
    }

    private static X509TrustManager trusting(Stream<String> stores, List<Path> bundles) {
        try {
            var all =
                    new ArrayList<Certificate>(List.of(manager(Optional.empty()).getAcceptedIssuers()));
            stores.forEach(type -> all.addAll(inStore(type)));
            bundles.forEach(bundle -> all.addAll(inFile(bundle)));
            KeyStore merged = KeyStore.getInstance(KeyStore.getDefaultType());
            merged.load(null, null);
            for (int index = 0; index < all.size(); index++) {
                merged.setCertificateEntry("trusted-" + index, all.get(index));
            }
            return manager(Optional.of(merged));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("Java's list of trusted certificates cannot be read.", broken);
        }
    }

    private static X509TrustManager manager(Optional<KeyStore> certificates) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates.orElse(null));
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Certificate> inStore(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            var found = new ArrayList<Certificate>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    found.add(store.getCertificate(alias));
                }
            }
            return found;
        } catch (GeneralSecurityException | IOException notHere) {
            return List.of();
        }
    }

    private static List<Certificate> inFile(Path bundle) {
        if (!Files.isReadable(bundle)) {
            return List.of();
        }
        try (InputStream text = new BufferedInputStream(Files.newInputStream(bundle))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(text).stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException | IOException damaged) {
            return List.of();
        }
    }
}
