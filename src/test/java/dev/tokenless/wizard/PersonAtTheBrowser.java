package dev.tokenless.wizard;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.practice.Announcement;
import dev.tokenless.practice.PracticePerson;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/// A browser with a person before it, who does what each page that the window opens is there for.
final class PersonAtTheBrowser implements Browser {

    private final Announcement world;
    private final PracticePerson person;
    private final Deque<URI> opened = new ConcurrentLinkedDeque<>();

    PersonAtTheBrowser(Announcement world) {
        this.world = world;
        person = new PracticePerson(world);
    }

    @Override
    public void open(SafeLink page) {
        opened.add(page.uri());
    }

    /// Does, on the calling thread, what the pages opened since the last time ask for.
    void act() {
        for (URI page = opened.poll(); page != null; page = opened.poll()) {
            act(page);
        }
    }

    private void act(URI page) {
        boolean test = page.toString().startsWith(world.testpypi() + "/");
        var index = test ? person.testPypi() : person.pypi();
        Deque<String> parts = new ArrayDeque<>(List.of(page.getPath().split("/")));
        String last = parts.getLast();
        String path = page.getPath();
        if (path.endsWith("/settings/publishing/")) {
            index.addPublisher(page);
        } else if (path.endsWith("/manage/account/")) {
            index.revoke(_ -> true);
        } else if (path.contains("/pull/")) {
            person.merge("acme/rocket", Integer.parseInt(last));
        } else if (path.endsWith("/releases/new")) {
            person.release("acme/rocket");
        } else if (path.contains("/actions/workflows/")) {
            person.dispatch("acme/rocket", last, "main");
        } else if (path.contains("/actions/runs/")) {
            person.approve("acme/rocket", Long.parseLong(last));
        } else {
            throw new AssertionError("Nobody knows what to do at " + page);
        }
    }
}
