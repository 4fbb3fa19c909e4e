/// The completion record: preview, save, copy.
@NullMarked
package dev.tokenless.wizard.step.record;

import org.jspecify.annotations.NullMarked;
