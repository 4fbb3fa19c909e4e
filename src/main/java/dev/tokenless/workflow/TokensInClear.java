package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.List;

/// PyPI tokens that stand in a text as they are. Whatever else is to be said about it, they come first.
final class TokensInClear {

    /// Characters; no workflow is larger, and what is larger is not read anyway.
    private static final int LONGEST = 1024 * 1024;

    private TokensInClear() {}

    static List<Left> in(String text) {
        List<Left> left = new ArrayList<>();
        if (text.length() > LONGEST || !Masking.holdsPypiToken(text)) {
            return left;
        }
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (Masking.holdsPypiToken(lines[line])) {
                left.add(new Left(
                        "token-in-clear",
                        line + 1,
                        1,
                        Masking.mask(
                                "A PyPI token stands here in clear, where everybody can read it. Revoke it on PyPI now, before anything else: "
                                        + lines[line].strip())));
            }
        }
        return left;
    }

    /// The reason why a text cannot be read, behind a token that stands in it.
    static Unreadable first(String text, Unreadable reason) {
        return in(text).stream()
                .findFirst()
                .map(token -> new Unreadable(
                        reason.code(),
                        "Line " + token.line()
                                + " holds a PyPI token in clear: revoke it on PyPI now, before anything else. "
                                + reason.message(),
                        reason.line(),
                        reason.column()))
                .orElse(reason);
    }
}
