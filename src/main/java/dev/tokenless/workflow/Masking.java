package dev.tokenless.workflow;

import java.util.regex.Pattern;

/// Hides credentials in text that is shown: PyPI tokens, GitHub tokens and JSON Web Tokens keep their kind and lose
/// their rest.
public final class Masking {

    /// A serialised macaroon is base64, which is never without a capital; `pypi-production-release` is a name.
    private static final String MACAROON = "(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{16,}";

    private static final Pattern SECRET =
            Pattern.compile("(pypi-)" + MACAROON + "|(gh[pousr]_)[A-Za-z0-9]{16,}|(github_pat_)[A-Za-z0-9_]{16,}"
                    + "|(eyJ)[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?");
    private static final Pattern PYPI_TOKEN = Pattern.compile("pypi-" + MACAROON);

    private Masking() {}

    public static String mask(String text) {
        return SECRET.matcher(text).replaceAll(found -> {
            for (int group = 1; group <= 4; group++) {
                if (found.group(group) != null) {
                    return found.group(group) + "…";
                }
            }
            return "…";
        });
    }

    /// Whether a PyPI token stands in the text in clear.
    public static boolean holdsPypiToken(String text) {
        return PYPI_TOKEN.matcher(text).find();
    }
}
