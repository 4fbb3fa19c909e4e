package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Mutants of the golden cases: lines dropped, doubled, swapped, indented otherwise, or cut in the middle.
class RewriterProperties {

    @Provide
    Arbitrary<String> mutants() {
        List<String> texts = GoldenCase.all().stream().map(GoldenCase::before).toList();
        return Combinators.combine(
                        Arbitraries.of(texts),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 4))
                .as(RewriterProperties::mutate);
    }

    private static String mutate(String text, long seed, int times) {
        Random random = new Random(seed);
        String mutant = text;
        for (int time = 0; time < times; time++) {
            mutant = mutateOnce(mutant, random);
        }
        return mutant;
    }

    private static String mutateOnce(String text, Random random) {
        String[] lines = text.split("\n", -1);
        int one = random.nextInt(lines.length);
        int other = random.nextInt(lines.length);
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(8)) {
            case 0 -> lines[one] = "";
            case 1 -> lines[one] = lines[one] + "\n" + lines[one];
            case 2 -> {
                String kept = lines[one];
                lines[one] = lines[other];
                lines[other] = kept;
            }
            case 3 -> lines[one] = "  " + lines[one];
            case 4 -> lines[one] = lines[one].replaceFirst("^ {1,2}", "");
            case 5 -> lines[one] = lines[one] + " # " + lines[other];
            case 6 -> {
                return text.substring(0, at)
                        + "{}[]&*!|>'\"%@`\t:-\u00e9\ud83d\ude80\r".charAt(random.nextInt(17))
                        + text.substring(at);
            }
            default -> {
                return text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(5)));
            }
        }
        return String.join("\n", lines);
    }

    @Property(tries = 4000)
    void neverFailsAndNeverDamages(@ForAll("mutants") String text) {
        Rewriting rewriting = GoldenCase.rewrite(text);
        String after = rewriting.after(text);

        if (rewriting.outcome() instanceof Outcome.Rewritten rewritten) {
            assertThat(after).isNotEqualTo(text);
            assertThat(Workflow.read("publish.yml", after)).isInstanceOf(Workflow.class);
            assertThat(GoldenCase.rewrite(after).after(after)).isEqualTo(after);
            assertThat(rewritten.changes()).isNotEmpty();
        } else {
            assertThat(after).isEqualTo(text);
        }
        assertThat(rewriting.outcome().left()).extracting(Left::code).doesNotContain("unexpected");
        boolean publishes = rewriting.publications().stream().anyMatch(p -> p.index() != IndexKind.OTHER);
        if (!publishes) {
            assertThat(rewriting.outcome()).isNotInstanceOf(Outcome.Rewritten.class);
        }
    }

    @Property(tries = 500)
    void readsAnyTextWithoutAnException(@ForAll String text) {
        Rewriting rewriting = GoldenCase.rewrite(text);

        assertThat(rewriting.after(text)).isEqualTo(text);
        assertThat(rewriting.outcome().left()).extracting(Left::code).doesNotContain("unexpected");
    }
}
