package dev.tokenless.trust;

import java.util.List;

/// All that can be said about one workflow file before a release.
///
/// @param path as the sources name it
/// @param asRewritten whether the text was judged as the rewriter would leave it, because it still publishes with a
///     token
/// @param notes what could not be seen from here, and what is worth knowing
public record Judgement(String path, boolean asRewritten, List<Way> ways, List<Stopper> stoppers, List<String> notes) {

    public Judgement {
        ways = List.copyOf(ways);
        stoppers = List.copyOf(stoppers);
        notes = List.copyOf(notes);
    }

    /// The word of the command line's JSON.
    public String judged() {
        return asRewritten ? "as-rewritten" : "as-it-stands";
    }

    /// Whether every way works and nothing stops them.
    public boolean clean() {
        return stoppers.isEmpty() && ways.stream().allMatch(Way::works);
    }
}
