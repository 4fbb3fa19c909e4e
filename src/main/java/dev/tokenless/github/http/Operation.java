package dev.tokenless.github.http;

/// The GraphQL operations that Tokenless sends. Valid against GitHub's published schema (`@octokit/graphql-schema`).
enum Operation {
    /// Fifty repositories of the account. Files are no connections, so they cost no points.
    SCAN("Scan", """
            query Scan($cursor: String, $archived: Boolean, $fork: Boolean) {
              viewer {
                login
                repositories(first: 50, after: $cursor, isArchived: $archived, isFork: $fork,
                    affiliations: [OWNER, COLLABORATOR, ORGANIZATION_MEMBER],
                    ownerAffiliations: [OWNER, COLLABORATOR, ORGANIZATION_MEMBER]) {
                  pageInfo { hasNextPage endCursor }
                  nodes { ...Facts }
                }
              }
              rateLimit { cost remaining resetAt }
            }
            """ + Facts.FRAGMENT),
    ONE_REPOSITORY("OneRepository", """
            query OneRepository($owner: String!, $name: String!) {
              repository(owner: $owner, name: $name) { ...Facts }
              rateLimit { cost remaining resetAt }
            }
            """ + Facts.FRAGMENT),
    /// One commit with all files, signed by GitHub, and only if the branch has not moved.
    COMMIT("Commit", """
            mutation Commit($input: CreateCommitOnBranchInput!) {
              createCommitOnBranch(input: $input) { commit { oid url } }
            }
            """),
    READY("Ready", """
            mutation Ready($id: ID!) {
              markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { number isDraft } }
            }
            """);

    private final String operationName;
    private final String text;

    Operation(String operationName, String text) {
        this.operationName = operationName;
        this.text = text;
    }

    String operationName() {
        return operationName;
    }

    String text() {
        return text;
    }

    /// What is read of each repository.
    private static final class Facts {
        static final String FRAGMENT = """
                fragment Facts on Repository {
                  databaseId nameWithOwner isPrivate isFork isArchived viewerPermission viewerCanAdminister
                  owner { login __typename ... on User { databaseId } ... on Organization { databaseId } }
                  defaultBranchRef { name target { oid } }
                  workflows: object(expression: "HEAD:.github/workflows") {
                    ... on Tree { entries { name type object { ... on Blob { isBinary isTruncated text } } } }
                  }
                  pyproject: object(expression: "HEAD:pyproject.toml") { ... on Blob { isBinary isTruncated text } }
                  environments(first: 10) { nodes { name } }
                }
                """;

        private Facts() {}
    }
}
