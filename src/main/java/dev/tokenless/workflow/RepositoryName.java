package dev.tokenless.workflow;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A repository on GitHub, `owner/name`. Keeps its spelling; two spellings that differ in case only are equal, as
/// on
/// GitHub.
public record RepositoryName(String owner, String name) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,99})/([A-Za-z0-9._-]{1,100})");

    /// Empty where the text is not `owner/name`.
    public static Optional<RepositoryName> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new RepositoryName(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RepositoryName that
                && owner.equalsIgnoreCase(that.owner)
                && name.equalsIgnoreCase(that.name);
    }

    @Override
    public int hashCode() {
        return toString().toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
