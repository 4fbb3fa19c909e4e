package dev.tokenless.github.http;

import dev.tokenless.desktop.World;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Where GitHub is. Outside practice that is github.com and nothing else: PyPI trusts no other GitHub, so a
/// company's own server would not help.
///
/// @param rest  base of the REST API; GraphQL is `graphql` beneath it
/// @param web   base of the pages, where signing in with a code happens
/// @param world outside practice the two addresses are fixed; in practice they lead to this computer
public record Addresses(URI rest, URI web, World world) {

    private static final URI REST = URI.create("https://api.github.com/");
    private static final URI WEB = URI.create("https://github.com/");

    public Addresses {
        rest = withSlash(rest);
        web = withSlash(web);
        switch (world) {
            case REAL -> {
                if (!rest.equals(REST) || !web.equals(WEB)) {
                    throw new IllegalArgumentException("Outside practice GitHub is at " + REST + " and nowhere else.");
                }
            }
            case PRACTICE -> {
                requireLoopback(rest);
                requireLoopback(web);
            }
        }
    }

    /// github.com.
    public static Addresses gitHub() {
        return new Addresses(REST, WEB, World.REAL);
    }

    HttpUrl restUrl() {
        return url(rest);
    }

    HttpUrl webUrl() {
        return url(web);
    }

    private static HttpUrl url(URI address) {
        return Optional.ofNullable(HttpUrl.get(address))
                .orElseThrow(() -> new IllegalArgumentException("Not an address: " + address));
    }

    private static URI withSlash(URI address) {
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }

    private static void requireLoopback(URI address) {
        if (address.getHost() == null || !World.isLoopback(address.getHost()) || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("In practice GitHub is on this computer, not at " + address);
        }
    }
}
