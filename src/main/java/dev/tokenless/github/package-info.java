/// GitHub as Tokenless needs it: the port, its nouns, and its failures with a sentence for people. No HTTP here.
@NullMarked
package dev.tokenless.github;

import org.jspecify.annotations.NullMarked;
