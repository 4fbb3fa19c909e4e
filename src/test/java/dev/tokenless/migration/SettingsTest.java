package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.github.ActionsPolicy;
import dev.tokenless.trust.ActionsPolicy.Allowed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static dev.tokenless.trust.ActionsPolicy policy(ActionsPolicy read) {
        return new Settings(Optional.of(read), Optional.empty(), Optional.empty()).policy();
    }

    @ParameterizedTest
    @CsvSource({"all, ALL", "local_only, LOCAL_ONLY", "selected, SELECTED", "something new, ALL"})
    void whatMayBeUsedIsCarriedOver(String read, Allowed expected) {
        assertThat(policy(new ActionsPolicy(true, read, false, false, false, List.of()))
                        .allowed())
                .isEqualTo(expected);
    }

    @Test
    void everySwitchIsCarriedOverByItself() {
        assertThat(policy(new ActionsPolicy(true, "selected", true, false, false, List.of("a/*"))))
                .isEqualTo(new dev.tokenless.trust.ActionsPolicy(
                        true, Allowed.SELECTED, false, false, List.of("a/*"), true));
        assertThat(policy(new ActionsPolicy(false, "selected", false, true, false, List.of())))
                .isEqualTo(
                        new dev.tokenless.trust.ActionsPolicy(false, Allowed.SELECTED, true, false, List.of(), false));
        assertThat(policy(new ActionsPolicy(true, "selected", false, false, true, List.of())))
                .isEqualTo(
                        new dev.tokenless.trust.ActionsPolicy(true, Allowed.SELECTED, false, true, List.of(), false));
    }

    @Test
    void whatIsNotKnownIsTakenForGitHubsDefault() {
        assertThat(Settings.UNKNOWN.policy()).isEqualTo(dev.tokenless.trust.ActionsPolicy.open());
    }
}
