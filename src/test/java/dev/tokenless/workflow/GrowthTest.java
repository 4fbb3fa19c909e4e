package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A text four times as long takes about four times as long, not sixteen times.
class GrowthTest {

    private static final String HEAD = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n";
    private static final String UPLOAD =
            "      - run: twine upload dist/*\n        env:\n          TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}\n";

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    enum Shape {
        STEPS(400, n -> HEAD + "      - run: make test\n        name: x\n".repeat(n) + UPLOAD),
        UPLOADS(200, n -> HEAD + UPLOAD.repeat(n)),
        LINES(800, n -> HEAD + "      - run: |\n" + "          make a b c\n".repeat(n) + UPLOAD),
        WORDS(20_000, n -> HEAD + "      - run: make " + "abcd ".repeat(n) + "\n" + UPLOAD),
        ALIASES(400, n -> HEAD + "      - &s\n        run: make test\n" + "      - *s\n".repeat(n) + UPLOAD),
        SHARED_NODES(20, n -> shared(n) + HEAD + UPLOAD),
        CONTAINER_WORDS(4_000, n -> HEAD + "      - run: docker run " + "abcd ".repeat(n) + "\n" + UPLOAD);

        private final int size;
        private final IntFunction<String> text;

        Shape(int size, IntFunction<String> text) {
            this.size = size;
            this.text = text;
        }

        private long cost(int times) {
            String workflow = text.apply(size * times);
            long best = Long.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                assertThat(GoldenCase.rewrite(workflow).outcome()).isInstanceOf(Outcome.Rewritten.class);
                best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
            }
            return best;
        }
    }

    /// Lists of lists of one node, below the bound of what aliases may repeat.
    private static String shared(int size) {
        return "x-a: &a [" + "x, ".repeat(size) + "x]\nx-b: &b [" + "*a, ".repeat(9) + "*a]\nx-c: [" + "*b, ".repeat(9)
                + "*b]\n";
    }

    @ParameterizedTest
    @EnumSource
    void takesTimeInProportion(Shape shape) {
        shape.cost(1);

        assertThat(shape.cost(4)).isLessThan(10 * shape.cost(1) + 20_000_000);
    }
}
