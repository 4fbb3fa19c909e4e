package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import java.util.Optional;

/// One right that the work on a repository needs, and whether the token has it.
///
/// @param need  what it is for
/// @param name  GitHub's name for it, like `Administration: write`
/// @param state whether it is there
/// @param cure  what mends it
public record Permission(Need need, String name, State state, Cure cure) {

    /// What a right is needed for.
    public enum Need {
        ENVIRONMENT("Create the environment and its rules"),
        WORKFLOWS("Change workflow files"),
        PULL_REQUEST("Open the pull request"),
        SECRETS("See and delete secrets"),
        ENVIRONMENT_SECRETS("See and delete the environment's secrets"),
        DEPENDABOT("See and delete Dependabot's secrets"),
        RUNS("Start the rehearsal and follow it");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum State {
        PRESENT,
        MISSING,
        /// GitHub offers no way to know before writing.
        UNKNOWN
    }

    /// The exact page and command that add a right, or whom to ask.
    public enum Cure {
        /// Nothing is amiss.
        NONE("", "", ""),
        TOKEN_SETTINGS(
                "Add it to the token on its page, then try again.",
                "https://github.com/settings/personal-access-tokens",
                ""),
        NEW_CLASSIC_TOKEN(
                "Make a token with these scopes, or add the scope by the command.",
                "https://github.com/settings/tokens/new?scopes=repo,workflow,read:org",
                "gh auth refresh -s workflow"),
        ASK_ADMINISTRATOR("Ask an administrator for this role, or to do this step.", "", "");

        private final String words;
        private final String page;
        private final String command;

        Cure(String words, String page, String command) {
            this.words = words;
            this.page = page;
            this.command = command;
        }

        public String words() {
            return words;
        }

        public Optional<String> page() {
            return Optional.of(page).filter(address -> !address.isEmpty());
        }

        /// A line for the terminal.
        public Optional<String> command() {
            return Optional.of(command).filter(line -> !line.isEmpty());
        }
    }

    /// Whether the token itself lacks it, so that writing will surely be refused until the token is another one. A
    /// person's missing role is not meant: somebody else may do that step, or a fork carries it.
    public boolean tokenLacks() {
        return state == State.MISSING && cure != Cure.ASK_ADMINISTRATOR;
    }

    /// The state in words, with what mends it.
    public String sentence(RepositoryName repository) {
        return switch (state) {
            case PRESENT -> "there: " + need.words + " (" + name + ")";
            case UNKNOWN -> "cannot be known before writing: " + need.words + " (" + name + ")";
            case MISSING ->
                "missing on " + repository + ": " + need.words + " (" + name + "). " + cure.words
                        + cure.page().map(page -> " " + page).orElse("")
                        + cure.command().map(command -> " `" + command + "`").orElse("");
        };
    }
}
