package dev.tokenless.github;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Keyring;
import java.util.Optional;

/// The ways to an account. All failures are `GitHubException`.
public interface SignIn {

    /// GitHub with this token. No request is made; `GitHub.account` shows whether the token is any good.
    GitHub with(GitHubToken token);

    /// GitHub as everybody sees it, for a public survey. Writing and scanning need a token.
    GitHub anonymously();

    /// Signing in with a code on GitHub's page; empty where no client id of an app is configured.
    Optional<DeviceFlow> deviceFlow();

    /// Asks GitHub to make this token worthless. Refused for a borrowed one.
    ///
    /// @throws IllegalArgumentException for a token that something else on this computer uses too
    void revoke(GitHubToken token);

    /// Forgets the token everywhere: here, in the keyring, and what GitHub answered to it on the disk. It goes on to
    /// work at GitHub until it is revoked or expires.
    ///
    /// @throws java.io.UncheckedIOException if the kept answers cannot be deleted
    void signOut(GitHubToken token, Keyring keyring);

    /// RFC 8628: a code to be typed in on GitHub's page.
    interface DeviceFlow {

        /// A new code.
        DeviceCode begin(Cancellation cancellation);

        /// Waits until the person has entered the code and agreed.
        ///
        /// @throws GitHubException `SignInEnded` if it was denied, expired or switched off
        GitHubToken await(DeviceCode code, Cancellation cancellation);
    }
}
