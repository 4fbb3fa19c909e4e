package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintObstacleTest {

    @Test
    void withoutAPrinterNothingCanBePrinted() {
        assertThat(PrintObstacle.found(0, "Mac OS X", false)).contains(PrintObstacle.NO_PRINTER);
        assertThat(PrintObstacle.found(0, "Linux", true)).contains(PrintObstacle.NO_PRINTER);
    }

    @Test
    void onLinuxTheCommandMustBeThereForJavaReportsSuccessWithoutIt() {
        assertThat(PrintObstacle.found(2, "Linux", false)).contains(PrintObstacle.NO_LPR);
        assertThat(PrintObstacle.found(2, "Linux", true)).isEmpty();
        assertThat(PrintObstacle.found(2, "Windows 11", false)).isEmpty();
    }
}
