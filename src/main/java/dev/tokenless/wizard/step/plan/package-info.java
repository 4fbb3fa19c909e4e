/// What will change, and whether the next release will be accepted.
@NullMarked
package dev.tokenless.wizard.step.plan;

import org.jspecify.annotations.NullMarked;
