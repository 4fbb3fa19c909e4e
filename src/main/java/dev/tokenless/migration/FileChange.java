package dev.tokenless.migration;

import java.util.List;
import java.util.Optional;

/// One file of the pull request, without its text: a workflow may hold a token in clear, and neither a plan file
/// nor the journal may.
///
/// @param beforeSha256 of the text's UTF-8 bytes at the surveyed commit; empty for a new file
/// @param changes      what is changed, one line each
public record FileChange(String path, Optional<String> beforeSha256, String afterSha256, List<String> changes) {}
