package dev.tokenless.github;

/// The app through which one signs in with a code. Its client id is public; there is no secret.
///
/// @param name  what GitHub calls it on the page where one agrees
/// @param owner whose app it is, as GitHub says there; another name there means that somebody else asks
public record OauthApp(String clientId, String name, String owner) {}
