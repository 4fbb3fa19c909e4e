package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How a batch ended: how many, why the others did not get further, and which to try again.
///
/// @param causes cause to repositories, for those that are not done
record BatchEnd(List<Standing> standings, Map<String, List<RepositoryName>> causes) {

    static BatchEnd of(List<Standing> standings) {
        Map<String, List<RepositoryName>> causes = new TreeMap<>();
        standings.stream()
                .filter(standing -> standing.outcome() != Standing.Outcome.DONE)
                .forEach(standing -> causes.computeIfAbsent(cause(standing), _ -> new ArrayList<>())
                        .add(standing.repository()));
        return new BatchEnd(standings, causes);
    }

    /// What stopped it; else the first thing that it waits for, in the order of the road.
    private static String cause(Standing standing) {
        return standing.failure()
                .map(reason -> reason.code())
                .orElseGet(() -> standing.next().stream()
                        .map(BatchEnd::cause)
                        .findFirst()
                        .orElse(
                                standing.left().isEmpty()
                                        ? "unsettled"
                                        : standing.left().getFirst().code()));
    }

    private static String cause(Next next) {
        return switch (next) {
            case Next.Needed needed ->
                "person: "
                        + needed.task().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Next.Waiting waiting -> waiting.why().code();
            case Next.Blocked blocked -> blocked.why().code();
            case Next.Ready _ -> "ready";
        };
    }

    private List<RepositoryName> retry() {
        return causes.values().stream().flatMap(List::stream).toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (standings.size() > 1) {
            lines.add("");
            lines.add("%d repositories: %d done, %d waiting, %d failed"
                    .formatted(
                            standings.size(),
                            count(Standing.Outcome.DONE),
                            count(Standing.Outcome.WAITING),
                            count(Standing.Outcome.FAILED)));
            causes.forEach(
                    (cause, names) -> lines.add("  " + names.size() + " × " + cause + ": " + joined(", ", names)));
        }
        if (!causes.isEmpty()) {
            lines.add("To go on: tokenless migrate --resume " + joined(" ", retry()));
        }
        return lines;
    }

    private long count(Standing.Outcome outcome) {
        return standings.stream().filter(one -> one.outcome() == outcome).count();
    }

    private static String joined(String between, List<RepositoryName> names) {
        return String.join(between, names.stream().map(RepositoryName::toString).toList());
    }

    void addTo(ObjectNode answer) {
        ArrayNode list = answer.putArray("causes");
        causes.forEach((cause, names) -> {
            ArrayNode repositories = list.addObject().put("cause", cause).putArray("repositories");
            names.forEach(name -> repositories.add(name.toString()));
        });
        ArrayNode again = answer.putArray("retry");
        retry().forEach(name -> again.add(name.toString()));
    }
}
