package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many publishers a person may still register today: PyPI counts the attempts of 24 hours, and refuses the 101st
/// (pypi/warehouse `config.py`). TestPyPI is another service with a count of its own.
final class PublisherBudget {

    static final int A_DAY = 100;
    static final Duration DAY = Duration.ofDays(1);

    private final Map<IndexKind, List<Instant>> attempts = new EnumMap<>(IndexKind.class);

    /// @param journals every attempt stands in one of them
    static PublisherBudget of(Journals journals) {
        PublisherBudget budget = new PublisherBudget();
        journals.repositories().forEach(name -> {
            try {
                History history = History.of(journals.read(name));
                history.plan()
                        .ifPresent(plan -> plan.changes(Change.RegisterPublisher.class)
                                .forEach(change -> budget.count(change, history.entries())));
            } catch (JournalException _) {
                // told where that repository is walked
            }
        });
        return budget;
    }

    private void count(Change.RegisterPublisher change, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Attested word
                    && word.item() == Item.PUBLISHER
                    && word.target().equals(change.target().key())) {
                counted(change.target().index(), word.at());
            }
        }
    }

    /// Counts an attempt.
    synchronized void counted(IndexKind index, Instant at) {
        attempts.computeIfAbsent(index, _ -> new ArrayList<>()).add(at);
    }

    /// When the next one may be registered; empty if now.
    synchronized Optional<Instant> next(IndexKind index, Instant now) {
        List<Instant> lately = attempts.getOrDefault(index, List.of()).stream()
                .filter(at -> at.plus(DAY).isAfter(now))
                .sorted()
                .toList();
        return lately.size() < A_DAY
                ? Optional.empty()
                : Optional.of(lately.get(lately.size() - A_DAY).plus(DAY));
    }

    /// How many may be registered now.
    synchronized int left(IndexKind index, Instant now) {
        long lately = attempts.getOrDefault(index, List.of()).stream()
                .filter(at -> at.plus(DAY).isAfter(now))
                .count();
        return (int) Math.max(0, A_DAY - lately);
    }
}
