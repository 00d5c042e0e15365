package org.mentorlink.booking;

import java.util.List;

/**
 * A pre-session form with what was answered.
 *
 * @param asked as it was when the session was asked for, whatever the mentor changes later
 * @param answers in the order of the questions; histories do not tell them
 */
public record FilledForm(PreSessionForm asked, List<FormAnswer> answers) {

    public FilledForm with(List<FormAnswer> other) {
        return new FilledForm(asked, other);
    }
}
