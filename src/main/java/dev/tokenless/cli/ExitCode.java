package dev.tokenless.cli;

/// The three exit codes of the contract.
final class ExitCode {

    static final int DONE = 0;
    /// Something was refused, is left, or does not hold.
    static final int LEFT = 1;
    /// Wrong usage, or nothing could be read.
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
