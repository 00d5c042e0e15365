package org.mentorlink.api.mentoring;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** The inputs about mentors, and the commands they stand for. */
final class MentorInputs {

    private MentorInputs() {}

    record ApproveMentorInput(String mentorId) {}

    record ApplyAsMentorInput(
            @Nullable String company,
            @Nullable String jobTitle,
            @Nullable Integer yearsOfExperience,
            String bio,
            List<String> skills,
            long hourlyRateMinor,
            String currency,
            @Nullable String confirmation,
            @Nullable Integer maxMentees) {

        ApplyAsMentor command(Viewer viewer) {
            return new ApplyAsMentor(
                    viewer.mentor(),
                    viewer.member(),
                    company,
                    jobTitle,
                    yearsOfExperience,
                    bio,
                    skills,
                    Inputs.money(hourlyRateMinor, currency, "currency"),
                    mode(),
                    Objects.requireNonNullElse(maxMentees, Settings.MAX_MENTEES));
        }

        private ConfirmationMode mode() {
            try {
                return confirmation == null ? ConfirmationMode.INSTANT : ConfirmationMode.valueOf(confirmation);
            } catch (IllegalArgumentException e) {
                throw Refused.because("UNKNOWN_CONFIRMATION", "Confirmation is INSTANT or APPROVAL.", "confirmation");
            }
        }
    }
}
