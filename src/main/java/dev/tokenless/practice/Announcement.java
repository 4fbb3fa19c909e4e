package dev.tokenless.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Where a practice world is found and who one is there: the line that `practice` prints. No address ends in a slash.
///
/// @param world     the world itself; `GET` repeats this line, `POST world/reset` resets
/// @param speed     how many times faster than life its clock runs
/// @param github    base address of the REST interface; `github/graphql` is the other one
/// @param githubWeb base address of GitHub's pages and of the device flow
/// @param pypi      base address of the index, as `https://pypi.org`
/// @param testpypi  base address of the other index, as `https://test.pypi.org`
/// @param login     the person whose eyes one sees it with
/// @param token     that person's GitHub token, made up
public record Announcement(
        URI world, double speed, URI github, URI githubWeb, URI pypi, URI testpypi, String login, String token) {

    static Announcement of(URI world, double speed, String login, String token) {
        return new Announcement(
                world,
                speed,
                URI.create(world + "/api/github"),
                URI.create(world + "/github"),
                URI.create(world + "/pypi"),
                URI.create(world + "/testpypi"),
                login,
                token);
    }

    public String json() {
        return new String(Json.bytes(node()), StandardCharsets.UTF_8);
    }

    ObjectNode node() {
        Object plainSpeed = speed == Math.rint(speed) ? (Object) (long) speed : (Object) speed;
        return Json.object(
                "schemaVersion", 1,
                "world", world.toString(),
                "speed", plainSpeed,
                "github", github.toString(),
                "githubWeb", githubWeb.toString(),
                "pypi", pypi.toString(),
                "testpypi", testpypi.toString(),
                "login", login,
                "token", token);
    }
}
