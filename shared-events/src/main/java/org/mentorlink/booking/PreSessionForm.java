package org.mentorlink.booking;

import java.util.List;

/**
 * I12: what a mentor asks before a session, as it was at one time.
 *
 * @param edition of the mentor's forms, rising with each change of any
 * @param questions in the order they are asked; none where nothing is asked
 */
public record PreSessionForm(int edition, List<FormQuestion> questions) {}
