package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Comments in every position of every workflow of the matrix.
class CommentsTest {

    /// A comment in a script goes where the whole script goes.
    private static final Set<String> IN_A_SCRIPT = Set.of("export", "github-env", "pypirc");

    static Stream<Arguments> places() {
        return MatrixCell.all().stream()
                .filter(cell -> cell.form().isEmpty())
                .flatMap(cell -> Stream.of(CommentPlace.values()).map(place -> Arguments.of(cell, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void changeNothingOfTheRewriteAround(MatrixCell cell, CommentPlace place) {
        String before = place.in(cell.before());
        Rewriting rewriting = cell.rewrite(before);

        String after = rewriting.after(before);

        assertThat(inkedLines(CommentPlace.without(after))).isEqualTo(inkedLines(cell.after()));
        assertThat(rewriting.outcome().json())
                .isEqualTo(cell.said().lines().findFirst().orElseThrow());
        if (rewriting.outcome() instanceof Outcome.Rewritten) {
            assertThat(cell.rewrite(after).after(after)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void stayWhereTheirLineStays(MatrixCell cell, CommentPlace place) {
        String before = place.in(cell.before());
        String after = cell.rewrite(before).after(before);
        List<String> kept = linesOfTheirOwn(cell.before());
        kept.retainAll(linesOfTheirOwn(cell.after()));
        if (cell.place().equals("composite-action") || cell.tool().equals("poetry-publish")) {
            kept.removeAll(List.of("      - name: Publish", "        with:")); // of another step by now
        }

        assertThat(notes(after)).doesNotHaveDuplicates();
        switch (place) {
            case ABOVE, AT_THE_MARGIN, DEEPER, AT_THE_END ->
                assertThat(notes(after)).containsExactlyElementsOf(notes(before));
            case BEHIND ->
                assertThat(after.lines())
                        .containsAll(before.lines()
                                .filter(line ->
                                        kept.contains(CommentPlace.without(line).stripTrailing()))
                                .toList());
            case INSIDE_SCRIPTS -> assertThat(notes(after)).isSubsetOf(notes(before));
        }
    }

    static Stream<MatrixCell> rewritten() {
        return MatrixCell.all().stream()
                .filter(cell -> cell.form().isEmpty() && cell.said().startsWith("rewritten"));
    }

    @ParameterizedTest
    @MethodSource("rewritten")
    void areKeptAndNamedWhereTheyExplainTheSecretThatIsGone(MatrixCell cell) {
        String words = "# ANVIL_TOKEN is the robot's; ask Ruth before May";
        String before = cell.before().replaceAll("(?m)^( *)(?=.*secrets\\.ANVIL_TOKEN)", "$1" + words + "\n$1");
        Rewriting rewriting = cell.rewrite(before);

        List<String> said = ((Outcome.Rewritten) rewriting.outcome())
                .changes().stream().map(NamedChange::summary).toList();
        if (IN_A_SCRIPT.contains(cell.place()) && !rewriting.after(before).contains(words)) {
            assertThat(said).containsOnlyOnce("comment removed with its line: " + words);
        } else {
            assertThat(rewriting.after(before)).containsOnlyOnce(words);
            assertThat(said).containsOnlyOnce("comment kept: " + words);
        }
    }

    /// A comment that stays can hold a blank line apart that would have gone.
    private static List<String> inkedLines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> linesOfTheirOwn(String text) {
        List<String> all = text.lines().toList();
        return new ArrayList<>(all.stream()
                .filter(line -> Collections.frequency(all, line) == 1)
                .toList());
    }

    private static List<String> notes(String text) {
        return Pattern.compile("# note \\d+ #")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
