package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.EnvironmentName;
import java.util.List;
import java.util.Optional;

/// One rule: the fact that it encodes, a repository, and each way as `trigger ref admits accepts`.
record WayRow(String fact, Sample sample, List<String> ways) {

    WayRow(String fact, Sample sample, String... ways) {
        this(fact, sample, List.of(ways));
    }

    @Override
    public String toString() {
        return fact;
    }

    void check() {
        List<Way> found = sample.judge().stream()
                .flatMap(judgement -> judgement.ways().stream())
                .toList();
        assertThat(found)
                .as(fact)
                .extracting(way -> "%s %s %s %s"
                        .formatted(way.trigger(), way.ref(), decision(way.admits()), decision(way.accepts())))
                .containsExactlyElementsOf(ways);
        found.forEach(WayRow::checkClaims);
    }

    private static String decision(Verdict verdict) {
        assertThat(verdict.reason()).isNotBlank();
        if (verdict instanceof Verdict.Refused refused) {
            assertThat(refused.change()).isNotBlank();
            assertThat(refused.code()).matches("[a-z-]+");
        }
        return verdict.decision().map(Object::toString).orElse("null");
    }

    private static void checkClaims(Way way) {
        assertThat(way.claims().asMap())
                .containsKeys(
                        "iss",
                        "aud",
                        "sub",
                        "repository",
                        "repository_owner",
                        "job_workflow_ref",
                        "workflow_ref",
                        "ref",
                        "ref_type",
                        "event_name")
                .containsEntry("ref", way.ref())
                .containsEntry("repository", "harbour/lighthouse");
        assertThat(Optional.ofNullable(way.claims().asMap().get("environment")))
                .isEqualTo(way.environment().map(EnvironmentName::value));
    }
}
