/// The words that people read, from message bundles.
@NullMarked
package dev.tokenless.wizard.words;

import org.jspecify.annotations.NullMarked;
