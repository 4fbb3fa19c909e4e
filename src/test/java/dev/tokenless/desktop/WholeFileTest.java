package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void itReplacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("record.md"), "old");
        WholeFile.write(file, "new".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(file).hasContent("new");
        try (var beside = Files.list(folder)) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void throughALinkTheFileItLeadsToIsReplacedAndTheLinkStays() throws IOException {
        Path file = Files.writeString(folder.resolve("record.md"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), file);
        WholeFile.write(link, new byte[] {'n'});

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("n");
    }

    @Test
    void aFolderThatIsNotThereChangesNothing() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none").resolve("a"), new byte[0]))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
