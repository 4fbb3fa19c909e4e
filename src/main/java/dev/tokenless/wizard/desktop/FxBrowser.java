package dev.tokenless.wizard.desktop;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.SafeLink;
import javafx.application.HostServices;

/// The system's browser, through JavaFX. (`java.awt.Desktop` can freeze a JavaFX window on Linux.)
public final class FxBrowser implements Browser {

    private final HostServices host;

    public FxBrowser(HostServices host) {
        this.host = host;
    }

    @Override
    public void open(SafeLink link) {
        host.showDocument(link.toString());
    }
}
