/// The repositories on their way, as observable values.
@NullMarked
package dev.tokenless.wizard.road;

import org.jspecify.annotations.NullMarked;
