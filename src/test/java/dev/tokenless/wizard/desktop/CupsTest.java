package dev.tokenless.wizard.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import dev.tokenless.record.Pagination;
import dev.tokenless.record.Sheet;
import dev.tokenless.workflow.RepositoryName;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Prints on a real queue of CUPS and reads the pages back. `.ci/cups mvn -Pcups test` sets the queue up.
@Tag("cups")
@ExtendWith(ApplicationExtension.class)
class CupsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final FxPrinting printing = new FxPrinting(() -> {
        throw new AssertionError("nobody is asked");
    });
    private final Path printed = Path.of(System.getenv().getOrDefault("PRINTED", "no-such-folder"));

    @BeforeEach
    void nothingIsPrintedYet() throws IOException {
        for (File old : printed.toFile().listFiles()) {
            Files.delete(old.toPath());
        }
    }

    private static List<Sheet> sheets(Printout printout) {
        List<Standing> standings = IntStream.range(0, 6)
                .mapToObj(number -> Standing.failed(
                        new RepositoryName("acme", "rocket" + number),
                        new Reason("github", "GitHub does not know this repository.", Optional.empty())))
                .toList();
        return Pagination.of(
                new CompletionRecord(Instant.EPOCH, Optional.of("ada"), true, "1", standings, Map.of()).story(),
                printout.ruler(),
                printout.paper());
    }

    @Test
    void everyPageComesOutOfTheQueueAsItWasShown() throws Exception {
        assertThat(printing.obstacle()).isEmpty();
        Printout printout = printing.begin().orElseThrow();
        List<Sheet> sheets = sheets(printout);
        List<Integer> done = new ArrayList<>();

        assertThat(sheets).hasSizeGreaterThan(2);
        assertThat(printout.print(sheets, done::add, new Cancellation())).isTrue();
        assertThat(done)
                .containsExactlyElementsOf(sheets.stream().map(Sheet::number).toList());
        Path pdf = arrived();
        Files.copy(
                pdf,
                Files.createDirectories(Path.of("target", "cups")).resolve("printed.pdf"),
                StandardCopyOption.REPLACE_EXISTING);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(sheets.size());
            for (Sheet sheet : sheets) {
                assertThat(read(document, sheet.number()))
                        .contains("Completion record", "GitHub does not know this repository.")
                        // the reader takes a one for a letter
                        .containsPattern("page ?[" + sheet.number() + "lI] ?of " + sheets.size());
            }
            assertThat(read(document, 1)).contains("6 repositories", "Migrated by ada");
        }
    }

    /// JavaFX prints shapes, so that no text can be taken out of the file: the page is read as an eye would.
    private String read(PDDocument document, int page) throws Exception {
        Path picture = printed.resolve("page.png");
        ImageIO.write(new PDFRenderer(document).renderImageWithDPI(page - 1, 300), "png", picture.toFile());
        Process reader = new ProcessBuilder("tesseract", picture.toString(), "-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aPrintoutThatIsCancelledReachesNoPaper() throws Exception {
        Printout printout = printing.begin().orElseThrow();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> printout.print(sheets(printout), _ -> {}, cancellation))
                .isInstanceOf(CancelledException.class);
        Printout second = printing.begin().orElseThrow();
        second.print(sheets(second).subList(0, 1), _ -> {}, new Cancellation());
        try (PDDocument document = Loader.loadPDF(arrived().toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    private Path arrived() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            File[] files = printed.toFile().listFiles((_, name) -> name.endsWith(".pdf"));
            if (files.length == 1 && whole(files[0])) {
                return files[0].toPath();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Nothing arrived in " + printed);
    }

    private static boolean whole(File pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages() > 0;
        } catch (IOException stillWritten) {
            return false;
        }
    }
}
