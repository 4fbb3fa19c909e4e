package dev.tokenless.wizard;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.wizard.road.SignInWay;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Two ways in that lead nowhere, and a practice world given by the test.
public record DoorsForTests(Supplier<Session> practice) implements Doors {

    @Override
    public List<SignInWay> ways() {
        OffTheWindow.here("ways");
        return List.of(
                new SignInWay(
                        "gh", "Use the GitHub command line", "You are signed in there. Nothing is stored.", false),
                new SignInWay("token", "Paste a token", "A fine-grained token for the repositories you choose.", true));
    }

    @Override
    public List<RepositoryName> begun() {
        OffTheWindow.here("begun");
        return List.of();
    }

    @Override
    public Session signIn(
            SignInWay way,
            char[] typed,
            boolean remember,
            Browser browser,
            Cancellation cancellation,
            Consumer<String> doing,
            Consumer<CodeCard> code) {
        OffTheWindow.here("signIn");
        throw new IllegalStateException("No real account in a test: " + way.id());
    }

    @Override
    public Optional<String> whyNotRemembered() {
        OffTheWindow.here("whyNotRemembered");
        return Optional.of("A test keeps nothing.");
    }

    @Override
    public Session practice(Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("practice");
        return practice.get();
    }
}
