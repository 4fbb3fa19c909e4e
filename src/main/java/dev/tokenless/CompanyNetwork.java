package dev.tokenless;

import java.util.Properties;

/// Lets the way out be the one that the operating system is set to. Java reads this property once, when the first
/// connection is made (its networking properties page), so it must be said at the very start.
final class CompanyNetwork {

    private static final String SYSTEM_PROXIES = "java.net.useSystemProxies";

    private CompanyNetwork() {}

    /// What the person has set on the command line stands.
    static void prepare(Properties properties) {
        properties.putIfAbsent(SYSTEM_PROXIES, "true");
    }
}
