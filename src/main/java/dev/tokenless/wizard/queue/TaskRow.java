package dev.tokenless.wizard.queue;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.wizard.road.Leg;
import java.util.List;
import java.util.Optional;

/// One thing in a step.
///
/// @param also what goes with it in the same pull request
/// @param next empty: it is done
/// @param title what it is about, such as a project or a deed
public record TaskRow(Leg leg, Change change, List<Change> also, Optional<Next> next, String title) {

    /// How it stands, as the key of a word and a style.
    public enum Stand {
        READY("pill-now"),
        YOURS("pill-warn"),
        WAITING("pill-plain"),
        BLOCKED("pill-bad"),
        DONE("pill-good");

        private final String style;

        Stand(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public Stand stand() {
        return next.map(what -> switch (what) {
                    case Next.Ready _ -> Stand.READY;
                    case Next.Needed _ -> Stand.YOURS;
                    case Next.Waiting _ -> Stand.WAITING;
                    case Next.Blocked _ -> Stand.BLOCKED;
                })
                .orElse(Stand.DONE);
    }

    /// The site whose page it needs; empty if it needs none.
    public String site() {
        return next.filter(Next.Needed.class::isInstance)
                .map(Next.Needed.class::cast)
                .map(needed -> site(needed.task()))
                .orElse("");
    }

    // The practice world keeps its sites apart by the first part of the path.
    private static String site(HumanTask task) {
        String page = task.page().uri().getHost() + task.page().uri().getPath();
        return page.contains("github") ? "GitHub" : page.contains("test") ? "TestPyPI" : "PyPI";
    }

    /// Whether two rows speak of the same thing, however it stands.
    boolean sameAs(TaskRow other) {
        return leg == other.leg && change.id().equals(other.change.id());
    }
}
