package dev.tokenless.practice;

import dev.tokenless.practice.github.PracticeGitHub;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.practice.http.Router;
import dev.tokenless.workflow.Masking;

/// Sends each call to the service whose prefix it bears.
final class Front implements Handler {

    private final PracticeGitHub github;
    private final Router indexes;

    Front(PracticeWorld world, PracticeGitHub github, Router pypi, Router testpypi) {
        this.github = github;
        this.indexes = new Router()
                .mount("/pypi", pypi)
                .mount("/testpypi", testpypi)
                .on("GET", "/", world::announced)
                .on("POST", "/reset", world::resetBy);
    }

    @Override
    public Answer handle(Call call) {
        if (namesACredential(call)) {
            return Answer.text(400, "A credential has no place in an address: proxies and servers keep it.");
        }
        if (call.path().startsWith("/api/github/") || call.path().equals("/api/github")) {
            return github.api().handle(without("/api/github", call));
        }
        if (call.path().startsWith("/github/")) {
            return github.web().handle(without("/github", call));
        }
        return indexes.answer(call);
    }

    private static boolean namesACredential(Call call) {
        String address = call.path() + " " + String.join(" ", call.query().values());
        return !Masking.mask(address).equals(address);
    }

    private static Call without(String prefix, Call call) {
        return new Call(
                call.method(),
                call.path().substring(prefix.length()),
                call.parameters(),
                call.query(),
                call.headers(),
                call.body());
    }
}
