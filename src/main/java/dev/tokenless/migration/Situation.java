package dev.tokenless.migration;

import java.util.List;

/// Where one repository stands: everything a face shows, of one moment.
public record Situation(Plan plan, History history, Evidence evidence, Checklist checklist, List<Next> next) {

    /// The first thing that the program can do, in the plan's order.
    public List<Next.Ready> ready() {
        return next.stream()
                .filter(Next.Ready.class::isInstance)
                .map(Next.Ready.class::cast)
                .toList();
    }

    /// What only a person can do now, in the plan's order.
    public List<HumanTask> tasks() {
        return next.stream()
                .filter(Next.Needed.class::isInstance)
                .map(each -> ((Next.Needed) each).task())
                .toList();
    }
}
