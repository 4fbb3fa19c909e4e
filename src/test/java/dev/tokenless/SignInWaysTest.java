package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Folders;
import dev.tokenless.desktop.Keyring;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.OauthApp;
import dev.tokenless.github.http.Addresses;
import dev.tokenless.github.http.HttpSignIn;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.SignInWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways of signing in that the window offers, and where an app for signing in with a code comes from.
class SignInWaysTest {

    private static final OauthApp APP = new OauthApp("practice", "Tokenless", "the-publisher");

    @TempDir
    Path home;

    @Test
    void aTokenOfOnesOwnStandsFirstWithThePermissionsThatItNeeds() {
        List<SignInWay> ways = ways(Optional.of(APP)).all();
        assertThat(ways.getFirst().asksForText()).isTrue();
        assertThat(ways.getFirst().permissions())
                .contains("Administration: read and write", "Workflows: read and write")
                .noneMatch(permission -> permission.contains("Deployments"));
        assertThat(ways.getFirst().page()).isPresent();
        assertThat(ways).extracting(SignInWay::id).startsWith("paste", "code");
        assertThat(ways)
                .hasSizeGreaterThan(3)
                .allSatisfy(way -> assertThat(way.unavailable()).isEmpty());
    }

    @Test
    void withoutAClientIdTheCodeSaysHowToSetOne() {
        SignInWay code = ways(Optional.empty()).all().get(1);
        assertThat(code.unavailable().orElseThrow()).contains("TOKENLESS_GITHUB_CLIENT_ID", "settings.properties");
    }

    @Test
    void theAppComesFromAVariableOrFromTheSettings() throws IOException {
        assertThat(Settings.read(Map.of(), new Folders(home)).app()).isEmpty();
        Files.writeString(
                home.resolve("settings.properties"),
                "github.client-id = Iv1.fromfile\ngithub.app=Mover\ngithub.app-owner=octo\n");
        assertThat(Settings.read(Map.of(), new Folders(home)).app())
                .hasValue(new OauthApp("Iv1.fromfile", "Mover", "octo"));
        assertThat(Settings.read(Map.of("TOKENLESS_GITHUB_CLIENT_ID", " Iv1.env "), new Folders(home))
                        .app()
                        .orElseThrow()
                        .clientId())
                .isEqualTo("Iv1.env");
    }

    @Test
    void theCodesCardNamesAppAndOwnerAndItsPageIsOpened() throws IOException {
        try (var world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(300))) {
            var signIn = new HttpSignIn(
                    new Addresses(
                            world.announcement().github(), world.announcement().githubWeb(), World.PRACTICE),
                    Pace.fast(300),
                    "tokenless-test",
                    Optional.of("practice"),
                    Optional.empty());
            var ways = new SignInWays(Map.of(), Keyring.none("none"), Optional.of(APP), signIn);
            List<CodeCard> cards = new ArrayList<>();
            List<SafeLink> opened = new ArrayList<>();
            var cancellation = new Cancellation();
            try {
                ways.token(ways.all().get(1), new char[0], opened::add, cancellation, card -> {
                    cards.add(card);
                    cancellation.cancel();
                });
            } catch (dev.tokenless.desktop.CancelledException asMeant) {
                assertThat(cards).hasSize(1);
            }
            assertThat(cards.getFirst().app()).isEqualTo("Tokenless");
            assertThat(cards.getFirst().owner()).isEqualTo("the-publisher");
            assertThat(cards.getFirst().sentence()).contains(cards.getFirst().code(), "the-publisher", "cancel");
            assertThat(opened).containsExactly(cards.getFirst().page());
        }
    }

    @Test
    void aBorrowedTokenIsTakenOnlyWhereItsWayIsChosen() {
        var ways = new SignInWays(Map.of("GH_TOKEN", "ghp_Sentinel"), Keyring.none("none"), Optional.empty(), unused());
        SignInWay variable = ways.all().stream()
                .filter(way -> way.title().contains("GH_TOKEN"))
                .findFirst()
                .orElseThrow();
        GitHubToken token = ways.token(variable, new char[0], _ -> {}, new Cancellation(), _ -> {})
                .orElseThrow();
        assertThat(token.origin().borrowed()).isTrue();
        assertThat(ways.all().toString()).doesNotContain("Sentinel");
    }

    private SignInWays ways(Optional<OauthApp> app) {
        return new SignInWays(Map.of(), Keyring.none("none"), app, unused());
    }

    private static HttpSignIn unused() {
        return new HttpSignIn(Addresses.gitHub(), Pace.real(), "tokenless-test", Optional.empty(), Optional.empty());
    }
}
