package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.IndexKind;
import java.util.Locale;
import java.util.Optional;

/// Where an upload goes: the index, and the text that says so where there is one.
public record Address(IndexKind kind, Optional<String> url) {

    public static final Address PYPI = new Address(IndexKind.PYPI, Optional.empty());

    /// From the URL of an index.
    public static Address ofUrl(String url) {
        String text = url.strip();
        if (text.isEmpty()) {
            return PYPI;
        }
        return new Address(kindOfUrl(text.toLowerCase(Locale.ROOT)), Optional.of(text));
    }

    private static IndexKind kindOfUrl(String url) {
        String host =
                url.replaceFirst("^[a-z]+://", "").replaceFirst("^[^/@]*@", "").replaceFirst("[/:?].*$", "");
        if (host.isEmpty() || host.contains("$") || host.contains("%") || url.startsWith("$")) {
            return IndexKind.COMPUTED;
        }
        return switch (host) {
            case "upload.pypi.org", "pypi.org", "www.pypi.org", "pypi.python.org", "upload.pypi.python.org" ->
                IndexKind.PYPI;
            case "test.pypi.org", "testpypi.python.org", "test.pypi.python.org" -> IndexKind.TESTPYPI;
            default -> IndexKind.OTHER;
        };
    }

    /// From the name of a repository in a tool's settings, where those do not tell its URL.
    public static Address ofName(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        if (plain.contains("$")) {
            return new Address(IndexKind.COMPUTED, Optional.of(name));
        }
        return switch (plain) {
            case "" -> PYPI;
            case "pypi", "main" -> new Address(IndexKind.PYPI, Optional.of(name));
            case "testpypi", "pypitest", "test" -> new Address(IndexKind.TESTPYPI, Optional.of(name));
            default -> new Address(IndexKind.OTHER, Optional.of(name));
        };
    }

    static Address ofUrlOrName(Optional<String> url, Optional<String> name) {
        return url.filter(u -> !u.isBlank())
                .map(Address::ofUrl)
                .or(() -> name.map(Address::ofNameOrUrl))
                .orElse(PYPI);
    }

    private static Address ofNameOrUrl(String text) {
        return text.contains("://") ? ofUrl(text) : ofName(text);
    }
}
