package dev.tokenless.wizard.road;

/// One way of signing in, as a card.
///
/// @param id          stable, such as `gh`
/// @param title       "Use the GitHub command line"
/// @param detail      what it does and what it can do, in a sentence or two
/// @param asksForText whether a token is pasted
public record SignInWay(String id, String title, String detail, boolean asksForText) {}
