/// GitHub's published contract, and a door in front of the practice world that holds everything that passes against
/// it.
@NullMarked
package dev.tokenless.contract;

import org.jspecify.annotations.NullMarked;
