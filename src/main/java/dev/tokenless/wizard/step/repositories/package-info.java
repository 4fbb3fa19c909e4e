/// The board of repositories.
@NullMarked
package dev.tokenless.wizard.step.repositories;

import org.jspecify.annotations.NullMarked;
