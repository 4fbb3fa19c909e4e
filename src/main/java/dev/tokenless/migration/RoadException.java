package dev.tokenless.migration;

/// The road does not allow this; the reason says why, and what to do.
public final class RoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    RoadException(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
