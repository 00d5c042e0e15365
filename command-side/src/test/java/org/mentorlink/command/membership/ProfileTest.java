package org.mentorlink.command.membership;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.adaRegistered;
import static org.mentorlink.mothers.Members.changeMenteeProfile;
import static org.mentorlink.mothers.Members.changeProfile;
import static org.mentorlink.mothers.Members.granted;
import static org.mentorlink.mothers.Members.menteeProfileChanged;
import static org.mentorlink.mothers.Members.profileChanged;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.membership.ProfileLinks;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Personal;

class ProfileTest {

    private static final Edit<String> KEPT = Edit.kept();
    private static final Edit<Boolean> AS_IT_IS = Edit.kept();

    @Nested
    class Changing {

        @Test
        void says_everything_there_is_to_say() {
            registered().when(changeProfile(2)).then(profileChanged());
        }

        @Test
        void with_the_same_values_changes_nothing_whatever_was_expected() {
            changed().when(changeProfile(2)).nothing();
        }

        @Test
        void leaves_alone_what_is_not_given() {
            changed()
                    .when(naming("Augusta", 3))
                    .then(new ProfileChanged(
                            ADA,
                            Personal.of(ADA, "Augusta"),
                            profileChanged().lastName(),
                            profileChanged().timeZone(),
                            profileChanged().bio(),
                            profileChanged().phone(),
                            profileChanged().channels(),
                            profileChanged().links(),
                            null));
        }

        @Test
        void clears_what_can_be_absent_and_sets_back_what_cannot() {
            var cleared = new ChangeProfile(
                    ADA,
                    3,
                    KEPT,
                    KEPT,
                    KEPT,
                    Edit.to(null),
                    Edit.to(" "),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(""),
                    Edit.to(null),
                    null);
            changed()
                    .when(cleared)
                    .then(new ProfileChanged(
                            ADA,
                            profileChanged().firstName(),
                            profileChanged().lastName(),
                            profileChanged().timeZone(),
                            null,
                            null,
                            Channels.DEFAULT,
                            ProfileLinks.NONE,
                            null));
        }

        @Test
        void keeps_why_an_admin_did_it() {
            var corrected = new ChangeProfile(
                    ADA,
                    2,
                    Edit.to("Augusta"),
                    KEPT,
                    KEPT,
                    KEPT,
                    KEPT,
                    AS_IT_IS,
                    AS_IT_IS,
                    AS_IT_IS,
                    KEPT,
                    KEPT,
                    KEPT,
                    " As she asked ");
            registered()
                    .when(corrected)
                    .then(new ProfileChanged(
                            ADA,
                            Personal.of(ADA, "Augusta"),
                            adaRegistered().lastName(),
                            adaRegistered().timeZone(),
                            null,
                            null,
                            Channels.DEFAULT,
                            ProfileLinks.NONE,
                            Personal.of(ADA, "As she asked")));
        }

