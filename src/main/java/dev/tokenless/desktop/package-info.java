/// Ports to the operating system: time, browser, clipboard, keyring, folders, and which links may be opened.
@NullMarked
package dev.tokenless.desktop;

import org.jspecify.annotations.NullMarked;
