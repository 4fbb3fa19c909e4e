package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    private static final Path USER = Path.of("/home/person");

    @Test
    void eachSystemHasItsOwnPlace() {
        assertThat(Folders.standard(Map.of(), "Linux", USER).home()).isEqualTo(USER.resolve(".local/share/tokenless"));
        assertThat(Folders.standard(Map.of("XDG_DATA_HOME", "/data"), "Linux", USER)
                        .home())
                .isEqualTo(Path.of("/data/tokenless"));
        assertThat(Folders.standard(Map.of("XDG_DATA_HOME", "relative"), "Linux", USER)
                        .home())
                .isEqualTo(USER.resolve(".local/share/tokenless"));
        assertThat(Folders.standard(Map.of(), "Mac OS X", USER).home())
                .isEqualTo(USER.resolve("Library/Application Support/Tokenless"));
        assertThat(Folders.standard(Map.of(), "Windows 11", USER).home())
                .isEqualTo(USER.resolve("AppData/Local/Tokenless"));
    }

    @Test
    void whatIsKeptIsReadableByItsOwnerOnly(@TempDir Path temporary) throws Exception {
        var folders = new Folders(temporary.resolve("home"));
        assertThat(Files.getPosixFilePermissions(folders.journal())).hasSize(3);
        assertThat(Files.getPosixFilePermissions(folders.cache())).hasSize(3);
        assertThat(Files.getPosixFilePermissions(folders.home())).hasSize(3);
    }

    @Test
    void withoutAKeyringTheReasonIsSaid() {
        Keyring none = Keyring.none("This computer has no keyring.");
        assertThat(none.whyNot()).contains("This computer has no keyring.");
        assertThat(none.recall("github")).isEmpty();
        none.forget("github");
        assertThatIllegalStateException()
                .isThrownBy(() -> none.remember("github", new char[] {'x'}))
                .withMessage("This computer has no keyring.");
    }
}
