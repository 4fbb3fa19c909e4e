/// GitHub over HTTP: one client for kohsuke's github-api, where it has the call, and for our own calls, where it
/// has not.
@NullMarked
package dev.tokenless.github.http;

import org.jspecify.annotations.NullMarked;
