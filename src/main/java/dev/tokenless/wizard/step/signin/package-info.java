/// The first screen: three doors, then the ways of signing in.
@NullMarked
package dev.tokenless.wizard.step.signin;

import org.jspecify.annotations.NullMarked;
