package dev.tokenless.workflow;

/// What one scope of `permissions:` grants.
public enum Access {
    NONE,
    READ,
    WRITE
}
