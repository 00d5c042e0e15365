package org.mentorlink.api.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorView;

/**
 * C10: how much of what a member's roles ask for they have said. Who is mentor and mentee is asked both.
 *
 * @param percent 0 to 100, rounded down
 * @param missing names of fields, such as {@code bio} or {@code mentor.languages}
 * @param promptDue whether the member should be shown what is missing
 */
record ProfileCompletion(int percent, List<String> missing, boolean promptDue) {

    /** @param mentor absent for who has not applied */
    static ProfileCompletion of(MemberView member, @Nullable MentorView mentor) {
        var asked = new Asked();
        askMember(asked, member);
        if (mentor != null) {
            askMentor(asked, mentor);
        } else if (member.roles().contains(Role.MENTOR)) {
            asked.ask("mentor", null);
        }
        if (member.roles().contains(Role.MENTEE)) {
            askMentee(asked, member);
        }
        return new ProfileCompletion(
                100 * (asked.count - asked.missing.size()) / asked.count,
                List.copyOf(asked.missing),
                !asked.missing.isEmpty() && !member.details().promptDismissed());
    }

    private static void askMember(Asked asked, MemberView member) {
        asked.ask("firstName", member.firstName());
        asked.ask("lastName", member.lastName());
        asked.ask("bio", member.details().bio());
        asked.ask("phone", member.details().phone());
    }

    private static void askMentor(Asked asked, MentorView mentor) {
        asked.ask("mentor.company", mentor.company());
        asked.ask("mentor.jobTitle", mentor.jobTitle());
        asked.ask("mentor.yearsOfExperience", mentor.yearsOfExperience());
        asked.ask("mentor.background", mentor.practice().background());
        asked.ask("mentor.mentoringStyles", mentor.practice().styles());
        asked.ask("mentor.languages", mentor.practice().languages());
        asked.ask("mentor.categories", mentor.practice().categoryIds());
        asked.ask("mentor.availability", mentor.availability().weekly().windows());
    }

    private static void askMentee(Asked asked, MemberView member) {
        var mentee = member.details().mentee();
        asked.ask("menteeProfile.currentRole", mentee == null ? null : mentee.currentRole());
        asked.ask("menteeProfile.interests", mentee == null ? null : mentee.interests());
        asked.ask("menteeProfile.preferredStyles", mentee == null ? null : mentee.preferredStyles());
        asked.ask("menteeProfile.level", mentee == null ? null : mentee.level());
    }

    private static final class Asked {

        private final List<String> missing = new ArrayList<>();
        private int count;

        private void ask(String field, @Nullable Object said) {
            count++;
            if (said == null || (said instanceof Collection<?> several && several.isEmpty())) {
                missing.add(field);
            }
        }
    }
}
