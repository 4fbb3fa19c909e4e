package dev.tokenless.desktop;

import java.io.Serial;

/// The person, or the program on its way out, has cancelled this piece of work. Not a failure: nobody reports it.
public final class CancelledException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("Cancelled.");
    }
}
