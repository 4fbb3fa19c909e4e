package dev.tokenless.cli;

import dev.tokenless.trust.Verdict;
import dev.tokenless.trust.Way;
import dev.tokenless.workflow.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// `claims` for a person: trigger × does the environment admit it? × does the index accept it?, with reasons.
final class ClaimsTable {

    private ClaimsTable() {}

    static List<String> lines(ClaimsCommand.ShownJudgement judged) {
        List<String> lines = new ArrayList<>();
        lines.add(VisibleText.line(judged.path()) + " (" + judged.judgement().judged() + ")");
        for (Way way : judged.judgement().ways()) {
            lines.add("  %-32s environment %-5s %-8s %s"
                    .formatted(way.trigger(), word(way.admits()), way.index().json(), word(way.accepts())));
            lines.add("      " + way.jobId() + ", as " + way.ref());
            reason(lines, "environment", way.admits());
            reason(lines, way.index().json(), way.accepts());
        }
        judged.judgement()
                .stoppers()
                .forEach(stopper -> lines.add("  stopper " + stopper.code() + ", "
                        + VisibleText.line(judged.path(stopper)) + ", line " + stopper.line() + ": " + stopper.message()
                        + " " + stopper.change()));
        judged.judgement().notes().forEach(note -> lines.add("  note: " + note));
        return lines;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> "yes";
            case Verdict.Refused _ -> "NO";
            case Verdict.Depends _ -> "?";
        };
    }

    private static void reason(List<String> lines, String who, Verdict verdict) {
        String change = verdict instanceof Verdict.Refused refused ? " → " + refused.change() : "";
        lines.add("      " + who + ": " + verdict.reason() + change);
    }
}
