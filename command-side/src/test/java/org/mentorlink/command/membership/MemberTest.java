package org.mentorlink.command.membership;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.adaRegistered;
import static org.mentorlink.mothers.Members.changeMenteeProfile;
import static org.mentorlink.mothers.Members.changeProfile;
import static org.mentorlink.mothers.Members.grant;
import static org.mentorlink.mothers.Members.granted;
import static org.mentorlink.mothers.Members.menteeProfileChanged;
import static org.mentorlink.mothers.Members.profileChanged;
import static org.mentorlink.mothers.Members.registerAda;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberCommand;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.membership.MemberCommand.EndSessions;
import org.mentorlink.membership.MemberCommand.LinkIdentity;
import org.mentorlink.membership.MemberCommand.LockSignIn;
import org.mentorlink.membership.MemberCommand.RecordSignIn;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberCommand.RemovePhoto;
import org.mentorlink.membership.MemberCommand.ReportTokenReuse;
import org.mentorlink.membership.MemberCommand.SetPassword;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberCommand.VerifyAddress;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.AddressVerified;
import org.mentorlink.membership.MemberEvent.IdentityLinked;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.PasswordSet;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RefreshTokenReused;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberEvent.SignInLocked;
import org.mentorlink.membership.MemberEvent.SignedIn;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.membership.SignInMethod;
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
        void needs_no_password() {
            var command = new RegisterMember(
                    ADA, "ada@example.org", "3b1f", null, "Ada", "Lovelace", "Africa/Johannesburg", Role.MENTEE);
            var like = adaRegistered();
            member().when(command)
                    .then(
                            new MemberRegistered(
                                    ADA,
                                    like.email(),
                                    like.emailFingerprint(),
                                    null,
                                    like.firstName(),
                                    like.lastName(),
                                    like.timeZone()),
                            granted(Role.MENTEE));
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
    class VerifyingTheAddress {

        @Test
        void is_noted() {
            ada().when(new VerifyAddress(ADA, Proof.VERIFICATION_LINK))
                    .then(new AddressVerified(ADA, Proof.VERIFICATION_LINK));
        }

        @Test
        void changes_nothing_twice() {
            ada(new AddressVerified(ADA, Proof.INVITATION))
                    .when(new VerifyAddress(ADA, Proof.VERIFICATION_LINK))
                    .nothing();
        }

        @Test
        void is_refused_for_nobody() {
            member().when(new VerifyAddress(ADA, Proof.PLATFORM)).refused("NOT_FOUND", "input", "memberId");
        }
    }

    @Nested
    class SettingAPassword {

        @Test
        void by_a_link_verifies_the_address_and_ends_all_sessions() {
            ada().when(new SetPassword(ADA, "$2", Proof.RESET_LINK))
                    .then(
                            new PasswordSet(ADA, Personal.of(ADA, "$2"), Proof.RESET_LINK),
                            new AddressVerified(ADA, Proof.RESET_LINK),
                            new SessionsEnded(ADA, SessionsEnd.PASSWORD_RESET));
        }

        @Test
        void by_the_one_before_ends_all_sessions() {
            ada().when(new SetPassword(ADA, "$2", Proof.PASSWORD))
                    .then(
                            new PasswordSet(ADA, Personal.of(ADA, "$2"), Proof.PASSWORD),
                            new SessionsEnded(ADA, SessionsEnd.PASSWORD_CHANGED));
        }

        @Test
        void anew_as_it_was_disturbs_nobody() {
            ada().when(new SetPassword(ADA, "$2", null)).then(new PasswordSet(ADA, Personal.of(ADA, "$2"), null));
        }
    }

    @Nested
    class SigningIn {

        @Test
        void by_password_proves_no_address() {
            ada().when(new RecordSignIn(ADA, SignInMethod.PASSWORD)).then(new SignedIn(ADA, SignInMethod.PASSWORD));
        }

        @ParameterizedTest
        @CsvSource({"LINK, SIGN_IN_LINK", "CODE, SIGN_IN_CODE", "INVITATION, INVITATION", "GOOGLE, PROVIDER"})
        void otherwise_verifies_the_address(SignInMethod method, Proof proof) {
            ada().when(new RecordSignIn(ADA, method)).then(new AddressVerified(ADA, proof), new SignedIn(ADA, method));
        }

        @Test
        void is_locked_for_a_while() {
            ada().when(new LockSignIn(ADA, 5, NOW)).then(new SignInLocked(ADA, 5, NOW));
        }

        @Test
        void ends_everywhere_at_once() {
            ada().when(new EndSessions(ADA, SessionsEnd.SIGNED_OUT_EVERYWHERE))
                    .then(new SessionsEnded(ADA, SessionsEnd.SIGNED_OUT_EVERYWHERE));
        }

        @Test
        void with_a_token_used_twice_is_noted() {
            ada().when(new ReportTokenReuse(ADA)).then(new RefreshTokenReused(ADA));
        }
    }

    @Nested
    class LinkingAnIdentity {

        private final LinkIdentity google = new LinkIdentity(ADA, "google", "110");
        private final IdentityLinked linked = new IdentityLinked(ADA, "google", Personal.of(ADA, "110"));

        @Test
        void of_a_verified_member_leaves_the_password() {
            ada(new AddressVerified(ADA, Proof.SIGN_IN_LINK)).when(google).then(linked);
        }

        @Test
        void shuts_out_who_set_a_password_for_an_address_never_verified() {
            ada().when(google)
                    .then(
                            new AddressVerified(ADA, Proof.PROVIDER),
                            new PasswordRemoved(ADA),
                            new SessionsEnded(ADA, SessionsEnd.TAKEN_OVER),
                            linked);
        }

        @Test
        void verifies_a_member_without_password() {
            ada(new PasswordRemoved(ADA)).when(google).then(new AddressVerified(ADA, Proof.PROVIDER), linked);
        }

        @Test
        void changes_nothing_twice() {
            ada(linked).when(google).nothing();
        }
    }

    private static Scenario<Member> ada(MemberEvent... since) {
        return member().given(Stream.concat(Stream.of(adaRegistered()), Stream.of(since))
                .toArray());
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

    /** The whole of it is in ProfileTest. */
    @Nested
    class SayingMore {

        @Test
        void of_themselves() {
            member().given(adaRegistered()).when(changeProfile(1)).then(profileChanged());
        }

        @Test
        void of_what_they_learn() {
            member().given(adaRegistered()).when(changeMenteeProfile(1)).then(menteeProfileChanged());
        }

        @Test
        void or_not() {
            member().given(adaRegistered()).when(new DismissProfilePrompt(ADA)).then(new ProfilePromptDismissed(ADA));
        }
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
