package dev.tokenless.cli;

import dev.tokenless.cli.files.Found;
import dev.tokenless.workflow.Left;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Reading;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.Unreadable;
import dev.tokenless.workflow.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One file that was looked at, and what the rewriter says about it.
///
/// @param unreadable why it could not be read as a workflow
/// @param sources every text that was read to judge it
record Looked(Found found, Optional<Rewriting> rewriting, Optional<Left> unreadable, Sources sources) {

    private static final int MOST_ROUNDS = 8;
    private static final int MOST_TEXTS = 64;

    static Looked at(Found found, RewriteChoices choices) {
        return switch (found) {
            case Found.NoText(String _, String code, String message, int line, int column) ->
                new Looked(
                        found,
                        Optional.empty(),
                        Optional.of(new Left(code, line, column, message)),
                        new Sources(Map.of()));
            case Found.Text text -> at(text, choices);
        };
    }

    private static Looked at(Found.Text text, RewriteChoices choices) {
        Reading reading = Workflow.read(text.repositoryPath(), text.text());
        if (reading instanceof Unreadable(String code, String message, int line, int column)) {
            Left reason = new Left(code, line, column, message);
            return new Looked(
                    text, Optional.empty(), Optional.of(reason), Sources.of(text.repositoryPath(), text.text()));
        }
        return rewritten(text, choices);
    }

    /// Asks the rewriter, fetches what it would read besides, and asks again until it wants nothing that exists.
    private static Looked rewritten(Found.Text text, RewriteChoices choices) {
        Map<String, String> texts = new HashMap<>(Map.of(text.repositoryPath(), text.text()));
        Set<String> tried = new HashSet<>(texts.keySet());
        for (int round = 1; ; round++) {
            Sources sources = new Sources(texts);
            Rewriting rewriting = Rewriter.rewrite(text.repositoryPath(), sources, choices);
            boolean more = false;
            for (String path : rewriting.wanted()) {
                if (tried.size() < MOST_TEXTS && tried.add(path)) {
                    Optional<String> fetched = text.checkout().text(path);
                    fetched.ifPresent(content -> texts.put(path, content));
                    more |= fetched.isPresent();
                }
            }
            if (!more || round == MOST_ROUNDS) {
                return new Looked(text, Optional.of(rewriting), Optional.empty(), sources);
            }
        }
    }

    /// The same, where the new text could not be put in place: refused, and the reason is left.
    Looked notWritten(String why) {
        List<Left> reasons = Stream.concat(left().stream(), Stream.of(new Left("not-written", 1, 1, why)))
                .toList();
        return new Looked(
                found,
                rewriting.map(one -> new Rewriting(
                        one.path(),
                        one.publications(),
                        new Outcome.Refused(reasons),
                        one.wanted(),
                        one.registrations())),
                unreadable,
                sources);
    }

    String shownPath() {
        return found.shownPath();
    }

    Optional<Outcome> outcome() {
        return rewriting.map(Rewriting::outcome);
    }

    String status() {
        return outcome().map(Outcome::json).orElse(FileAnswer.REFUSED);
    }

    List<Publication> publications() {
        return rewriting.map(Rewriting::publications).orElse(List.of());
    }

    List<Left> left() {
        return unreadable
                .map(List::of)
                .orElseGet(() -> outcome().map(Outcome::left).orElse(List.of()));
    }

    /// The original text; empty where none could be read.
    String before() {
        return found instanceof Found.Text text ? text.text() : "";
    }

    String after() {
        return rewriting.map(one -> one.after(before())).orElse(before());
    }

    /// Whether something is left for a person, or the file was refused.
    boolean unfinished() {
        return unreadable.isPresent() || !left().isEmpty() || status().equals(FileAnswer.REFUSED);
    }
}
