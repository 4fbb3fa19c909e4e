package dev.tokenless.record;

import dev.tokenless.migration.Checklist;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Proof;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.migration.Target;
import dev.tokenless.workflow.RepositoryName;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Standings made up for tests.
final class SampleStandings {

    static final Instant AT = Instant.parse("2026-11-22T14:02:00Z");

    private SampleStandings() {}

    static RepositoryName name(String text) {
        return RepositoryName.parse(text).orElseThrow();
    }

    static CompletionRecord record(Standing... standings) {
        return new CompletionRecord(AT, Optional.of("ada"), false, "0.1.0", List.of(standings), Map.of());
    }

    /// Every item proved, but the publisher and the tokens, which a person attested.
    static Standing done(String repository) {
        return done(repository, "read and found");
    }

    static Standing done(String repository, String words) {
        Map<Item, Map<Target, State>> items = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            State state = item == Item.PUBLISHER || item == Item.TOKENS_REVOKED
                    ? new State.Attested(new Person("Ada"), AT, words)
                    : new State.Proved(
                            new Proof("the environment", words, AT, Optional.of(URI.create("https://github.com/o/r"))));
            items.put(item, new LinkedHashMap<>(Map.of(new Target.WholeRepository(), state)));
        }
        return new Standing(
                name(repository),
                Optional.of(new Checklist(items)),
                List.of(),
                List.of("Create environment pypi", words),
                List.of(),
                List.of("Unlocked before proof by Ada"),
                Optional.empty());
    }

    static Standing failed(String repository) {
        return new Standing(
                name(repository),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new Reason("github", "GitHub does not know this repository.", Optional.empty())));
    }
}
