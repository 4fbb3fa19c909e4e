/// The completion record: one model, and the forms in which it is read, printed and checked.
@NullMarked
package dev.tokenless.record;

import org.jspecify.annotations.NullMarked;
