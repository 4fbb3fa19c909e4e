package dev.tokenless.desktop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A link that may be opened or made clickable. There is no other way to get one than the check in `of`, so whoever
/// holds a `SafeLink` need not check again.
public final class SafeLink {

    private static final Set<String> HOSTS = Set.of("github.com", "pypi.org", "test.pypi.org");

    private final URI uri;

    private SafeLink(URI uri) {
        this.uri = uri;
    }

    /// The link, if it leads by https to github.com, pypi.org or test.pypi.org, or, in practice, to this computer.
    /// Anything else (another host or scheme, a user name before the host, another port, unescaped characters) is
    /// empty.
    public static Optional<SafeLink> of(String address, World world) {
        try {
            URI uri = new URI(address).parseServerAuthority();
            return allowed(uri, world) ? Optional.of(new SafeLink(uri)) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// As `of(String, World)`.
    public static Optional<SafeLink> of(URI address, World world) {
        return of(address.toASCIIString(), world);
    }

    private static boolean allowed(URI uri, World world) {
        String host = uri.getHost();
        String scheme = uri.getScheme();
        if (host == null || scheme == null || uri.getRawUserInfo() != null || !ascii(uri)) {
            return false;
        }
        boolean https = scheme.equalsIgnoreCase("https");
        boolean ownPort = uri.getPort() == -1 || uri.getPort() == 443;
        if (https && ownPort && HOSTS.contains(host.toLowerCase(Locale.ROOT))) {
            return true;
        }
        return world == World.PRACTICE && World.isLoopback(host) && (https || scheme.equalsIgnoreCase("http"));
    }

    // java.net.URI lets letters outside ASCII through; in a link they can only mislead the reader
    private static boolean ascii(URI uri) {
        return uri.toString().chars().allMatch(character -> character > 0x20 && character < 0x7f);
    }

    public URI uri() {
        return uri;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeLink link && link.uri.equals(uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        return uri.toASCIIString();
    }
}
