package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefPatternTest {

    /// One row per sentence of the documentation of Ruby's `File.fnmatch` (with `FNM_PATHNAME`) and of GitHub's page
    /// on deployment rules.
    @ParameterizedTest(name = "{0} against {1}: {2} ({3})")
    @CsvSource(quoteCharacter = '"', textBlock = """
            main,            main,          true,  a plain name matches itself
            main,            main2,         false, a plain name matches the whole name only
            main,            Main,          false, upper and lower case differ
            v*,              v1.2.3,        true,  a star matches any run of characters
            v*,              v,             true,  a star may match nothing
            v*,              1.2.3,         false, what is written must be there
            v*,              pkg/v1,        false, no match in the middle
            *,               v1.2.3,        true,  a bare star matches every name without a slash
            *,               pkg/v1.0,      false, a star does not cross a slash
            */*,             pkg/v1.0,      true,  one star for each folder
            */*,             a/b/v1.0,      false, exactly as many folders as written
            release/*,       release/1.0,   true,  a folder and a star
            release/*,       release/1/x,   false, a star does not cross a slash
            release/*/*,     release/1/x,   true,  nested names need one star each
            release/**/*,    release/1/x,   true,  two stars and a slash match any number of folders
            release/**/*,    release/x,     true,  also none
            **/v*,           v1,            true,  two stars and a slash in front match no folder
            **/v*,           a/b/v1,        true,  or several
            a**,             abc,           true,  two stars without a slash are one star
            a**,             ab/c,          false, and do not cross a slash
            **,              a/b,           false, neither alone
            v?,              v1,            true,  a question mark matches one character
            v?,              v,             false, exactly one
            v?x,             v/x,           false, but never a slash
            v[0-9]*,         v1.0,          true,  a range of characters
            v[0-9]*,         vx,            false, outside of the range
            [vV]1,           V1,            true,  a set of characters
            [!a]1,           b1,            true,  an exclamation mark negates
            [^a]1,           a1,            false, a caret negates too
            a[!x]b,          a/b,           false, a negated set never matches a slash
            a[/]b,           a/b,           false, nor does a set that names it
            v[1,             v1,            false, a set that is not closed matches nothing
            v[1,             v[1,           false, not even itself
            v[],             v,             false, an empty set matches nothing
            [a-],            -,             true,  a hyphen at the end is itself
            v\\*,            v*,            true,  a backslash takes the meaning away
            v\\*,            v1,            false, so that only the star itself matches
            "{v,w}1",        v1,            false, braces have no meaning
            "{v,w}1",        "{v,w}1",      true,  and match themselves
            *,               .hidden,       false, a leading dot must be written
            .*,              .hidden,       true,  then it matches
            a/*,             a/.b,          false, in each folder
            a/.*,            a/.b,          true,  where it may be written
            **/v1,           .a/v1,         false, no hidden folder is passed over
            v[\\]]1,         v]1,           true,  a backslash quotes within a set
            v[a\\-z]1,       vb1,           false, also a hyphen
            v[a\\-z]1,       v-1,           true,  which then is itself
            v[!]1,           v1,            false, a set that is only negated is not closed
            v[!]],           v],            false, nor does it hold the bracket
            v[a-c]x,         vbx,           true,  both ends belong to a range
            v[a-c]x,         vcx,           true,  the upper too
            v[a-c]x,         vdx,           false, nothing beyond
            v1\\,            v1\\,          true,  a backslash at the end is itself
            [ab],            a/b,           false, one character only
            a?c,             abc,           true,  any character in the middle
            ?*,              v,             true,  one at least
            ?*,              "",            false, not none
            """)
    void matchesAsGitHubDoes(String pattern, String name, boolean expected, String why) {
        assertThat(RefPattern.matches(pattern, name)).as(why).isEqualTo(expected);
    }

    @Test
    void noReferenceIsLongerThanGitAllows() {
        String longest = "a".repeat(1024);
        assertThat(RefPattern.matches(longest, longest)).isTrue();
        assertThat(RefPattern.matches("*", longest)).isTrue();
        assertThat(RefPattern.matches("*", longest + "a")).isFalse();
        assertThat(RefPattern.matches("*".repeat(1024), "a")).isTrue();
        assertThat(RefPattern.matches("*".repeat(1025), "a")).isFalse();
    }

    @Test
    void aBranchPatternNeverMatchesATag() {
        assertThat(RefPattern.branch("*").admits(RefKind.TAG.ref("v1"))).isFalse();
        assertThat(RefPattern.branch("main").admits(RefKind.TAG.ref("main"))).isFalse();
        assertThat(RefPattern.tag("*").admits(RefKind.BRANCH.ref("main"))).isFalse();
        assertThat(RefPattern.tag("v*").admits(RefKind.TAG.ref("v1"))).isTrue();
        assertThat(RefPattern.branch("main").admits(RefKind.BRANCH.ref("main"))).isTrue();
    }

    @Test
    void aPullRequestIsMatchedByItsFullReference() {
        GitRef merge = new GitRef("refs/pull/7/merge");
        assertThat(RefPattern.branch("refs/pull/*/merge").admits(merge)).isTrue();
        assertThat(RefPattern.branch("*").admits(merge)).isFalse();
        assertThat(RefPattern.tag("refs/pull/*/merge").admits(merge)).isFalse();
    }
}
