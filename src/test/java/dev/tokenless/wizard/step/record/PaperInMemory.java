package dev.tokenless.wizard.step.record;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.record.Face;
import dev.tokenless.record.PaperSize;
import dev.tokenless.record.Ruler;
import dev.tokenless.record.Sheet;
import dev.tokenless.wizard.desktop.Printout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// A printer that keeps what it is given.
final class PaperInMemory implements Printout, Ruler {

    final List<String> printed = new ArrayList<>();
    PaperSize size = PaperSize.A4;
    boolean takes = true;
    boolean abandoned;

    @Override
    public String printer() {
        return "Laser on the second floor";
    }

    @Override
    public PaperSize paper() {
        return size;
    }

    @Override
    public Ruler ruler() {
        return this;
    }

    @Override
    public double width(String text, Face face, double points) {
        return text.length() * points / 2;
    }

    @Override
    public String shown(String text, Face face) {
        return text;
    }

    @Override
    public void choosePrinter() {}

    @Override
    public void setUpPage() {
        size = new PaperSize(420, 595, 20);
    }

    @Override
    public boolean print(List<Sheet> sheets, IntConsumer done, Cancellation cancellation) {
        for (Sheet sheet : sheets) {
            cancellation.throwIfCancelled();
            printed.add(sheet.text());
            done.accept(sheet.number());
        }
        return takes;
    }

    @Override
    public void abandon() {
        abandoned = true;
    }
}
