package dev.tokenless.cli;

import dev.tokenless.migration.Event;
import dev.tokenless.migration.Observer;

/// Tells the person what happens while it happens.
record Progress(Messages messages) implements Observer {

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Progress progress -> messages.say(progress.repository() + ": " + progress.doing());
            case Event.Began began -> messages.say(began.repository() + ": " + began.deed() + " …");
            case Event.Finished finished -> messages.say(finished.repository() + ": done: " + finished.deed());
            case Event.Waits waits ->
                messages.say(waits.repository() + ": " + waits.why() + " (until " + waits.until() + ")");
            case Event.PersonNeeded needed ->
                messages.say(
                        needed.repository() + ": for a person: " + needed.task().ask());
            case Event.Ticked _ -> {}
            case Event.Failed failed ->
                messages.say(failed.repository() + ": stopped: " + failed.why().sentence());
            case Event.Ended ended ->
                messages.say(ended.repository() + ": "
                        + ended.standing()
                                .checklist()
                                .map(list -> list.settledCount() + " of 10 items are settled")
                                .orElse("nothing is known"));
        }
    }
}
