package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Plan plan = Plans.full(EnvironmentRules.of(new RefPolicy.AnyRef()));
        assertThat(PlanFile.read(PlanFile.write(List.of(plan)))).containsExactly(plan);
    }

    @Test
    void aSurveyedPlanIsTheSameAfterwards() {
        Rocket rocket = new Rocket();
        Engine engine = new Engine(rocket.ports, new MemoryJournals(), Observer.none());
        Plan plan = engine.survey(List.of(rocket.github.name), _ -> Choices.defaults(), new Cancellation())
                .getFirst()
                .plan()
                .orElseThrow();
        assertThat(plan.changes()).hasSizeGreaterThan(5);
        assertThat(PlanFile.read(PlanFile.write(List.of(plan)))).containsExactly(plan);
        assertThat(PlanFile.write(List.of(plan))).doesNotContain("uses: pypa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not json",
                "{\"schemaVersion\":2,\"plans\":[]}",
                "{\"schemaVersion\":1,\"plans\":[{}]}",
                "{\"schemaVersion\":1,\"plans\":[null]}",
                "{\"schemaVersion\":1,\"plans\":[{\"repository\":\"nonsense\"}]}"
            })
    void anythingElseIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> PlanFile.read(text))
                .isInstanceOf(RoadException.class)
                .hasMessageStartingWith("This is no plan");
    }
}
