package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.require;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AnswerPreSessionForm;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.PreSessionFormAnswered;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.FilledForm;
import org.mentorlink.command.booking.BookingState.Awaiting;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.BookingState.Requested;
import org.mentorlink.command.shared.Version;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/**
 * I12: what the mentor asked with the booking, and what the mentee has answered by now. They may until the session starts.
 *
 * @param form absent where nothing was asked
 * @param times how often they were answered otherwise since the request
 * @param version of the answers within the booking
 */
record Questionnaire(@Nullable FilledForm form, int times, Version version) {

    static final Questionnaire NONE = new Questionnaire(null, 0, Version.NONE);

    List<BookingEvent> answer(BookingState booking, AnswerPreSessionForm command, Instant now) {
        var terms = booking.terms();
        require(
                terms.menteeId().equals(command.memberId()),
                "ONLY_THE_MENTEE",
                "Only the mentee of a booking answers its pre-session form.",
                "bookingId");
        if (form == null) {
            throw Refused.because("NO_PRE_SESSION_FORM", "Nothing was asked with this booking.");
        }
        if (!isAhead(booking) || !now.isBefore(terms.slot().startsAt())) {
            throw Refused.because("ANSWERS_CLOSED", "A form is answered until its session starts.");
        }
        var after = FormAnswers.with(form, command.answers(), terms.menteeId());
        if (after.equals(form)) {
            return List.of();
        }
        require(
                times < Settings.ANSWER_CHANGES,
                "TOO_MANY_ANSWERS",
                "The answers have been changed " + Settings.ANSWER_CHANGES + " times, and stay as they are.",
                "bookingId");
        var expected = command.expectedVersion();
        if (expected != null) {
            version.require(expected);
        }
        return List.of(new PreSessionFormAnswered(booking.bookingId(), after.answers()));
    }

    private static boolean isAhead(BookingState booking) {
        return booking.phase() instanceof Requested
                || booking.phase() instanceof Awaiting
                || booking.phase() instanceof Confirmed;
    }

    Questionnaire evolve(BookingEvent event, long sequence) {
        return switch (event) {
            case SessionRequested asked -> new Questionnaire(asked.form(), 0, version.after(sequence, true));
            case BookingRequested requested -> new Questionnaire(requested.form(), 0, version.after(sequence, true));
            case PreSessionFormAnswered answered ->
                new Questionnaire(
                        form == null ? null : form.with(answered.answers()), times + 1, version.after(sequence, true));
            default -> new Questionnaire(form, times, version.after(sequence, false));
        };
    }
}
