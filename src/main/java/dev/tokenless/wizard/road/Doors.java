package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The ways in. Called off the JavaFX thread.
public interface Doors {

    /// The ways of signing in that are at hand on this computer, best first. Makes no request.
    List<SignInWay> ways();

    /// The repositories with an agreed plan in this computer's journal. Makes no request.
    List<RepositoryName> begun();

    /// Signs in to GitHub.
    ///
    /// @param typed    a pasted token, wiped by the caller afterwards; empty for the other ways
    /// @param remember whether to keep the token in the keyring; only where `whyNotRemembered` is empty
    /// @param doing    hears what happens now
    /// @param code     hears the code to enter on GitHub's page, which is opened too
    Session signIn(
            SignInWay way,
            char[] typed,
            boolean remember,
            Browser browser,
            Cancellation cancellation,
            Consumer<String> doing,
            Consumer<CodeCard> code);

    /// Why a token cannot be remembered on this computer, in a sentence; empty where it can. May take a moment.
    Optional<String> whyNotRemembered();

    /// Starts the practice world and signs in to it.
    Session practice(Cancellation cancellation, Consumer<String> doing);
}
