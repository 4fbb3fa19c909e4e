package dev.tokenless.workflow.yaml;

/// Stops a reading at its first trouble; never leaves the room.
public final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int line;
    private final int column;

    YamlException(String code, String message, int line, int column) {
        super(message, null, false, false);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    public String code() {
        return code;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
