package dev.tokenless.migration;

/// A journal cannot be opened, read or written; the reason says what to do.
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    JournalException(String code, String sentence) {
        super(sentence);
        this.reason = Reason.of(code, sentence);
    }

    JournalException(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = Reason.of(code, sentence);
    }

    public Reason reason() {
        return reason;
    }
}
