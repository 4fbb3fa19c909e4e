package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// An answer that is there.
///
/// @param serial the value of `X-PyPI-Last-Serial`
record Answer(JsonNode json, Optional<Long> serial) {}
