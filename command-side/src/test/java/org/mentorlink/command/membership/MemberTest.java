package org.mentorlink.command.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.adaRegistered;
import static org.mentorlink.mothers.Members.changeMenteeProfile;
import static org.mentorlink.mothers.Members.changeProfile;
import static org.mentorlink.mothers.Members.grant;
import static org.mentorlink.mothers.Members.granted;
import static org.mentorlink.mothers.Members.menteeProfileChanged;
import static org.mentorlink.mothers.Members.profileChanged;
import static org.mentorlink.mothers.Members.registerAda;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.membership.InvitationId;
import org.mentorlink.membership.MemberCommand;
import org.mentorlink.membership.MemberCommand.AcceptInvitation;
import org.mentorlink.membership.MemberCommand.AdmitMember;
import org.mentorlink.membership.MemberCommand.CreateCalendarFeed;
import org.mentorlink.membership.MemberCommand.DeactivateMember;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.membership.MemberCommand.EndSessions;
import org.mentorlink.membership.MemberCommand.LinkIdentity;
import org.mentorlink.membership.MemberCommand.LockSignIn;
import org.mentorlink.membership.MemberCommand.NewAccount;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberCommand.RecordSignIn;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberCommand.ReinstateMember;
import org.mentorlink.membership.MemberCommand.RemovePhoto;
import org.mentorlink.membership.MemberCommand.ReportTokenReuse;
import org.mentorlink.membership.MemberCommand.RevokeCalendarFeed;
import org.mentorlink.membership.MemberCommand.RevokeRole;
import org.mentorlink.membership.MemberCommand.SetPassword;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberCommand.SuspendMember;
import org.mentorlink.membership.MemberCommand.VerifyAddress;
import org.mentorlink.membership.MemberCommand.WithdrawConsent;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.AddressVerified;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;
import org.mentorlink.membership.MemberEvent.CalendarFeedRevoked;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberEvent.IdentityLinked;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.PasswordSet;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RefreshTokenReused;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberEvent.SignInLocked;
import org.mentorlink.membership.MemberEvent.SignedIn;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.shared.Actor;
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
            new Scenario<>(Member.class, NOW, taken, new Roster(), NO_INVITATIONS)
                    .when(registerAda())
                    .refused("EMAIL_TAKEN", "input", "email");
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
        void is_refused_where_somebody_else_was_faster_with_the_same_id() {
            var other = new RegisterMember(
                    ADA,
                    "ada@example.org",
                    "3b1f",
                    "$2a$10$another",
                    "Ada",
                    "Lovelace",
                    "Africa/Johannesburg",
                    Role.MENTEE);
            member().given(adaRegistered(), granted(Role.MENTEE)).when(other).refused("EMAIL_TAKEN", "input", "email");
            member().given(withoutPassword(), granted(Role.MENTEE))
                    .when(other)
                    .refused("EMAIL_TAKEN", "input", "email");
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
            ada(new PasswordRemoved(ADA))
                    .when(new RecordSignIn(ADA, method))
                    .then(new AddressVerified(ADA, proof), new SignedIn(ADA, method));
        }

        @ParameterizedTest
        @CsvSource({"LINK, SIGN_IN_LINK", "CODE, SIGN_IN_CODE", "INVITATION, INVITATION", "GOOGLE, PROVIDER"})
        void shuts_out_who_set_a_password_for_an_address_never_verified(SignInMethod method, Proof proof) {
            ada().when(new RecordSignIn(ADA, method))
                    .then(
                            new AddressVerified(ADA, proof),
                            new PasswordRemoved(ADA),
                            new SessionsEnded(ADA, SessionsEnd.TAKEN_OVER),
                            new SignedIn(ADA, method));
        }

        @ParameterizedTest
        @EnumSource(SignInMethod.class)
        void of_a_verified_member_leaves_the_password(SignInMethod method) {
            ada(new AddressVerified(ADA, Proof.VERIFICATION_LINK))
                    .when(new RecordSignIn(ADA, method))
                    .then(new SignedIn(ADA, method));
        }

        @Test
        void takes_the_address_of_a_calendar_from_who_made_it_before() {
            ada(new CalendarFeedCreated(ADA, Personal.of(ADA, "hash")))
                    .when(new RecordSignIn(ADA, SignInMethod.LINK))
                    .then(
                            new AddressVerified(ADA, Proof.SIGN_IN_LINK),
                            new PasswordRemoved(ADA),
                            new CalendarFeedRevoked(ADA),
                            new SessionsEnded(ADA, SessionsEnd.TAKEN_OVER),
                            new SignedIn(ADA, SignInMethod.LINK));
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

    @Nested
    class DecidingAboutAMember {

        private final Personal reason = Personal.of(ADA, "Asked for it");

        @Test
        void revokes_a_role() {
            ada(granted(Role.MENTOR))
                    .when(new RevokeRole(ADA, Role.MENTOR, " Asked for it "))
                    .then(new RoleRevoked(ADA, Role.MENTOR, reason));
        }

        @Test
        void revokes_nothing_that_is_not_there() {
            ada().when(new RevokeRole(ADA, Role.MENTOR, "Asked for it")).nothing();
        }

        @Test
        void needs_a_reason() {
            ada(granted(Role.MENTOR))
                    .when(new RevokeRole(ADA, Role.MENTOR, " "))
                    .refused("BLANK_REASON", "input", "reason");
            ada().when(new SuspendMember(ADA, "")).refused("BLANK_REASON", "input", "reason");
            ada().when(new DeactivateMember(ADA, "")).refused("BLANK_REASON", "input", "reason");
            ada(new MemberSuspended(ADA, reason))
                    .when(new ReinstateMember(ADA, ""))
                    .refused("BLANK_REASON", "input", "reason");
        }

        @Test
        void revokes_the_role_of_an_admin_while_another_one_is_left() {
            admins(ADA, LINUS)
                    .given(adaRegistered(), granted(Role.ADMIN))
                    .when(new RevokeRole(ADA, Role.ADMIN, "Asked for it"))
                    .then(new RoleRevoked(ADA, Role.ADMIN, reason));
        }

        @Test
        void leaves_the_last_admin() {
            for (var command : List.of(
                    new RevokeRole(ADA, Role.ADMIN, "x"),
                    new SuspendMember(ADA, "x"),
                    new DeactivateMember(ADA, "x"))) {
                admins(ADA)
                        .given(adaRegistered(), granted(Role.ADMIN))
                        .when(command)
                        .refused("LAST_ADMIN");
            }
        }

        @Test
        void is_for_others() {
            var own = new Actor(ADA.value(), "ADMIN");
            admins(ADA, LINUS)
                    .given(adaRegistered(), granted(Role.ADMIN))
                    .when(new RevokeRole(ADA, Role.ADMIN, "x"), own)
                    .refused("OWN_ADMIN_ROLE");
            ada().when(new SuspendMember(ADA, "x"), own).refused("OWN_ACCOUNT");
            ada().when(new DeactivateMember(ADA, "x"), own).refused("OWN_ACCOUNT");
        }

        @Test
        void suspends_once() {
            ada().when(new SuspendMember(ADA, "Asked for it")).then(new MemberSuspended(ADA, reason));
            ada(new MemberSuspended(ADA, reason))
                    .when(new SuspendMember(ADA, "x"))
                    .nothing();
        }

        @Test
        void deactivates_once() {
            ada().when(new DeactivateMember(ADA, "Asked for it")).then(new MemberDeactivated(ADA, reason));
            ada(new MemberDeactivated(ADA, reason))
                    .when(new DeactivateMember(ADA, "x"))
                    .nothing();
        }

        @Test
        void reinstates_who_was_shut_out() {
            ada(new MemberSuspended(ADA, reason), new MemberDeactivated(ADA, reason))
                    .when(new ReinstateMember(ADA, "Asked for it"))
                    .then(new MemberReinstated(ADA, reason));
            ada().when(new ReinstateMember(ADA, "x")).nothing();
        }

        @Test
        void is_about_somebody() {
            member().when(new SuspendMember(ADA, "x")).refused("NOT_FOUND", "input", "memberId");
        }

        private Scenario<Member> admins(MemberId... admins) {
            return with(new Roster(admins), NO_INVITATIONS);
        }
    }

    @Nested
    class Admitting {

        private final AdmitMember admission = new AdmitMember(
                ADA,
                "ada@example.org",
                "3b1f",
                "Ada",
                "Lovelace",
                "Africa/Johannesburg",
                List.of(Role.MENTOR, Role.MENTEE),
                Proof.SIGN_IN_LINK);

        @Test
        void makes_a_verified_account_with_all_its_roles() {
            member().when(admission)
                    .then(
                            withoutPassword(),
                            new AddressVerified(ADA, Proof.SIGN_IN_LINK),
                            granted(Role.MENTOR),
                            granted(Role.MENTEE));
        }

        @Test
        void changes_nothing_of_an_account() {
            ada().when(admission).nothing();
        }
    }

    @Nested
    class AcceptingAnInvitation {

        private final InvitationId invitation = new InvitationId("inv_1");
        private final NewAccount account =
                new NewAccount("ada@example.org", "3b1f", null, "Ada", "Lovelace", "Africa/Johannesburg");

        private Scenario<Member> invited() {
            return with(new Roster(LINUS), (id, memberId, fingerprint) -> {
                assertThat(fingerprint).isEqualTo("3b1f");
                return Optional.of(Role.ADMIN);
            });
        }

        @Test
        void makes_the_account_and_gives_the_role() {
            invited()
                    .when(new AcceptInvitation(ADA, invitation, account))
                    .then(withoutPassword(), new AddressVerified(ADA, Proof.INVITATION), granted(Role.ADMIN));
        }

        @Test
        void with_a_password_makes_it_that_of_the_account() {
            invited()
                    .when(new AcceptInvitation(ADA, invitation, typed("{noop}new")))
                    .then(
                            new MemberRegistered(
                                    ADA,
                                    adaRegistered().email(),
                                    "3b1f",
                                    Personal.of(ADA, "{noop}new"),
                                    adaRegistered().firstName(),
                                    adaRegistered().lastName(),
                                    adaRegistered().timeZone()),
                            new AddressVerified(ADA, Proof.INVITATION),
                            granted(Role.ADMIN));
        }

        @Test
        void shuts_out_who_set_a_password_for_an_address_never_verified() {
            invited()
                    .given(adaRegistered(), granted(Role.MENTEE))
                    .when(new AcceptInvitation(ADA, invitation, null))
                    .then(
                            new AddressVerified(ADA, Proof.INVITATION),
                            new PasswordRemoved(ADA),
                            new SessionsEnded(ADA, SessionsEnd.TAKEN_OVER),
                            granted(Role.ADMIN));
        }

        @Test
        void puts_what_was_typed_in_the_place_of_a_password_that_was_dropped() {
            invited()
                    .given(adaRegistered())
                    .when(new AcceptInvitation(ADA, invitation, typed("{noop}new")))
                    .then(
                            new AddressVerified(ADA, Proof.INVITATION),
                            new PasswordRemoved(ADA),
                            new SessionsEnded(ADA, SessionsEnd.TAKEN_OVER),
                            new PasswordSet(ADA, Personal.of(ADA, "{noop}new"), Proof.INVITATION),
                            granted(Role.ADMIN));
        }

        @Test
        void leaves_the_password_of_a_verified_member_whatever_was_typed() {
            invited()
                    .given(adaRegistered(), new AddressVerified(ADA, Proof.SIGN_IN_LINK))
                    .when(new AcceptInvitation(ADA, invitation, typed("{noop}new")))
                    .then(granted(Role.ADMIN));
        }

        private NewAccount typed(String passwordHash) {
            return new NewAccount("ada@example.org", "3b1f", passwordHash, "Ada", "Lovelace", "Africa/Johannesburg");
        }

        @Test
        void gives_the_role_to_an_account_that_is_there() {
            invited()
                    .given(adaRegistered(), new AddressVerified(ADA, Proof.SIGN_IN_LINK))
                    .when(new AcceptInvitation(ADA, invitation, null))
                    .then(granted(Role.ADMIN));
        }

        @Test
        void a_second_time_changes_nothing_and_gives_back_no_role_that_was_taken() {
            with(new Roster(LINUS), (id, memberId, fingerprint) -> Optional.empty())
                    .given(
                            adaRegistered(),
                            granted(Role.ADMIN),
                            new RoleRevoked(ADA, Role.ADMIN, Personal.of(ADA, "x")))
                    .when(new AcceptInvitation(ADA, invitation, null))
                    .nothing();
        }

        @Test
        void is_refused_who_is_shut_out() {
            invited()
                    .given(adaRegistered(), new MemberSuspended(ADA, Personal.of(ADA, "x")))
                    .when(new AcceptInvitation(ADA, invitation, null))
                    .refused("MEMBER_NOT_ACTIVE");
        }
    }

    @Test
    void survives_a_snapshot() {
        var member = new Member();
        var events = List.of(
                adaRegistered(),
                granted(Role.MENTEE),
                new AddressVerified(ADA, Proof.SIGN_IN_LINK),
                new IdentityLinked(ADA, "google", Personal.of(ADA, "110")),
                new PasswordSet(ADA, Personal.of(ADA, "{noop}new"), Proof.PASSWORD),
                new CalendarFeedCreated(ADA, Personal.of(ADA, "hash")),
                new ConsentGiven(ADA, ConsentPurpose.values()[0], "2026-11"),
                new MemberSuspended(ADA, Personal.of(ADA, "x")),
                new SignedIn(ADA, SignInMethod.LINK));
        for (var sequence = 0; sequence < events.size(); sequence++) {
            member.on(events.get(sequence), sequence);
        }
        var serializer = Jackson3Serializer.builder().build();

        Member restored = serializer.deserialize(serializer.serialize(member, byte[].class));

        assertThat(restored).usingRecursiveComparison().isEqualTo(member);
        Member nobody = serializer.deserialize(serializer.serialize(new Member(), byte[].class));
        assertThat(nobody).usingRecursiveComparison().isEqualTo(new Member());
    }

    private static MemberRegistered withoutPassword() {
        var like = adaRegistered();
        return new MemberRegistered(
                ADA, like.email(), like.emailFingerprint(), null, like.firstName(), like.lastName(), like.timeZone());
    }

    private static final Invitations NO_INVITATIONS = (invitationId, memberId, fingerprint) -> {
        throw Refused.because("INVITATION_NOT_OPEN", "There is none.");
    };

    private static Scenario<Member> with(Admins admins, Invitations invitations) {
        EmailClaims free = (emailClaimId, memberId) -> {};
        return new Scenario<>(Member.class, NOW, free, admins, invitations);
    }

    private static Scenario<Member> ada(MemberEvent... since) {
        return member().given(Stream.concat(Stream.of(adaRegistered()), Stream.of(since))
                .toArray());
    }

    /** E5: what members agree to. */
    @Nested
    class Consenting {

        private static final RecordConsent AGREE = new RecordConsent(ADA, ConsentPurpose.TERMS, "2026-01");
        private static final ConsentGiven AGREED = new ConsentGiven(ADA, ConsentPurpose.TERMS, "2026-01");
        private static final WithdrawConsent WITHDRAW = new WithdrawConsent(ADA, ConsentPurpose.TERMS);
        private static final ConsentWithdrawn WITHDRAWN = new ConsentWithdrawn(ADA, ConsentPurpose.TERMS);

        @Test
        void is_given_once_for_each_version_and_purpose() {
            member().given(adaRegistered()).when(AGREE).then(AGREED);
            member().given(adaRegistered(), AGREED).when(AGREE).nothing();
            member().given(adaRegistered(), AGREED)
                    .when(new RecordConsent(ADA, ConsentPurpose.TERMS, "2026-02"))
                    .then(new ConsentGiven(ADA, ConsentPurpose.TERMS, "2026-02"));
            member().given(adaRegistered(), AGREED)
                    .when(new RecordConsent(ADA, ConsentPurpose.MARKETING, "2026-01"))
                    .then(new ConsentGiven(ADA, ConsentPurpose.MARKETING, "2026-01"));
        }

        @Test
        void is_withdrawn_once_and_may_be_given_again() {
            member().given(adaRegistered(), AGREED).when(WITHDRAW).then(WITHDRAWN);
            member().given(adaRegistered(), AGREED, WITHDRAWN).when(WITHDRAW).nothing();
            member().given(adaRegistered()).when(WITHDRAW).nothing();
            member().given(adaRegistered(), AGREED, WITHDRAWN).when(AGREE).then(AGREED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "-1", "a b", "2026/01"})
        void is_refused_without_a_version(String version) {
            member().given(adaRegistered())
                    .when(new RecordConsent(ADA, ConsentPurpose.TERMS, version))
                    .refused("INVALID_CONSENT_VERSION", "input", "version");
        }

        @Test
        void is_refused_of_nobody() {
            member().when(AGREE).refused("NOT_FOUND", "input", "memberId");
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

    @Nested
    class CreatingACalendarFeed {

        private static final CreateCalendarFeed CREATE = new CreateCalendarFeed(ADA, "ab12");

        @Test
        void keeps_the_hash_of_its_secret() {
            member().given(adaRegistered()).when(CREATE).then(calendarFeedCreated("ab12"));
        }

        @Test
        void replaces_the_one_before() {
            member().given(adaRegistered(), calendarFeedCreated("cd34"))
                    .when(CREATE)
                    .then(calendarFeedCreated("ab12"));
        }

        @Test
        void changes_nothing_twice() {
            member().given(adaRegistered(), calendarFeedCreated("ab12"))
                    .when(CREATE)
                    .nothing();
        }

        @Test
        void is_refused_for_nobody() {
            member().when(CREATE).refused("NOT_FOUND", "input", "memberId");
        }

        @Test
        void is_not_written_down_with_its_hash() {
            assertThat(CREATE.toString()).doesNotContain("ab12");
        }
    }

    @Nested
    class RevokingACalendarFeed {

        @Test
        void ends_it() {
            member().given(adaRegistered(), calendarFeedCreated("ab12"))
                    .when(new RevokeCalendarFeed(ADA))
                    .then(new CalendarFeedRevoked(ADA));
        }

        @Test
        void changes_nothing_where_there_is_none() {
            member().given(adaRegistered()).when(new RevokeCalendarFeed(ADA)).nothing();
            member().given(adaRegistered(), calendarFeedCreated("ab12"), new CalendarFeedRevoked(ADA))
                    .when(new RevokeCalendarFeed(ADA))
                    .nothing();
        }
    }

    private static CalendarFeedCreated calendarFeedCreated(String tokenHash) {
        return new CalendarFeedCreated(ADA, Personal.of(ADA, tokenHash));
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
        return new Scenario<>(Member.class, NOW, free, new Roster(LINUS), NO_INVITATIONS);
    }

    private static RegisterMember registering(
            String email, String firstName, String lastName, String timeZone, Role role) {
        return new RegisterMember(ADA, email, "3b1f", "$2a$10$hash", firstName, lastName, timeZone, role);
    }
}
