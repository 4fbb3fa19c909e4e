/// How a failure is told: beside a field, in a step, or, where nobody expected it, in a window of its own.
@NullMarked
package dev.tokenless.wizard.problem;

import org.jspecify.annotations.NullMarked;
