package org.mentorlink.api.mentoring;

import static org.mentorlink.api.graphql.Inputs.edit;

import java.util.List;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.ArgumentValue;

/** The edit of a mentor's profile, and the command it stands for. */
final class MentorProfileInputs {

    private MentorProfileInputs() {}

    record UpdateMentorProfileInput(
            int expectedVersion,
            ArgumentValue<String> company,
            ArgumentValue<String> jobTitle,
            ArgumentValue<Integer> yearsOfExperience,
            ArgumentValue<String> bio,
            ArgumentValue<List<String>> skills,
            ArgumentValue<Long> hourlyRateMinor,
            ArgumentValue<String> currency,
            ArgumentValue<ConfirmationMode> confirmation,
            ArgumentValue<Integer> maxMentees,
            ArgumentValue<String> background,
            ArgumentValue<List<MentoringStyle>> mentoringStyles,
            ArgumentValue<List<String>> languages,
            ArgumentValue<List<String>> categoryIds,
            ArgumentValue<String> primaryCategoryId) {

        ChangeMentorProfile command(Viewer viewer) {
            return new ChangeMentorProfile(
                    viewer.mentor(),
                    expectedVersion,
                    edit(company),
                    edit(jobTitle),
                    edit(yearsOfExperience),
                    edit(bio),
                    edit(skills),
                    edit(hourlyRateMinor),
                    edit(currency),
                    edit(confirmation),
                    edit(maxMentees),
                    edit(background),
                    edit(mentoringStyles),
                    edit(languages),
                    edit(
                            categoryIds,
                            ids -> ids.stream()
                                    .map(id -> category(id, "categoryIds"))
                                    .toList()),
                    edit(primaryCategoryId, id -> category(id, "primaryCategoryId")));
        }

        private static CategoryId category(String id, String field) {
            if (!Ids.is(CategoryId.PREFIX, id)) {
                throw Refused.because("UNKNOWN_CATEGORY", "There is no such category, or it is retired.", field);
            }
            return new CategoryId(id);
        }
    }
}
