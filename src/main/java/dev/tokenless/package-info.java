/// The front door: [dev.tokenless.Main] picks the face, `Wiring` connects the rooms by hand.
@NullMarked
package dev.tokenless;

import org.jspecify.annotations.NullMarked;
