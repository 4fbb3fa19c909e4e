package dev.tokenless.cli;

/// A command that cannot do anything: one sentence for the person, one short code for scripts; exit code 2.
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String code;

    public CommandFailure(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
