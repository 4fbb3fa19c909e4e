package dev.tokenless.practice;

/// What the practice person could not do, and what the world said to it.
public final class PracticeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    PracticeRefusal(String message) {
        super(message);
    }
}
