/// Work off the JavaFX thread, and the way back onto it. The only place that moves events onto that thread.
@NullMarked
package dev.tokenless.wizard.task;

import org.jspecify.annotations.NullMarked;
