package dev.tokenless.wizard.road;

import dev.tokenless.desktop.SafeLink;
import java.util.List;
import java.util.Optional;

/// One way of signing in, as a card.
///
/// @param id          stable, such as `gh`
/// @param title       "Use the GitHub command line"
/// @param detail      what it does and what it can do, in a sentence or two
/// @param asksForText whether a token is pasted
/// @param permissions what the token needs, one a line, to be copied; empty where nothing is to be chosen
/// @param page        where such a token is made
/// @param unavailable why this way is not at hand and how to change that; empty where it is
public record SignInWay(
        String id,
        String title,
        String detail,
        boolean asksForText,
        List<String> permissions,
        Optional<SafeLink> page,
        Optional<String> unavailable) {

    public SignInWay {
        permissions = List.copyOf(permissions);
    }

    /// A way that is at hand and needs nothing else.
    public SignInWay(String id, String title, String detail, boolean asksForText) {
        this(id, title, detail, asksForText, List.of(), Optional.empty(), Optional.empty());
    }
}
