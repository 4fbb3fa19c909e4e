package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DefenceTest {

    @Test
    void everyPointIsSeenNotSeenOrCannotBeKnownAndNothingIsScored() {
        Rocket rocket = new Rocket(Map.of(".github/dependabot.yml", "version: 2\n"));
        MemoryJournals journals = new MemoryJournals();
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            road.survey();
            road.agree(road.plan(Choices.defaults()));
            Defence before = road.defence();
            assertThat(sight(before, "Dependabot or another scanner")).isEqualTo(Defence.Sight.SEEN);
            assertThat(sight(before, "Actions pinned to a commit")).isEqualTo(Defence.Sight.NOT_SEEN);
            assertThat(sight(before, "Two-factor on PyPI")).isEqualTo(Defence.Sight.CANNOT_BE_KNOWN);
            assertThat(sight(before, "Rules for who may make a tag")).isEqualTo(Defence.Sight.NOT_SEEN);
            assertThat(sight(before, "Branch and tag rules of environment pypi"))
                    .isEqualTo(Defence.Sight.NOT_SEEN);
            assertThat(before.points()).extracting(Defence.Point::area).contains(Defence.Area.values());
            assertThat(before.points())
                    .filteredOn(point -> point.what().startsWith("Release feed"))
                    .singleElement()
                    .satisfies(point -> assertThat(point.link().orElseThrow())
                            .hasToString("https://pypi.org/rss/project/rocket/releases.xml"));
        }
        rocket.walk(journals, Choices.defaults(), rocket.person());
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            assertThat(sight(road.defence(), "Branch and tag rules of environment pypi"))
                    .isEqualTo(Defence.Sight.SEEN);
        }
    }

    private static Defence.Sight sight(Defence defence, String what) {
        return defence.points().stream()
                .filter(point -> point.what().equals(what))
                .findFirst()
                .orElseThrow()
                .sight();
    }
}
