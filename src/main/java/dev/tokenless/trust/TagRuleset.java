package dev.tokenless.trust;

import java.util.List;

/// Who may create, move or delete release tags: a tag can point at any commit, so a tag policy protects no more than
/// this does.
///
/// @param include reference patterns as GitHub's rulesets take them, `refs/tags/v*`
public record TagRuleset(String name, List<String> include, String reason) {

    public TagRuleset {
        include = List.copyOf(include);
    }
}
