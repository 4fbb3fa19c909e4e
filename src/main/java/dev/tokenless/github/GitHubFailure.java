package dev.tokenless.github;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Why GitHub did not do what was asked. Each kind has one sentence for people: what happened, and what to do.
///
/// Texts that GitHub sent are data: they come here masked, and whoever shows them makes control characters visible.
public sealed interface GitHubFailure {

    /// What happened and what to do, in one or two sentences.
    String sentence();

    /// Whether this is GitHub's answer to what was asked. The others say nothing of it: asked again, it may be
    // answered.
    default boolean answers() {
        return switch (this) {
            case NotFound _, MissingScope _, Forbidden _, Conflict _, Invalid _, PlanLimited _, NotAsWritten _ -> true;
            case Unauthorized _, SsoRequired _, RateLimited _, Offline _, Server _, Unreadable _, SignInEnded _ ->
                false;
        };
    }

    /// 401: the token is wrong, expired or revoked. Never retried, since GitHub locks out who keeps trying.
    record Unauthorized() implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub does not accept this token: it is mistyped, expired or revoked. Sign in again.";
        }
    }

    /// 403 or 404 because the token lacks a scope or permission.
    ///
    /// @param needed what GitHub says would suffice, like `workflow` or `administration=write`
    /// @param cure   the exact command or setting that mends it
    record MissingScope(String needed, String cure) implements GitHubFailure {
        @Override
        public String sentence() {
            return "The token lacks the permission for this (" + needed + "). " + cure;
        }
    }

    /// 403 with `X-GitHub-SSO`.
    ///
    /// @param page where the token is authorised for the organisation; GitHub's link is valid for an hour
    record SsoRequired(Optional<URI> page) implements GitHubFailure {
        @Override
        public String sentence() {
            return "The organisation demands single sign-on for this token. Authorise the token for it"
                    + page.map(address -> " on " + address).orElse(" in GitHub's token settings")
                    + ", then try again.";
        }
    }

    /// 404. GitHub also says so about things that the token may not see.
    record NotFound(String what) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub does not find " + what + ": it does not exist, or this token may not see it.";
        }
    }

    /// 403 for any other reason.
    record Forbidden(String message) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub refuses this: " + orNoReason(message);
        }
    }

    /// 409, or an expected head that moved on.
    record Conflict(String message) implements GitHubFailure {
        @Override
        public String sentence() {
            return "Somebody changed this at the same time, so nothing was written. Look at it again, then repeat."
                    + " GitHub says: "
                    + orNoReason(message);
        }
    }

    /// 400 or 422: GitHub understood and declined.
    record Invalid(String message) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub declines this: " + orNoReason(message);
        }
    }

    /// The plan of the owner has no such rule for private repositories (GitHub docs, "Deployments and environments").
    record PlanLimited(String message) implements GitHubFailure {
        @Override
        public String sentence() {
            return "The owner's GitHub plan does not offer this rule for a private repository. GitHub says: "
                    + orNoReason(message);
        }
    }

    /// An environment reads differently from what was written.
    ///
    /// @param restored whether the rules from before stand again
    record NotAsWritten(String difference, boolean restored) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub did not keep the environment's rules as they were written (" + difference + "). "
                    + (restored
                            ? "The rules from before stand again."
                            : "Look at the environment's settings: the rules from before could not be put back.");
        }
    }

    /// A limit of GitHub that did not end in the time that Tokenless is willing to wait.
    record RateLimited(Optional<Instant> resetAt) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub's limit for requests is used up"
                    + resetAt.map(instant -> " until " + instant).orElse("")
                    + ". Try again later; nothing was lost.";
        }
    }

    /// No answer.
    ///
    /// @param writing whether the request may have been carried out all the same
    record Offline(String host, String why, boolean writing) implements GitHubFailure {
        @Override
        public String sentence() {
            return "There is no answer from " + host + " (" + why + "). "
                    + (writing
                            ? "The change may have been made all the same; Tokenless looks before it tries again."
                            : "Check the connection, then try again.");
        }
    }

    /// 5xx.
    record Server(int status) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub has a problem of its own (status " + status
                    + "). Look at githubstatus.com and try again later.";
        }
    }

    /// An answer in a form that we do not know, or one that broke off.
    record Unreadable(String what) implements GitHubFailure {
        @Override
        public String sentence() {
            return "GitHub's answer cannot be read (" + what
                    + "). If a proxy stands between this computer and GitHub, look at it first.";
        }
    }

    /// Signing in with a code did not end with a token.
    record SignInEnded(Reason reason) implements GitHubFailure {
        @Override
        public String sentence() {
            return reason.sentence;
        }

        /// How it ended (RFC 8628 and GitHub docs, "Authorizing OAuth apps").
        public enum Reason {
            DENIED("Signing in was cancelled on GitHub's page. Begin again for a new code."),
            EXPIRED("The code has expired before it was entered. Begin again for a new code."),
            DISABLED("Signing in with a code is switched off for this app. Paste a token instead."),
            UNKNOWN_APP("GitHub does not know the app's client id. Paste a token instead, or correct the client id.");

            private final String sentence;

            Reason(String sentence) {
                this.sentence = sentence;
            }
        }
    }

    private static String orNoReason(String message) {
        String reason = message.isBlank() ? "it gives no reason" : message.strip();
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
