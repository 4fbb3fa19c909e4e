package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;

/// A small scheduled workflow that looks every week whether a migrated repository lost anything. It reads only, and
/// has no token but the one that GitHub makes for the run and takes back afterwards.
public final class DriftWorkflow {

    private static final String TEXT = """
            # Looks once a week whether releases still go by trusted publishing. Reads only; no secret is needed.
            name: Trusted publishing watch
            on:
              schedule:
                - cron: '17 5 * * 1'
              workflow_dispatch:
            permissions: {}
            jobs:
              watch:
                runs-on: ubuntu-latest
                timeout-minutes: 10
                permissions:
                  contents: read
                  actions: read
                steps:
                  - name: Fetch Tokenless and verify where it was built
                    env:
                      GH_TOKEN: ${{ github.token }}
                    run: |
                      gh release download --repo {releases} --pattern '*.deb' --output tokenless.deb
                      gh attestation verify tokenless.deb --repo {releases}
                      sudo apt-get install --yes ./tokenless.deb
                  - name: Look for drift
                    env:
                      GH_TOKEN: ${{ github.token }}
                    run: /opt/tokenless/bin/tokenless scan --repository "$GITHUB_REPOSITORY"
            """;

    private DriftWorkflow() {}

    /// @param releases the repository whose releases of Tokenless are trusted
    public static String text(RepositoryName releases) {
        return TEXT.replace("{releases}", releases.toString());
    }
}
