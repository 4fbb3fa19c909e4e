package dev.tokenless.wizard.step.repositories;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A day as people write it in the window's language, or as 2026-11-01. What is no day becomes none, so that the step
/// asks for it rather than looking through the wrong uploads.
final class DayWords extends StringConverter<LocalDate> {

    private final DateTimeFormatter shown;
    private final List<DateTimeFormatter> forms;

    DayWords(Locale locale) {
        shown = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        // the short form first: the other one takes a year of two digits for one of antiquity
        forms = List.of(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale),
                shown,
                DateTimeFormatter.ISO_LOCAL_DATE);
    }

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : shown.format(day);
    }

    @Override
    public @Nullable LocalDate fromString(@Nullable String typed) {
        String text = Objects.requireNonNullElse(typed, "").strip();
        for (DateTimeFormatter form : forms) {
            try {
                return LocalDate.parse(text, form);
            } catch (DateTimeException _) {
                // perhaps the next one
            }
        }
        return null;
    }
}
