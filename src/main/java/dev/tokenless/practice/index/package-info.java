/// The practice PyPI and TestPyPI: PyPI's own rules over a small index that lives in memory and answers on loopback.
@NullMarked
package dev.tokenless.practice.index;

import org.jspecify.annotations.NullMarked;
