package dev.tokenless.github.http;

/// The GraphQL operations that Tokenless sends. Valid against GitHub's published schema (`@octokit/graphql-schema`).
enum Operation {
    /// A page of the account's repositories. Files are no connections, so they cost no points.
    SCAN("Scan", """
            query Scan($first: Int!, $cursor: String, $archived: Boolean, $fork: Boolean, $privacy: RepositoryPrivacy) {
              viewer {
                login
                repositories(first: $first, after: $cursor, privacy: $privacy, isArchived: $archived, isFork: $fork,
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
              repository(owner: $owner, name: $name) { ...Facts ...Documents }
              rateLimit { cost remaining resetAt }
            }
            """ + Facts.FRAGMENT + Facts.DOCUMENTS),
    /// A page of the branches, each with the newest pull request, open or merged, that came from it.
    BRANCHES("Branches", """
            query Branches($owner: String!, $name: String!, $cursor: String) {
              repository(owner: $owner, name: $name) {
                refs(refPrefix: "refs/heads/", first: 100, after: $cursor) {
                  pageInfo { hasNextPage endCursor }
                  nodes {
                    name
                    target { oid }
                    refUpdateRule { pattern }
                    associatedPullRequests(first: 1, states: [OPEN, MERGED],
                        orderBy: {field: CREATED_AT, direction: DESC}) {
                      nodes { state headRefOid isCrossRepository }
                    }
                  }
                }
              }
            }
            """),
    /// One commit with all files, signed by GitHub, and only if the branch has not moved.
    COMMIT("Commit", """
            mutation Commit($input: CreateCommitOnBranchInput!) {
              createCommitOnBranch(input: $input) { commit { oid url } }
            }
            """),
    /// The newest releases of one action, with the commits that their tags lead to.
    RELEASES("Releases", """
            query Releases($owner: String!, $name: String!) {
              repository(owner: $owner, name: $name) {
                releases(first: 50, orderBy: {field: CREATED_AT, direction: DESC}) {
                  nodes { tagName publishedAt isDraft isPrerelease tagCommit { oid } }
                }
              }
            }
            """),
    /// The modes of the files in one folder at one commit.
    MODES("Modes", """
            query Modes($owner: String!, $name: String!, $folder: String!) {
              repository(owner: $owner, name: $name) {
                object(expression: $folder) { ... on Tree { entries { name mode } } }
              }
            }
            """),
    READY("Ready", """
            mutation Ready($id: ID!) {
              markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { number isDraft } }
            }
            """);

    /// A file's text, and what tells whether it is whole and unchanged.
    static final String TEXT = "fragment Text on Blob { byteSize isBinary isTruncated text }\n";

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
                    ... on Tree { entries { name type object { ...Text } } }
                  }
                  pyproject: object(expression: "HEAD:pyproject.toml") { ...Text }
                  setupCfg: object(expression: "HEAD:setup.cfg") { ...Text }
                  setupPy: object(expression: "HEAD:setup.py") { ...Text }
                  action: object(expression: "HEAD:action.yml") { ...Text }
                  actions: object(expression: "HEAD:.github/actions") {
                    ... on Tree {
                      entries { name type object { ... on Tree { entries { name type object { ...Text } } } } }
                    }
                  }
                  environments(first: 10) { nodes { name } }
                  tags: refs(refPrefix: "refs/tags/", first: 100, orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) {
                    nodes { name }
                  }
                }
                """ + TEXT;

        /// What a survey of one repository reads besides, so that it need not ask again.
        static final String DOCUMENTS = """
                fragment Documents on Repository {
                  releasing: object(expression: "HEAD:RELEASING.md") { ...Text }
                  dependabot: object(expression: "HEAD:.github/dependabot.yml") { ...Text }
                  dependabotYaml: object(expression: "HEAD:.github/dependabot.yaml") { ...Text }
                  renovate: object(expression: "HEAD:renovate.json") { ...Text }
                  renovateOnGitHub: object(expression: "HEAD:.github/renovate.json") { ...Text }
                }
                """;

        private Facts() {}
    }
}
