package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Mutants of the golden cases, a sample of those that the profile `mutants` runs; and any text at all.
class RewriterProperties {

    private static final Mutation MUTATION =
            new Mutation(GoldenCase.all().stream().map(GoldenCase::before).toList());

    @Provide
    Arbitrary<String> mutants() {
        return Arbitraries.longs().map(MUTATION::mutant);
    }

    // the same mutants every time, so that a run can be repeated; the profile `mutants` looks for new ones
    @Property(tries = 4000, seed = "20261123")
    void neverFailsAndNeverDamages(@ForAll("mutants") String text) {
        assertThat(Mutants.fault(text)).isEmpty();
    }

    @Property(tries = 500, seed = "20261123")
    void readsAnyTextWithoutAnException(@ForAll String text) {
        assertThat(Mutants.fault(text)).isEmpty();
        assertThat(GoldenCase.rewrite(text).after(text)).isEqualTo(text);
    }
}
