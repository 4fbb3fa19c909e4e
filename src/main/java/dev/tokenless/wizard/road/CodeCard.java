package dev.tokenless.wizard.road;

import dev.tokenless.desktop.SafeLink;
import java.time.Instant;

/// A code to be entered on GitHub's page.
///
/// @param code      what the person types there, like `WDJB-MJHT`: to be shown big, and copied
/// @param expiresAt when it becomes worthless
/// @param app       the app that GitHub will name on that page, and
/// @param owner     whose it is; if GitHub names another one, the person must cancel there
public record CodeCard(String code, SafeLink page, Instant expiresAt, String app, String owner) {

    /// All of it in a sentence, for a face without a card.
    public String sentence() {
        return "Enter the code " + code + " on " + page + ". GitHub will name the app " + app + " of " + owner
                + "; if it names another one, cancel there.";
    }
}
