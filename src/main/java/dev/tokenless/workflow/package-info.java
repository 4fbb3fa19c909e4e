/// Workflow text to publications, to edits, to verified text. Pure: no input or output, no clock.
@NullMarked
package dev.tokenless.workflow;

import org.jspecify.annotations.NullMarked;
