package dev.tokenless.practice.http;

/// Ends the handling of a call with an answer, from however deep inside the handler.
public final class BadCall extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    public BadCall(Answer answer) {
        super("answered with status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
