package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.function.Consumer;

/// The ways in. Called off the JavaFX thread.
public interface Doors {

    /// The ways of signing in that are at hand on this computer, best first. Makes no request.
    List<SignInWay> ways();

    /// The repositories with an agreed plan in this computer's journal. Makes no request.
    List<RepositoryName> begun();

    /// Signs in to GitHub.
    ///
    /// @param typed a pasted token, wiped by the caller afterwards; empty for the other ways
    /// @param doing hears what happens now, such as the code to enter on GitHub's page
    Session signIn(SignInWay way, char[] typed, Browser browser, Cancellation cancellation, Consumer<String> doing);

    /// Starts the practice world and signs in to it.
    Session practice(Cancellation cancellation, Consumer<String> doing);
}
