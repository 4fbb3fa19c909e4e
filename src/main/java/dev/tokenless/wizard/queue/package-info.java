/// One row for each thing that is left to do in a step, whoever does it.
@NullMarked
package dev.tokenless.wizard.queue;

import org.jspecify.annotations.NullMarked;
