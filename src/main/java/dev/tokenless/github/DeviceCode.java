package dev.tokenless.github;

import dev.tokenless.desktop.SafeLink;
import java.time.Duration;
import java.time.Instant;

/// A code for signing in. The device code is as good as the token, so it does not show itself.
///
/// @param userCode  what the person types in, like `WDJB-MJHT`
/// @param page      where
/// @param expiresAt when the code becomes worthless
/// @param interval  how long to wait between two questions
public record DeviceCode(String deviceCode, String userCode, SafeLink page, Instant expiresAt, Duration interval) {
    @Override
    public String toString() {
        return "code " + userCode + " for " + page;
    }
}
