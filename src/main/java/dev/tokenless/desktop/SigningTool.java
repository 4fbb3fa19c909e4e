package dev.tokenless.desktop;

import dev.tokenless.workflow.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signs a file with `ssh-keygen` or `gpg`, and asks them about a signature. No cryptography of our own: the signature
/// lies beside the file, `FILE.sig` (OpenSSH, see ssh-keygen(1), `-Y sign`) or `FILE.asc` (GnuPG), and can be checked
/// without Tokenless.
public final class SigningTool {

    /// What the signature of OpenSSH is for, so that it fits nothing else.
    static final String PURPOSE = "tokenless-record";

    private static final Pattern SSH_GOOD = Pattern.compile("Good \"" + PURPOSE + "\" signature with .*? key (\\S+)");
    // doc/DETAILS of GnuPG: the words of --status-fd
    private static final Pattern GPG_VALID = Pattern.compile("(?m)^\\[GNUPG:\\] VALIDSIG ([0-9A-F]+)");
    private static final Pattern GPG_BAD = Pattern.compile("(?m)^\\[GNUPG:\\] BADSIG ");
    private static final int LONGEST_ANSWER = 300;

    private final ToolRun tools;

    SigningTool(Map<String, String> environment) {
        this.tools = new ToolRun(environment);
    }

    /// The tools that the person's own path leads to.
    public static SigningTool real() {
        return new SigningTool(Map.of());
    }

    /// Signs a file; a signature that lay beside it is replaced.
    ///
    /// @return the file of the signature
    /// @throws IOException with a sentence for people where the tool is missing or refuses
    public Path sign(Path file, SigningKey key) throws IOException {
        Path whole = file.toAbsolutePath();
        Path signature = beside(whole, key instanceof SigningKey.Ssh ? ".sig" : ".asc");
        Files.deleteIfExists(signature);
        List<String> command =
                switch (key) {
                    case SigningKey.Ssh(Path keyFile) ->
                        List.of(
                                "ssh-keygen",
                                "-Y",
                                "sign",
                                "-f",
                                keyFile.toAbsolutePath().toString(),
                                "-n",
                                PURPOSE,
                                whole.toString());
                    case SigningKey.Gpg(Optional<String> name) -> {
                        List<String> gpg = new ArrayList<>(
                                List.of("gpg", "--detach-sign", "--armor", "--output", signature.toString()));
                        name.ifPresent(one -> gpg.add("--local-user=" + one));
                        gpg.add("--");
                        gpg.add(whole.toString());
                        yield gpg;
                    }
                };
        ToolRun.Answer answer = tools.run(command, Optional.empty());
        if (answer.exit() != 0 || !Files.isRegularFile(signature)) {
            throw new IOException(command.getFirst() + " did not sign: " + shown(answer.output()));
        }
        return signature;
    }

    /// What the signature beside a file is worth.
    public Signature check(Path file) {
        Path whole = file.toAbsolutePath();
        Path ssh = beside(whole, ".sig");
        Path gpg = beside(whole, ".asc");
        if (Files.isRegularFile(ssh)) {
            return asked("ssh-keygen", () -> openSsh(whole, ssh));
        }
        if (Files.isRegularFile(gpg)) {
            return asked("gpg", () -> gnuPg(whole, gpg));
        }
        return new Signature(Signature.Verdict.NONE, "No signature lies beside it.", "");
    }

    private Signature openSsh(Path file, Path signature) throws IOException {
        ToolRun.Answer answer = tools.run(
                List.of("ssh-keygen", "-Y", "check-novalidate", "-n", PURPOSE, "-s", signature.toString()),
                Optional.of(file));
        Matcher good = SSH_GOOD.matcher(answer.output());
        return answer.exit() == 0 && good.find() ? good("SSH key", good.group(1)) : bad("ssh-keygen", answer);
    }

    private Signature gnuPg(Path file, Path signature) throws IOException {
        ToolRun.Answer answer = tools.run(
                List.of("gpg", "--status-fd", "1", "--verify", "--", signature.toString(), file.toString()),
                Optional.empty());
        Matcher valid = GPG_VALID.matcher(answer.output());
        if (answer.exit() == 0 && valid.find()) {
            return good("GPG key", valid.group(1));
        }
        return GPG_BAD.matcher(answer.output()).find()
                ? bad("gpg", answer)
                : new Signature(Signature.Verdict.UNCHECKED, "gpg could not check it: " + shown(answer.output()), "");
    }

    private static Signature good(String kind, String key) {
        String by = VisibleText.of(key);
        return new Signature(
                Signature.Verdict.GOOD,
                "Signed with " + kind + " " + by + ". Compare that with the key that you know the signer by.",
                by);
    }

    private static Signature bad(String tool, ToolRun.Answer answer) {
        return new Signature(
                Signature.Verdict.BAD,
                "The signature does not fit this file: " + tool + " says " + shown(answer.output()),
                "");
    }

    private interface Question {
        Signature ask() throws IOException;
    }

    private static Signature asked(String tool, Question question) {
        try {
            return question.ask();
        } catch (IOException missing) {
            return new Signature(
                    Signature.Verdict.UNCHECKED,
                    "A signature lies beside it, but " + tool + " cannot be run here.",
                    "");
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String shown(String output) {
        String text = VisibleText.of(output.strip().replaceAll("\\s+", " "));
        return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) + "…" : text;
    }
}
