package dev.tokenless.trust;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Explains the log of a failed publish run. It knows literal texts of PyPI, GitHub and the upload tools, and guesses
/// nothing.
public final class Doctor {

    private Doctor() {}

    /// The causes that the log shows, in its order, each once; where none is recognised the one cause `unknown`, with
    /// the last error lines. Never empty, never throws; the work is bounded by the end of the log.
    ///
    /// @param log as GitHub gives it, with or without time stamps and colours
    public static List<Cause> explain(String log) {
        return explain(log, Optional.empty());
    }

    /// The same, where the publisher that the index has is known: then the cure names the field that differs.
    public static List<Cause> explain(String log, Optional<Publisher> registered) {
        LogText text = new LogText(log);
        LogFacts facts = LogFacts.of(text);
        List<Sighting> seen = new ArrayList<>();
        String flowing = text.flowing();
        symptoms().forEach(symptom -> {
            if (symptom.isIn(flowing)) {
                int at = flowing.indexOf(symptom.text());
                seen.add(new Sighting(
                        at,
                        at + symptom.text().length(),
                        symptom.general(),
                        symptom.code(),
                        symptom.cure(facts),
                        symptom.page().apply(facts)));
            }
        });
        PublisherRefusal.find(flowing, facts, registered).ifPresent(seen::add);
        DeploymentRefusal.find(flowing, facts).ifPresent(seen::add);
        AttestationRefusal.find(flowing, facts).ifPresent(seen::add);
        return seen.isEmpty() ? List.of(unknown(text)) : causes(text, seen);
    }

    private static Stream<Symptom> symptoms() {
        return Stream.of(
                        PypiSymptoms.MINTING,
                        PypiSymptoms.UPLOADING,
                        ToolSymptoms.IDENTITY,
                        ToolSymptoms.INDEX,
                        ToolSymptoms.TOOLS,
                        GitHubSymptoms.ALL,
                        FormSymptoms.ALL)
                .flatMap(List::stream);
    }

    /// One thing found in the flowing text.
    ///
    /// @param general whether it is dropped beside a more exact one; of several such, the first led on
    record Sighting(int from, int to, boolean general, String code, String cure, Optional<URI> link) {}

    private static List<Cause> causes(LogText text, List<Sighting> seen) {
        boolean exact = seen.stream().anyMatch(sighting -> !sighting.general());
        List<Cause> causes = new ArrayList<>();
        seen.stream()
                .filter(sighting -> sighting.general() != exact)
                .sorted(Comparator.comparingInt(Sighting::from))
                .limit(exact ? Long.MAX_VALUE : 1)
                .forEach(sighting -> {
                    if (causes.stream().noneMatch(cause -> cause.code().equals(sighting.code()))) {
                        causes.add(new Cause(
                                sighting.code(),
                                text.number(sighting.from()),
                                text.evidence(sighting.from(), sighting.to()),
                                LogText.shown(sighting.cure(), LogText.LONGEST_CURE),
                                sighting.link()));
                    }
                });
        return List.copyOf(causes);
    }

    private static Cause unknown(LogText text) {
        List<Integer> errors = text.lastErrors();
        String evidence = errors.stream().map(text::line).collect(Collectors.joining("\n"));
        return new Cause(
                "unknown",
                errors.isEmpty() ? 1 : text.numberOfLine(errors.getFirst()),
                evidence.isBlank() ? "The log is empty." : evidence,
                "This failure is not one that Tokenless knows. The last error lines of the log are quoted.",
                Optional.empty());
    }
}
