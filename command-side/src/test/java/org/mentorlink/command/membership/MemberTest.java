package org.mentorlink.command.membership;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.adaRegistered;
import static org.mentorlink.mothers.Members.grant;
import static org.mentorlink.mothers.Members.granted;
import static org.mentorlink.mothers.Members.registerAda;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberCommand;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberCommand.RemovePhoto;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

class MemberTest {

    @AfterAll
    static void every_command_and_event_of_a_member_was_in_a_scenario() {
        Scenario.assertAllUsed(MemberCommand.class, MemberEvent.class);
    }

    @Nested
    class Registering {

        @ParameterizedTest
        @EnumSource(names = {"MENTEE", "MENTOR"})
        void gives_an_account_and_its_first_role(Role role) {
            member().when(registering("ada@example.org", "Ada", "Lovelace", "Africa/Johannesburg", role))
                    .then(adaRegistered(), granted(role));
        }

        @ParameterizedTest
        @EnumSource(names = {"ADMIN", "FINANCE"})
        void is_refused_for_a_role_of_the_staff(Role role) {
            member().when(registering("ada@example.org", "Ada", "Lovelace", "Africa/Johannesburg", role))
                    .refused("ROLE_NOT_ALLOWED", "input", "role");
        }

        @Test
        void is_refused_when_somebody_else_has_the_address() {
            EmailClaims taken = (emailClaimId, memberId) -> {
                throw Refused.because("EMAIL_TAKEN", "There is an account.", "input", "email");
            };
            new Scenario<>(Member.class, NOW, taken).when(registerAda()).refused("EMAIL_TAKEN", "input", "email");
        }

        @Test
        void changes_nothing_twice() {
            member().given(adaRegistered(), granted(Role.MENTEE))
                    .when(registerAda())
                    .nothing();
        }

        @Test
        void is_refused_twice_with_another_address() {
            var other = new RegisterMember(
                    ADA, "countess@example.org", "beef", "hash", "Ada", "Lovelace", "UTC", Role.MENTEE);
            member().given(adaRegistered()).when(other).refused("ALREADY_REGISTERED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Mars/Olympus", "UTC+2"})
        void is_refused_in_an_unknown_zone(String timeZone) {
            member().when(registering("ada@example.org", "Ada", "Lovelace", timeZone, Role.MENTEE))
                    .refused("INVALID_TIME_ZONE", "input", "timeZone");
        }

        @Test
        void is_refused_with_an_address_over_254_characters() {
            member().when(registering("a".repeat(243) + "@example.org", "Ada", "Lovelace", "UTC", Role.MENTEE))
                    .refused("EMAIL_TOO_LONG", "input", "email");
        }

        @ParameterizedTest
        @CsvSource({"' ', BLANK_NAME", "'Ada\u0000', INVALID_NAME", "'A\nda', INVALID_NAME"})
        void is_refused_with_an_impossible_name(String name, String code) {
            member().when(registering("ada@example.org", name, "Lovelace", "UTC", Role.MENTEE))
                    .refused(code, "input", "firstName");
            member().when(registering("ada@example.org", "Ada", name, "UTC", Role.MENTEE))
                    .refused(code, "input", "lastName");
        }

        @Test
        void is_refused_with_a_name_over_100_characters() {
            member().when(registering("ada@example.org", "x".repeat(101), "Lovelace", "UTC", Role.MENTEE))
                    .refused("NAME_TOO_LONG", "input", "firstName");
        }
    }

    @Nested
    class GrantingARole {

        @Test
        void adds_it() {
            member().given(adaRegistered(), granted(Role.MENTEE))
                    .when(grant(Role.MENTOR))
                    .then(granted(Role.MENTOR));
        }

        @Test
        void changes_nothing_twice() {
            member().given(adaRegistered(), granted(Role.MENTEE), granted(Role.ADMIN))
                    .when(grant(Role.MENTEE))
                    .nothing();
        }

        @Test
        void is_refused_for_nobody() {
            member().when(grant(Role.MENTOR)).refused("NOT_FOUND", "input", "memberId");
        }
    }

    @Nested
    class SettingAPhoto {

        @Test
        void shows_it() {
            member().given(adaRegistered()).when(photo("pht_one")).then(photoSet("pht_one"));
        }

        @Test
        void answers_the_one_it_replaces() {
            member().fixture()
                    .given(adaRegistered(), photoSet("pht_one"))
                    .when(photo("pht_two"))
                    .expectEvents(photoSet("pht_two"))
                    .expectResultMessagePayload("pht_one");
        }

        @Test
        void changes_nothing_twice() {
            member().given(adaRegistered(), photoSet("pht_one"))
                    .when(photo("pht_one"))
                    .nothing();
        }

        @Test
        void is_refused_for_nobody() {
            member().when(photo("pht_one")).refused("NOT_FOUND", "input", "memberId");
        }
    }

    @Nested
    class RemovingAPhoto {

        @Test
        void shows_it_no_more() {
            member().given(adaRegistered(), photoSet("pht_one"))
                    .when(new RemovePhoto(ADA))
                    .then(new PhotoRemoved(ADA, new PhotoId("pht_one")));
        }

        @Test
        void changes_nothing_twice() {
            member().given(adaRegistered(), photoSet("pht_one"), new PhotoRemoved(ADA, new PhotoId("pht_one")))
                    .when(new RemovePhoto(ADA))
                    .nothing();
        }
    }

    private static SetPhoto photo(String id) {
        return new SetPhoto(ADA, new PhotoId(id), "ab12", 512, 512);
    }

    private static PhotoSet photoSet(String id) {
        return new PhotoSet(ADA, new PhotoId(id), Personal.of(ADA, "ab12"), 512, 512);
    }

    private static Scenario<Member> member() {
        EmailClaims free = (emailClaimId, memberId) -> {};
        return new Scenario<>(Member.class, NOW, free);
    }

    private static RegisterMember registering(
            String email, String firstName, String lastName, String timeZone, Role role) {
        return new RegisterMember(ADA, email, "3b1f", "$2a$10$hash", firstName, lastName, timeZone, role);
    }
}
