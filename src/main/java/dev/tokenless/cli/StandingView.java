package dev.tokenless.cli;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a repository stands, in lines for a person: ten items, then what is left.
final class StandingView {

    private StandingView() {}

    static List<String> lines(Standing standing) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(standing.repository() + ": "
                + switch (standing.outcome()) {
                    case DONE -> "done";
                    case WAITING -> "waiting";
                    case FAILED -> "failed";
                });
        standing.checklist().ifPresent(checklist -> {
            for (Item item : Item.values()) {
                State state = checklist.state(item);
                lines.add("  %2d %-22s %-10s %s".formatted(item.number(), item.title(), state.key(), words(state)));
            }
        });
        standing.failure().ifPresent(reason -> lines.add("  stopped: " + reason.sentence()));
        standing.left().forEach(reason -> lines.add("  left to you: " + reason.sentence()));
        standing.next().stream()
                .filter(Next.Needed.class::isInstance)
                .map(Next.Needed.class::cast)
                .forEach(needed -> lines.add("  next, by a person: "
                        + needed.task().ask() + " " + needed.task().page()));
        standing.next().forEach(next -> waits(next).ifPresent(lines::add));
        standing.overrides().forEach(override -> lines.add("  " + override));
        return lines;
    }

    /// What else it waits for, and since when.
    private static Optional<String> waits(Next next) {
        return switch (next) {
            case Next.Waiting waiting ->
                Optional.of("  later: " + waiting.why().sentence()
                        + waiting.since().map(at -> " Since " + at + ".").orElse(""));
            case Next.Ready ready -> Optional.of("  next, by Tokenless: " + ready.deed());
            case Next.Needed _, Next.Blocked _ -> Optional.empty();
        };
    }

    private static String words(State state) {
        return switch (state) {
            case State.Proved(var proof) -> proof.answered();
            case State.Attested attested -> "by " + attested.by().name() + ", " + attested.at();
            case State.Pending(var why) -> why.sentence();
            case State.Blocked(var why) -> why.sentence();
            case State.NotNeeded(var why) -> why.sentence();
        };
    }
}
