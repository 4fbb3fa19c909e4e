package dev.tokenless.pypi;

import java.io.Serial;

/// The index, or the way to it, did not answer as asked. The message is the failure's sentence for people.
public final class PyPiException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient PyPiFailure failure;

    public PyPiException(PyPiFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    public PyPiFailure failure() {
        return failure;
    }
}
