package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.trust.TagRuleset.Guard;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesetTest {

    private static final Set<Guard> ALL = EnumSet.allOf(Guard.class);

    private static TagRuleset of(Set<Guard> guards, String... include) {
        return new TagRuleset("any", List.of(include), List.of(), guards);
    }

    @ParameterizedTest(name = "{0} is held by {1}: {2}")
    @CsvSource({
        "refs/tags/v*, refs/tags/v*, true",
        "refs/tags/v*, ~ALL, true",
        "refs/tags/v*, refs/tags/*, true",
        "refs/tags/v*, refs/tags/**/*, true",
        "refs/tags/v*, refs/tags/*/*, false",
        "refs/tags/core/v*, refs/tags/*/*, true",
        "refs/tags/core/v*, refs/tags/*, false",
        "refs/tags/v*, refs/tags/release-*, false",
        "refs/tags/v*, refs/tags/v1*, false",
    })
    void aPatternIsHeldByItselfAndByAllOfItsDepth(String wanted, String standing, boolean held) {
        assertThat(of(ALL, wanted).heldBy(List.of(of(ALL, standing)))).isEqualTo(held);
    }

    @Test
    void nothingHoldsWhereNothingStands() {
        assertThat(of(ALL, "refs/tags/v*").heldBy(List.of())).isFalse();
    }

    @Test
    void everyGuardIsWantedPossiblyFromSeveral() {
        TagRuleset wanted = of(ALL, "refs/tags/v*");
        TagRuleset creation = of(EnumSet.of(Guard.CREATION), "~ALL");
        TagRuleset rest = of(EnumSet.of(Guard.UPDATE, Guard.DELETION), "refs/tags/v*");
        assertThat(wanted.heldBy(List.of(creation))).isFalse();
        assertThat(wanted.heldBy(List.of(creation, rest))).isTrue();
        assertThat(of(EnumSet.of(Guard.UPDATE), "refs/tags/v*").heldBy(List.of(rest)))
                .isTrue();
    }

    @Test
    void everyPatternIsWanted() {
        TagRuleset wanted = of(ALL, "refs/tags/a/v*", "refs/tags/b/v*");
        assertThat(wanted.heldBy(List.of(of(ALL, "refs/tags/a/v*")))).isFalse();
        assertThat(wanted.heldBy(List.of(of(ALL, "refs/tags/a/v*"), of(ALL, "refs/tags/b/v*"))))
                .isTrue();
    }

    @Test
    void aRulesetWithExceptionsHoldsNothing() {
        TagRuleset holed = new TagRuleset("any", List.of("~ALL"), List.of("refs/tags/v1"), ALL);
        assertThat(of(ALL, "refs/tags/v*").heldBy(List.of(holed))).isFalse();
    }
}
