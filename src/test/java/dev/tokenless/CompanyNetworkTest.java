package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class CompanyNetworkTest {

    private final Properties properties = new Properties();

    @Test
    void theSystemsProxySettingsAreUsed() {
        CompanyNetwork.prepare(properties);
        assertThat(properties).containsEntry("java.net.useSystemProxies", "true");
    }

    @Test
    void whatThePersonHasSetStands() {
        properties.setProperty("java.net.useSystemProxies", "false");
        CompanyNetwork.prepare(properties);
        assertThat(properties).containsEntry("java.net.useSystemProxies", "false");
    }
}
