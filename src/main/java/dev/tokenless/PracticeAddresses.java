package dev.tokenless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandFailure;
import dev.tokenless.desktop.World;
import dev.tokenless.practice.Announcement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Reads the announcement of a practice world in another process. Every address in it must be on this computer.
final class PracticeAddresses {

    private PracticeAddresses() {}

    static Announcement ask(URI world) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(world)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return read(answer.body());
        } catch (IOException absent) {
            throw new CommandFailure(
                    "no-world", "No practice world answers at " + world + "; start one with the practice command.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("cancelled", "Stopped.");
        }
    }

    static Announcement read(String line) {
        try {
            JsonNode announced = new ObjectMapper().readTree(line);
            return new Announcement(
                    address(announced, "world"),
                    announced.path("speed").asDouble(1),
                    address(announced, "github"),
                    address(announced, "githubWeb"),
                    address(announced, "pypi"),
                    address(announced, "testpypi"),
                    announced.path("login").asText(),
                    announced.path("token").asText());
        } catch (JsonProcessingException | IllegalArgumentException notOurs) {
            throw new CommandFailure("no-world", "What answers there is no practice world of Tokenless.");
        }
    }

    private static URI address(JsonNode line, String name) {
        URI address = URI.create(line.path(name).asText());
        if (address.getHost() == null || !World.isLoopback(address.getHost())) {
            throw new IllegalArgumentException("not on this computer");
        }
        return address;
    }
}
