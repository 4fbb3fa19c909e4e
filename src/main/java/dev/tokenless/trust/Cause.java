package dev.tokenless.trust;

import java.net.URI;
import java.util.Optional;

/// Why a publish run failed.
///
/// @param code a stable word; PyPI's own code where the log shows one; `unknown` if nothing was recognised
/// @param line 1-based line of the log
/// @param evidence what the log says there, masked, printable and short
/// @param cure the one thing to change, and where
/// @param link the page on which to change it, pre-filled where the log gives the values
public record Cause(String code, int line, String evidence, String cure, Optional<URI> link) {}
