package dev.tokenless.github.http;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// The next page of a list, from the `Link` header (RFC 8288). It must lie where the first one lay.
final class NextPage {

    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;[^,]*rel=\"?next\"?");

    private NextPage() {}

    static Optional<HttpUrl> of(Answer answer) {
        return answer.header("Link")
                .map(NEXT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(matcher -> HttpUrl.parse(matcher.group(1)))
                .filter(url -> url.host().equals(answer.url().host())
                        && url.port() == answer.url().port()
                        && url.scheme().equals(answer.url().scheme()));
    }
}
