package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A million mutants: `mvn -P mutants test -Dtest=MutantsTest`, with `-Dmutants.count=N -Dmutants.first=SEED` to
/// choose others.
@Tag("mutants")
class MutantsTest {

    @Test
    void noMutantIsDamaged() {
        long first = Long.getLong("mutants.first", 0);
        long count = Long.getLong("mutants.count", 1_000_000);
        Mutation mutation =
                new Mutation(GoldenCase.all().stream().map(GoldenCase::before).toList());

        Map<String, List<Long>> faults = new TreeMap<>();
        LongStream.range(first, first + count)
                .forEach(seed -> Mutants.fault(mutation.mutant(seed))
                        .ifPresent(fault -> faults.computeIfAbsent(
                                        fault.lines().findFirst().orElse("").replaceAll("\\d+", "N"),
                                        _ -> new ArrayList<>())
                                .add(seed)));

        assertThat(faults).isEmpty();
    }
}
