package dev.tokenless.wizard;

import dev.tokenless.wizard.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window, in target/screens.
final class Screens {

    private static final Path FOLDER = Path.of("target/screens");

    private Screens() {}

    /// Light and dark, at the three sizes; ends at 1100×760 and light.
    static void everySize(FxRobot robot, Stage stage, Wizard wizard, String name) {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            robot.interact(() -> wizard.look().chosen().set(theme));
            for (int[] size : new int[][] {{900, 600}, {1400, 900}, {1100, 760}}) {
                save(robot, stage, size, name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    /// Dark at the smallest size, then light at 1100×760.
    static void narrowAndDark(FxRobot robot, Stage stage, Wizard wizard, String name) {
        robot.interact(() -> wizard.look().chosen().set(Theme.DARK));
        save(robot, stage, new int[] {900, 600}, name + "-dark");
        robot.interact(() -> wizard.look().chosen().set(Theme.LIGHT));
        save(robot, stage, new int[] {1100, 760}, name + "-light");
    }

    static void narrow(FxRobot robot, Stage stage, String name) {
        save(robot, stage, new int[] {900, 600}, name);
    }

    static void save(FxRobot robot, Stage stage, Wizard wizard, String name) {
        save(robot, stage, new int[] {1100, 760}, name);
    }

    private static void save(FxRobot robot, Stage stage, int[] size, String name) {
        robot.interact(() -> {
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            write(stage.getScene().snapshot(null), name + "-" + size[0] + "x" + size[1]);
        });
    }

    private static void write(WritableImage image, String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        buffered.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(buffered, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
