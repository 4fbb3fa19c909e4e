package dev.tokenless.workflow;

/// A form of the rewrite that does not suit a job, and what to do instead.
final class CannotPlan extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Left left;

    CannotPlan(Left left) {
        super(left.message(), null, false, false);
        this.left = left;
    }

    CannotPlan(String code, int line, String message) {
        this(new Left(code, line, 1, message));
    }

    Left left() {
        return left;
    }
}
