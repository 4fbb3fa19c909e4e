package dev.tokenless.practice.index;

/// What a signing certificate says of the workflow run that asked for it. The values of Fulcio's certificate
/// extensions `1.3.6.1.4.1.57264.1.*`.
///
/// @param signerUri the workflow file that the job is written in, with `@ref` (.9)
/// @param repositoryUri `https://github.com/OWNER/REPOSITORY` (.12)
/// @param commit the source commit (.13)
/// @param ref the full source ref (.14)
/// @param buildConfigUri the top-level workflow file, with `@ref` (.18): for a reusable workflow, the caller
/// @param trigger the event (.20)
/// @param runUrl `https://github.com/OWNER/REPOSITORY/actions/runs/ID/attempts/N` (.21)
public record SigningIdentity(
        String signerUri,
        String repositoryUri,
        String commit,
        String ref,
        String buildConfigUri,
        String trigger,
        String runUrl) {

    /// A job that is written in the top-level workflow itself.
    ///
    /// @param repository `OWNER/REPOSITORY`
    /// @param workflow the bare file name
    public static SigningIdentity of(
            String repository, String workflow, String commit, String ref, String trigger, String runUrl) {
        String repositoryUri = "https://github.com/" + repository;
        String file = repositoryUri + "/.github/workflows/" + workflow + "@" + ref;
        return new SigningIdentity(file, repositoryUri, commit, ref, file, trigger, runUrl);
    }
}
