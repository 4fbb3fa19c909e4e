package dev.tokenless.trust;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One failure text and what to do about it.
///
/// @param code the cause's stable word
/// @param text what the log says, literally; what stands for it in the log must follow in this very spelling
/// @param beside where not empty, one of these must stand in the log too, because the text alone could be anybody's
/// @param general whether a more exact cause in the same log makes this one superfluous
/// @param cure the one thing to change; may hold `{index}`, `{repository}`, `{file}`, `{environment}`
/// @param page where to change it
record Symptom(
        String code,
        String text,
        boolean general,
        List<String> beside,
        String cure,
        Function<LogFacts, Optional<URI>> page) {

    static final Function<LogFacts, Optional<URI>> PUBLISHER = facts -> Optional.of(facts.publisherPage());
    static final Function<LogFacts, Optional<URI>> PENDING =
            facts -> Optional.of(URI.create(facts.host() + "/manage/account/publishing/"));
    static final Function<LogFacts, Optional<URI>> TOKENS =
            facts -> Optional.of(URI.create(facts.host() + "/manage/account/#api-tokens"));
    static final Function<LogFacts, Optional<URI>> ENVIRONMENTS =
            facts -> facts.repositoryPage("/settings/environments");
    static final Function<LogFacts, Optional<URI>> ACTIONS = facts -> facts.repositoryPage("/settings/actions");
    static final Function<LogFacts, Optional<URI>> PUBLISH_ACTION =
            facts -> Optional.of(URI.create("https://github.com/pypa/gh-action-pypi-publish"));
    static final Function<LogFacts, Optional<URI>> WORKFLOW =
            facts -> facts.filePage().or(() -> PUBLISH_ACTION.apply(facts));
    static final Function<LogFacts, Optional<URI>> NOWHERE = facts -> Optional.empty();

    static Symptom of(String code, String text, Function<LogFacts, Optional<URI>> page, String cure) {
        return new Symptom(code, text, false, List.of(), cure, page);
    }

    static Symptom general(String code, String text, Function<LogFacts, Optional<URI>> page, String cure) {
        return new Symptom(code, text, true, List.of(), cure, page);
    }

    static Function<LogFacts, Optional<URI>> help(String anchor) {
        return facts -> Optional.of(URI.create(facts.host() + "/help/#" + anchor));
    }

    Symptom beside(String... others) {
        return new Symptom(code, text, general, List.of(others), cure, page);
    }

    boolean isIn(String log) {
        return log.contains(text) && (beside.isEmpty() || beside.stream().anyMatch(log::contains));
    }

    String cure(LogFacts facts) {
        return cure.replace("{index}", facts.index())
                .replace(
                        "{repository}", facts.repository().map(Object::toString).orElse("the repository"))
                .replace("{file}", facts.file().orElse("the workflow file that holds the publish job"))
                .replace("{environment}", facts.claim("environment").orElse("the environment"));
    }
}
