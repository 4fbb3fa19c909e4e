package dev.tokenless.wizard.task;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.wizard.problem.Problem;

/// Does everything at once, on the calling thread.
public final class InlineTaskExecutor implements TaskExecutor {

    @Override
    public <V> Cancellation run(Job<V> job) {
        Cancellation cancellation = new Cancellation();
        if (job.name().equals("look later")) {
            return cancellation; // nothing changes by itself while nobody waits
        }
        try {
            job.onSuccess().accept(job.work().run(cancellation));
        } catch (CancelledException stopped) {
            job.onCancelled().run();
        } catch (Exception failure) {
            job.onProblem()
                    .accept(new Problem(failure.getClass().getSimpleName(), String.valueOf(failure.getMessage())));
        } finally {
            job.andFinally().run();
        }
        return cancellation;
    }

    @Override
    public void show(Runnable change) {
        change.run();
    }

    @Override
    public void close() {}
}
