package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.contract.ContractDoor;
import dev.tokenless.contract.Exchange;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.http.Addresses;
import dev.tokenless.github.http.HttpSignIn;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.pypi.http.HttpPackageIndex;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What surveying one repository that publishes asks of GitHub by REST: ten requests, and two more an environment.
class SurveyBudgetTest {

    @ParameterizedTest
    @ValueSource(strings = {"acme/rocket", "acme/docs-theme", "acme/telemetry", "acme/launchpad"})
    void tenAndTwoMoreAnEnvironment(String fullName) throws IOException {
        try (var world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(100));
                var door = new ContractDoor(world.world())) {
            Pace pace = Pace.fast(100);
            GitHub gitHub = new HttpSignIn(
                            new Addresses(
                                    door.to(world.announcement().github()),
                                    door.to(world.announcement().githubWeb()),
                                    World.PRACTICE),
                            pace,
                            "tokenless-test",
                            Optional.empty(),
                            Optional.empty())
                    .with(GitHubToken.of(world.announcement().token(), GitHubToken.Origin.PRACTICE)
                            .orElseThrow());
            gitHub.account();
            int before = door.exchanges().size();
            var ports = new Ports(
                    gitHub,
                    index(IndexKind.PYPI, world.announcement().pypi(), pace),
                    index(IndexKind.TESTPYPI, world.announcement().testpypi(), pace),
                    new Pages(world.announcement().githubWeb(), World.PRACTICE),
                    pace);
            Survey survey =
                    new Surveyor(ports).survey(RepositoryName.parse(fullName).orElseThrow(), List.of());
            List<String> reads = door
                    .exchanges()
                    .subList(before, door.exchanges().size())
                    .stream()
                    .filter(exchange -> exchange.method().equals("GET"))
                    .map(Exchange::toString)
                    .toList();
            assertThat(reads)
                    .as(String.join("\n", reads))
                    .hasSizeLessThanOrEqualTo(10 + 2 * survey.environments().size());
            assertThat(survey.notes()).isEmpty();
        }
    }

    private static Ports.Index index(IndexKind kind, URI base, Pace pace) {
        return Ports.Index.byHand(
                new HttpPackageIndex(kind, URI.create(base + "/"), World.PRACTICE, pace, "tokenless-test"));
    }
}
