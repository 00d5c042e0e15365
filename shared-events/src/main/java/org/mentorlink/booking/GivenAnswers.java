package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param edition of the form that was answered; absent for whichever is asked now */
public record GivenAnswers(@Nullable Integer edition, List<GivenAnswer> answers) {

    public static final GivenAnswers NONE = new GivenAnswers(null, List.of());
}
