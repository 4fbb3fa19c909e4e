package dev.tokenless.wizard.problem;

import dev.tokenless.github.GitHubException;
import dev.tokenless.migration.JournalException;
import dev.tokenless.migration.RoadException;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.wizard.words.Messages;
import java.io.IOException;
import java.util.Optional;

/// Tells the failures that have a plain sentence from those that nobody expected.
public final class Failures {

    private Failures() {}

    public static Optional<Problem> known(Throwable failure, Messages words) {
        return switch (failure) {
            case GitHubException github ->
                Optional.of(new Problem(
                        words.text("problem.github"), github.failure().sentence()));
            case PyPiException pypi ->
                Optional.of(
                        new Problem(words.text("problem.pypi"), pypi.failure().sentence()));
            case RoadException road ->
                Optional.of(
                        new Problem(words.text("problem.road"), road.reason().sentence()));
            case JournalException journal ->
                Optional.of(new Problem(words.text("problem.journal"), String.valueOf(journal.getMessage())));
            case IOException file ->
                Optional.of(new Problem(words.text("problem.file"), String.valueOf(file.getMessage())));
            default -> Optional.empty();
        };
    }
}
