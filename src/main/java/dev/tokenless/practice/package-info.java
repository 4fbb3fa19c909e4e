/// A whole small world on loopback: GitHub, its Actions, PyPI and TestPyPI, stateful, for rehearsal and for tests.
///
/// It speaks HTTP only and imports nothing of Tokenless but the workflow parser, so that the adapters are exercised
/// against it and the rules of trust are stated here a second time.
@NullMarked
package dev.tokenless.practice;

import org.jspecify.annotations.NullMarked;
