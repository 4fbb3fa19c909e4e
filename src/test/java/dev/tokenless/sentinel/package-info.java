/// Watches the whole suite for credentials that got out.
@NullMarked
package dev.tokenless.sentinel;

import org.jspecify.annotations.NullMarked;
