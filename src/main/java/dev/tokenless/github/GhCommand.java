package dev.tokenless.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks the GitHub command line for its token. The token comes on its standard output and is in no argument.
record GhCommand(List<String> command) implements TokenSource {

    private static final int LONGEST_TOKEN = 1024;
    private static final long SECONDS = 10;

    @Override
    public String words() {
        return GitHubToken.Origin.GH_COMMAND.words();
    }

    /// Empty where there is no `gh`, it has no token, or it takes too long.
    @Override
    public Optional<GitHubToken> find() {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            byte[] output = process.getInputStream().readNBytes(LONGEST_TOKEN);
            return process.exitValue() == 0
                    ? GitHubToken.of(new String(output, StandardCharsets.US_ASCII), GitHubToken.Origin.GH_COMMAND)
                    : Optional.empty();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
