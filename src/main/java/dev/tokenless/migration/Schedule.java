package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long a batch takes at least, from the limits of GitHub and PyPI; said before it begins.
///
/// @param sentences what takes how long, and why
/// @param earliest  before then it cannot be finished. Merging, releasing and approving are people's and come on top
public record Schedule(List<String> sentences, Instant earliest) {

    // environment with two patterns, branch, commit, pull request, ready
    private static final int WRITES_A_REPOSITORY = 7;
    private static final int WRITES_AN_HOUR = 500;
    // a survey, a look before and after each change, and some looks for each release
    private static final int READS_A_REPOSITORY = 90;
    private static final int READS_AN_HOUR = 5000;

    public Schedule {
        sentences = List.copyOf(sentences);
    }

    static Schedule of(List<Surveyed> batch, PublisherBudget budget, Instant now) {
        List<String> sentences = new ArrayList<>();
        List<Surveyed> planned =
                batch.stream().filter(one -> one.plan().isPresent()).toList();
        Instant earliest = now.plus(github(planned, sentences));
        for (IndexKind index : List.of(IndexKind.PYPI, IndexKind.TESTPYPI)) {
            Instant registered = registered(index, publishers(planned, index), budget, now, sentences);
            earliest = registered.isAfter(earliest) ? registered : earliest;
            pending(index, planned, sentences);
        }
        return new Schedule(sentences, earliest);
    }

    private static Duration github(List<Surveyed> planned, List<String> sentences) {
        long secrets = planned.stream()
                .flatMap(one -> one.plan().stream())
                .flatMap(plan -> plan.changes(Change.DeleteSecrets.class).stream())
                .mapToLong(change -> change.secrets().size())
                .sum();
        long writes = (long) WRITES_A_REPOSITORY * planned.size() + secrets;
        long reads = (long) READS_A_REPOSITORY * planned.size();
        // the first hour's allowance is there at once; each further one has to be waited for
        long hours = Math.max((writes - 1) / WRITES_AN_HOUR, (reads - 1) / READS_AN_HOUR);
        Duration paced = Duration.ofSeconds(writes % WRITES_AN_HOUR);
        Duration all = Duration.ofHours(Math.max(0, hours)).plus(paced);
        if (!planned.isEmpty()) {
            sentences.add(
                    "GitHub: about %d changes and %d reads for %d %s, a second between two changes, %d changes and %d reads an hour: at least %s."
                            .formatted(
                                    writes,
                                    reads,
                                    planned.size(),
                                    planned.size() == 1 ? "repository" : "repositories",
                                    WRITES_AN_HOUR,
                                    READS_AN_HOUR,
                                    words(all)));
        }
        return all;
    }

    private static Instant registered(
            IndexKind index, long publishers, PublisherBudget budget, Instant now, List<String> sentences) {
        long today = Math.min(publishers, budget.left(index, now));
        long days = publishers <= today ? 0 : (publishers - today + PublisherBudget.A_DAY - 1) / PublisherBudget.A_DAY;
        if (days == 0) {
            return now;
        }
        Instant last = now.plus(PublisherBudget.DAY.multipliedBy(days));
        sentences.add("%s takes %d new publishers a day: %d can be added now, the last of %d from %s on."
                .formatted(Indexes.name(index), PublisherBudget.A_DAY, today, publishers, day(last)));
        return last;
    }

    private static void pending(IndexKind index, List<Surveyed> planned, List<String> sentences) {
        long fresh = planned.stream()
                .flatMap(one -> one.plan().stream()
                        .flatMap(plan -> plan.changes(Change.RegisterPublisher.class).stream())
                        .filter(change -> change.target().index() == index)
                        .filter(change -> one.survey()
                                .flatMap(survey -> survey.project(index, change.project()))
                                .filter(facts -> facts.page().isEmpty())
                                .isPresent()))
                .count();
        if (fresh > 0) {
            sentences.add(
                    "%d of them %s not on %s yet: a publisher for a project that does not exist is pending, at most %d at a time, and expires after 30 days without an upload. You are asked for the next one once one of them is released."
                            .formatted(
                                    fresh, fresh == 1 ? "is" : "are", Indexes.name(index), PendingPublishers.AT_ONCE));
        }
    }

    private static long publishers(List<Surveyed> planned, IndexKind index) {
        return planned.stream()
                .filter(one -> !one.resumed())
                .flatMap(one -> one.plan().stream())
                .flatMap(plan -> plan.changes(Change.RegisterPublisher.class).stream())
                .filter(change -> change.target().index() == index)
                .count();
    }

    private static String words(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}
