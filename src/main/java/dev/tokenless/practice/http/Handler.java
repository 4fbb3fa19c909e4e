package dev.tokenless.practice.http;

/// Answers one call. May throw [BadCall], which becomes its answer.
@FunctionalInterface
public interface Handler {

    Answer handle(Call call);
}
