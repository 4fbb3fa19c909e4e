/// A small router over the JDK's HTTP server: loopback only, bodies bounded, paths percent-decoded segment by segment.
@NullMarked
package dev.tokenless.practice.http;

import org.jspecify.annotations.NullMarked;