        @Test
        void is_refused_from_a_version_before_the_last_change() {
            changed().when(naming("Augusta", 2)).refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void is_refused_from_a_version_that_never_was() {
            registered().when(naming("Augusta", 3)).refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void is_not_hindered_by_what_else_happened_since() {
            member().given(adaRegistered(), granted(Role.MENTEE), granted(Role.MENTOR), menteeProfileChanged())
                    .when(changeProfile(1))
                    .then(profileChanged());
        }

        @ParameterizedTest
        @CsvSource({
            "' ', BLANK_NAME",
            "'A\u200Bda', INVALID_NAME",
            "'\u202Eada', INVALID_NAME",
            "'\u3164', INVALID_NAME"
        })
        void is_refused_with_an_impossible_name(String name, String code) {
            registered().when(naming(name, 2)).refused(code, "input", "firstName");
        }

        @Test
        void is_refused_without_a_name_or_a_zone() {
            registered().when(naming(null, 2)).refused("BLANK_NAME", "input", "firstName");
            registered().when(zone(null)).refused("INVALID_TIME_ZONE", "input", "timeZone");
            registered().when(zone("Mars/Olympus")).refused("INVALID_TIME_ZONE", "input", "timeZone");
        }

        @ParameterizedTest
        @CsvSource({
            "+27 82 123 4567, +27821234567",
            "+1 (212) 555-0123, +12125550123",
            "+442079460018, +442079460018",
        })
        void knows_a_phone_number_in_any_spelling(String typed, String e164) {
            registered()
                    .when(phone(typed))
                    .then(new ProfileChanged(
                            ADA,
                            adaRegistered().firstName(),
                            adaRegistered().lastName(),
                            adaRegistered().timeZone(),
                            null,
                            Personal.of(ADA, e164),
                            Channels.DEFAULT,
                            ProfileLinks.NONE,
                            null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "082 123 4567",
                    "+27 82",
                    "+999 123 4567",
                    "call me",
                    "+27 82 123 4567 ext. 5",
                    "+27821234567890123"
                })
        void is_refused_with_what_is_no_phone_number(String typed) {
            registered().when(phone(typed)).refused("INVALID_PHONE", "input", "phone");
        }

        @Test
        void is_refused_for_sms_without_a_phone() {
            registered().when(sms(KEPT)).refused("SMS_NEEDS_PHONE", "input", "channels", "sms");
            changed().when(sms(Edit.to(null))).refused("SMS_NEEDS_PHONE", "input", "channels", "sms");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://www.linkedin.com/in/ada",
                    "https://za.linkedin.com/in/ada",
                    "https://LinkedIn.com/in/ada?trk=x"
                })
        void takes_links_to_the_network(String link) {
            registered()
                    .when(linkedIn(link))
                    .then(new ProfileChanged(
                            ADA,
                            adaRegistered().firstName(),
                            adaRegistered().lastName(),
                            adaRegistered().timeZone(),
                            null,
                            null,
                            Channels.DEFAULT,
                            new ProfileLinks(Personal.of(ADA, link), null, null),
                            null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://www.linkedin.com/in/ada",
                    "https://linkedin.com",
                    "https://linkedin.com/",
                    "https://linkedin.com.example.org/in/ada",
                    "https://evil-linkedin.com/in/ada",
                    "https://linkedin.com@example.org/in/ada",
                    "https://ada@linkedin.com/in/ada",
                    "https://linkedin.com:8443/in/ada",
                    "https://github.com/ada",
                    "javascript:alert(1)",
                    "linkedin.com/in/ada",
                    "https://linkedin.com/in/a da",
                    "https://linkedin.com/in/\u0430da"
                })
        void is_refused_with_a_link_to_anywhere_else(String link) {
            registered().when(linkedIn(link)).refused("INVALID_LINK", "input", "links", "linkedIn");
        }

        @Test
        void is_refused_with_texts_that_are_too_long() {
            registered()
                    .when(linkedIn("https://linkedin.com/in/" + "x".repeat(300)))
                    .refused("LINK_TOO_LONG", "input", "links", "linkedIn");
            registered().when(bio("x".repeat(4_001))).refused("TEXT_TOO_LONG", "input", "bio");
        }

        @Test
        void is_refused_for_nobody() {
            member().when(changeProfile(0)).refused("NOT_FOUND", "input", "memberId");
        }

        private static ChangeProfile naming(@Nullable String firstName, int version) {
            return edit(version, Edit.to(firstName), KEPT, KEPT, KEPT, AS_IT_IS, KEPT);
        }

        private static ChangeProfile zone(@Nullable String timeZone) {
            return edit(2, KEPT, Edit.to(timeZone), KEPT, KEPT, AS_IT_IS, KEPT);
        }

        private static ChangeProfile bio(String bio) {
            return edit(2, KEPT, KEPT, Edit.to(bio), KEPT, AS_IT_IS, KEPT);
        }

        private static ChangeProfile phone(String phone) {
            return edit(2, KEPT, KEPT, KEPT, Edit.to(phone), AS_IT_IS, KEPT);
        }

        private static ChangeProfile sms(Edit<String> phone) {
            return edit(3, KEPT, KEPT, KEPT, phone, Edit.to(true), KEPT);
        }

        private static ChangeProfile linkedIn(String link) {
            return edit(2, KEPT, KEPT, KEPT, KEPT, AS_IT_IS, Edit.to(link));
        }

        private static ChangeProfile edit(
                int version,
                Edit<String> firstName,
                Edit<String> timeZone,
                Edit<String> bio,
                Edit<String> phone,
                Edit<Boolean> sms,
                Edit<String> linkedIn) {
            return new ChangeProfile(
                    ADA, version, firstName, KEPT, timeZone, bio, phone, AS_IT_IS, sms, AS_IT_IS, linkedIn, KEPT, KEPT,
                    null);
        }
    }

    @Nested
    class ChangingTheMenteeProfile {

        @Test
        void says_everything_there_is_to_say() {
            registered().when(changeMenteeProfile(2)).then(menteeProfileChanged());
        }

        @Test
        void with_the_same_values_changes_nothing_whatever_was_expected() {
            member().given(adaRegistered(), menteeProfileChanged())
                    .when(changeMenteeProfile(1))
                    .nothing();
        }

        @Test
        void clears_everything() {
            var cleared = new ChangeMenteeProfile(
                    ADA,
                    2,
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null),
                    Edit.to(null));
            member().given(adaRegistered(), menteeProfileChanged())
                    .when(cleared)
                    .then(new MenteeProfileChanged(ADA, MenteeProfile.EMPTY));
        }

        @Test
        void is_refused_from_an_older_version_of_it() {
            member().given(adaRegistered(), menteeProfileChanged())
                    .when(year(1, 1850))
                    .refused("INVALID_YEAR", "input", "year");
            member().given(adaRegistered(), menteeProfileChanged())
                    .when(year(1, 1950))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void is_not_hindered_by_a_change_of_the_profile() {
            member().given(adaRegistered(), granted(Role.MENTEE), profileChanged())
                    .when(changeMenteeProfile(2))
                    .then(menteeProfileChanged());
        }

        @ParameterizedTest
        @ValueSource(ints = {1899, 2101})
        void is_refused_with_an_impossible_year(int year) {
            registered().when(year(2, year)).refused("INVALID_YEAR", "input", "year");
        }

        @Test
        void is_refused_with_impossible_interests() {
            registered().when(interests(" ")).refused("BLANK_INTEREST", "input", "interests", "0");
            registered().when(interests("Maths", "x".repeat(61))).refused("TEXT_TOO_LONG", "input", "interests", "1");
            registered().when(interests("Ma\u200Bths")).refused("INVALID_NAME", "input", "interests", "0");
            var many = IntStream.range(0, 51).mapToObj(Integer::toString).toArray(String[]::new);
            registered().when(interests(many)).refused("TOO_MANY", "input", "interests");
        }

        private static ChangeMenteeProfile year(int version, int year) {
            return new ChangeMenteeProfile(
                    ADA, version, KEPT, KEPT, Edit.to(year), KEPT, KEPT, Edit.kept(), Edit.kept(), Edit.kept());
        }

        private static ChangeMenteeProfile interests(String... interests) {
            return new ChangeMenteeProfile(
                    ADA, 2, KEPT, KEPT, Edit.kept(), KEPT, KEPT, Edit.to(List.of(interests)), Edit.kept(), Edit.kept());
        }
    }

    @Nested
    class DismissingThePrompt {

        @Test
        void is_noted_once() {
            registered().when(new DismissProfilePrompt(ADA)).then(new ProfilePromptDismissed(ADA));
            member().given(adaRegistered(), new ProfilePromptDismissed(ADA))
                    .when(new DismissProfilePrompt(ADA))
                    .nothing();
        }
    }

    private static Scenario<Member> registered() {
        return member().given(adaRegistered(), granted(Role.MENTEE));
    }

    private static Scenario<Member> changed() {
        return member().given(adaRegistered(), granted(Role.MENTEE), profileChanged());
    }

    private static Scenario<Member> member() {
        EmailClaims free = (emailClaimId, memberId) -> {};
        return new Scenario<>(Member.class, NOW, free);
    }
}
