package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the real tools, where this computer has them.
class SigningToolTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aRecord() throws IOException {
        // a name that a tool must not take for an option
        file = Files.writeString(folder.resolve("-record of ada.json"), "{}");
    }

    private static boolean has(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private SigningKey.Ssh sshKey() throws Exception {
        assumeTrue(has("ssh-keygen"));
        Path key = folder.resolve("key");
        ToolRun run = new ToolRun(Map.of());
        List<String> make = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString());
        assertThat(run.run(make, Optional.empty()).exit()).isZero();
        return new SigningKey.Ssh(key);
    }

    @Test
    void anSshKeySignsAndItsFingerprintIsTold() throws Exception {
        SigningTool tool = SigningTool.real();
        Path signature = tool.sign(file, sshKey());

        assertThat(signature).hasFileName("-record of ada.json.sig");
        assertThat(tool.check(file)).satisfies(told -> {
            assertThat(told.verdict()).isEqualTo(Signature.Verdict.GOOD);
            assertThat(told.by()).startsWith("SHA256:");
        });
    }

    @Test
    void aFileChangedAfterSigningIsFound() throws Exception {
        SigningTool tool = SigningTool.real();
        tool.sign(file, sshKey());
        Files.writeString(file, "{ }");

        assertThat(tool.check(file).verdict()).isEqualTo(Signature.Verdict.BAD);
    }

    @Test
    void signingAgainReplacesTheSignature() throws Exception {
        SigningTool tool = SigningTool.real();
        SigningKey key = sshKey();
        tool.sign(file, key);
        Files.writeString(file, "{ }");
        tool.sign(file, key);

        assertThat(tool.check(file).verdict()).isEqualTo(Signature.Verdict.GOOD);
    }

    @Test
    void aGpgKeySignsAndAChangeIsFound() throws Exception {
        assumeTrue(has("gpg"));
        // its agent's socket needs a short path
        Path home = Files.createTempDirectory("g");
        Map<String, String> own = Map.of("GNUPGHOME", home.toString());
        try {
            ToolRun run = new ToolRun(own);
            List<String> make =
                    List.of("gpg", "--batch", "--passphrase", "", "--quick-generate-key", "ada@example.org", "ed25519");
            assumeTrue(run.run(make, Optional.empty()).exit() == 0);
            SigningTool tool = new SigningTool(own);

            assertThat(tool.sign(file, new SigningKey.Gpg(Optional.of("ada@example.org"))))
                    .hasFileName("-record of ada.json.asc");
            assertThat(tool.check(file)).satisfies(told -> {
                assertThat(told.verdict()).isEqualTo(Signature.Verdict.GOOD);
                assertThat(told.by()).matches("[0-9A-F]{40}");
            });
            Files.writeString(file, "{ }");
            assertThat(tool.check(file).verdict()).isEqualTo(Signature.Verdict.BAD);
        } finally {
            new ToolRun(own).run(List.of("gpgconf", "--kill", "all"), Optional.empty());
            try (var all = Files.walk(home)) {
                all.sorted(java.util.Comparator.reverseOrder())
                        .map(Path::toFile)
                        .forEach(File::delete);
            }
        }
    }

    @Test
    void aKeyThatIsNotThereIsRefusedInOneSentence() {
        assumeTrue(has("ssh-keygen"));
        assertThatThrownBy(() -> SigningTool.real().sign(file, new SigningKey.Ssh(folder.resolve("none"))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("ssh-keygen did not sign: ");
    }

    @Test
    void withoutAFileBesideItThereIsNoSignature() {
        assertThat(SigningTool.real().check(file).verdict()).isEqualTo(Signature.Verdict.NONE);
    }

    @Test
    void aSignatureThatIsNoneIsBad() throws IOException {
        assumeTrue(has("ssh-keygen"));
        Files.writeString(folder.resolve("-record of ada.json.sig"), "\u001b[31mhello");

        assertThat(SigningTool.real().check(file)).satisfies(told -> {
            assertThat(told.verdict()).isEqualTo(Signature.Verdict.BAD);
            assertThat(told.words()).doesNotContain("\u001b");
        });
    }

    @Test
    void keysAreNamedByTheirTool() {
        assertThat(SigningKey.parse("ssh:/home/ada/.ssh/id"))
                .contains(new SigningKey.Ssh(Path.of("/home/ada/.ssh/id")));
        assertThat(SigningKey.parse("gpg")).contains(new SigningKey.Gpg(Optional.empty()));
        assertThat(SigningKey.parse("gpg:ada@example.org"))
                .contains(new SigningKey.Gpg(Optional.of("ada@example.org")));
        assertThat(SigningKey.parse("ssh:")).isEmpty();
        assertThat(SigningKey.parse("x509:a")).isEmpty();
        assertThat(SigningKey.parse("")).isEmpty();
    }
}
