package dev.tokenless.trust;

/// Somebody who may approve a deployment.
///
/// @param login the user's login or the team's slug
/// @param id GitHub's numeric id, which the environment's rules store
public record Reviewer(String login, long id, Kind kind) {

    public enum Kind {
        USER("User"),
        TEAM("Team");

        private final String json;

        Kind(String json) {
            this.json = json;
        }

        /// The name in GitHub's REST API.
        public String json() {
            return json;
        }
    }
}
