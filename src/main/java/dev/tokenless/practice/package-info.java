/// A whole small world on loopback: GitHub with Actions, PyPI and TestPyPI, with the real rules, for rehearsal and for
// tests.
@NullMarked
package dev.tokenless.practice;

import org.jspecify.annotations.NullMarked;
