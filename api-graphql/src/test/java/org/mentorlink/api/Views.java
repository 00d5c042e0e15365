package org.mentorlink.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.FilledFormView;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.MeetingLinkView;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.ProposedSession;
import org.mentorlink.booking.Settlement;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCounts;
import org.mentorlink.mentoring.MentorPracticeView;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;

/** People and one booking to talk about: Lerato booked Thandi for Monday at ten. */
public final class Views {

    public static final Instant MONDAY_10H = Instant.parse("2026-11-02T08:00:00Z");
    public static final Instant LONG_BEFORE = MONDAY_10H.minus(Duration.ofDays(7));
    public static final String THANDI = "mbr_thandi";
    public static final String THANDI_MENTOR = "mtr_thandi";
    public static final String LERATO = "mbr_lerato";
    public static final String SAM = "mbr_sam";
    public static final String ADMIN = "mbr_admin";
    public static final String FINANCE = "mbr_finance";
    public static final Money PRICE = Money.of(35_000, "ZAR");

    private static final MeetingLinkView LINK =
            new MeetingLinkView("https://meet.google.com/abc-defg-hij", MeetingHost.MEET);

    private Views() {}

    public static MemberView member(String id, Role... roles) {
        return member(id, MemberStatus.ACTIVE, roles);
    }

    public static MemberView member(String id, MemberStatus status, Role... roles) {
        return member(id, status, false, roles);
    }

    /** Somebody who was a mentor, and whom admins let be one no more. */
    public static MemberView noMentorAnyMore(String id) {
        return member(id, MemberStatus.ACTIVE, true, Role.MENTEE);
    }

    private static MemberView member(String id, MemberStatus status, boolean mentorRevoked, Role... roles) {
        var name = id.substring(4);
        return new MemberView(
                id,
                name + "@mentorlink.example",
                name,
                "Test",
                Set.of(roles),
                mentorRevoked,
                "Africa/Johannesburg",
                status,
                null,
                null,
                true,
                MemberDetails.NONE,
                2);
    }

    public static MemberCredentials credentials(
            String id, String email, @Nullable String passwordHash, MemberStatus status, Role... roles) {
        return new MemberCredentials(
                new MemberAccess(id, status, Set.of(roles), 0), email, passwordHash, status != MemberStatus.PENDING);
    }

    public static MentorView mentor(String id, String memberId, boolean approved) {
        return new MentorView(
                id,
                memberId,
                "Acme",
                "Engineer",
                7,
                "Hello",
                List.of("java"),
                PRICE,
                ConfirmationMode.INSTANT,
                3,
                null,
                approved,
                Availability.NONE,
                List.of(),
                MentorPracticeView.NONE,
                2,
                null);
    }

    /** Two reviews, of four stars and of five, and twelve sessions. */
    static MentorTally tally(String mentorId) {
        return new MentorTally(mentorId, new Distribution(mentorId, List.of(0, 0, 0, 1, 1)), 12);
    }

    public static ReviewView review(String id, SubmitReview command, long position) {
        return new ReviewView(
                id,
                THANDI_MENTOR,
                command.anonymous() ? null : command.memberId().value(),
                command.anonymous() ? null : command.bookingId().value(),
                command.rating(),
                command.text(),
                ReviewStatus.VISIBLE,
                null,
                MONDAY_10H,
                MONDAY_10H.plus(Duration.ofDays(14)),
                position);
    }

    public static MentorCounts.Facets facets() {
        var java = List.of(new MentorCounts.Value("Java", 1));
        var none = List.<MentorCounts.Value>of();
        var band = new MentorCounts.PriceBand("ZAR 200.00 to ZAR 499.99", "ZAR", 20_000, 49_999, 1);
        return new MentorCounts.Facets(java, none, none, none, List.of(band), none, none);
    }

    public static BookingView booking(String id, BookingStatus status) {
        return booking(id, status, null, 1);
    }

    /** One with which the mentor asked something. */
    public static BookingView asked(String id, BookingStatus status) {
        return booking(id, status, null, 1, new FilledFormView(FakePreparation.ASKED, List.of()));
    }

    /** Confirmed, with a meeting link that was set or removed so often. */
    public static BookingView linked(int changes) {
        return booking("bkg_linked", BookingStatus.CONFIRMED, null, 1, null, changes);
    }

    public static BookingView booking(String id, BookingStatus status, String outcomeCode, long position) {
        return booking(id, status, outcomeCode, position, null);
    }

    private static BookingView booking(
            String id,
            BookingStatus status,
            @Nullable String outcomeCode,
            long position,
            @Nullable FilledFormView form) {
        return booking(id, status, outcomeCode, position, form, 1);
    }

    private static BookingView booking(
            String id,
            BookingStatus status,
            @Nullable String outcomeCode,
            long position,
            @Nullable FilledFormView form,
            int linkChanges) {
        var dispute = status == BookingStatus.DISPUTED
                ? new DisputeView(
                        "dsp_" + id.substring(4),
                        DisputeSource.MENTEE,
                        "Too short",
                        MONDAY_10H,
                        null,
                        null,
                        null,
                        null,
                        null)
                : null;
        return booking(id, status, outcomeCode, position, form, linkChanges, dispute);
    }

    /** Settled so that the mentor has everything, after that dispute. */
    public static BookingView settledAfter(DisputeView dispute) {
        return booking("bkg_one", BookingStatus.CLOSED, null, 1, null, 1, dispute);
    }

    private static BookingView booking(
            String id,
            BookingStatus status,
            @Nullable String outcomeCode,
            long position,
            @Nullable FilledFormView form,
            int linkChanges,
            @Nullable DisputeView dispute) {
        return booking(id, status, outcomeCode, position, form, linkChanges, dispute, THANDI);
    }

    /** With that member as its mentor. */
    public static BookingView heldBy(String mentorMemberId, String id) {
        return booking(id, BookingStatus.CONFIRMED, null, 1, null, 1, null, mentorMemberId);
    }

    private static BookingView booking(
            String id,
            BookingStatus status,
            @Nullable String outcomeCode,
            long position,
            @Nullable FilledFormView form,
            int linkChanges,
            @Nullable DisputeView dispute,
            String mentorMemberId) {
        return new BookingView(
                id,
                THANDI_MENTOR,
                mentorMemberId,
                LERATO,
                "Java",
                null,
                Modality.VIDEO,
                null,
                null,
                status,
                MONDAY_10H,
                MONDAY_10H.plus(Duration.ofHours(1)),
                PRICE,
                PRICE.share(2_500),
                2_500,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                status == BookingStatus.REQUESTED ? LONG_BEFORE.plus(Duration.ofMinutes(15)) : null,
                status == BookingStatus.AWAITING_CONFIRMATION ? LONG_BEFORE.plus(Duration.ofHours(72)) : null,
                outcomeCode,
                null,
                false,
                null,
                null,
                null,
                status == BookingStatus.CLOSED ? Settlement.of(PRICE, 2_500, PRICE.zero()) : null,
                null,
                dispute,
                false,
                List.of(),
                List.of(),
                false,
                LINK,
                linkChanges,
                form,
                null,
                LONG_BEFORE,
                1,
                position,
                position);
    }

    /** Confirmed, with an hour later proposed. */
    public static BookingView proposed(String id, Party by, ProposalState state) {
        return proposed(id, by, state, null);
    }

    /** @param session what it is to be instead; none where only its time is another */
    public static BookingView proposed(String id, Party by, ProposalState state, @Nullable ProposedSession session) {
        return proposed(booking(id, BookingStatus.CONFIRMED), by, state, session, List.of());
    }

    /** A session that costs more was agreed on, and the difference asked for. */
    public static BookingView dearer(String id, BookingStatus status, ProposalState state, List<String> extraPayments) {
        return proposed(booking(id, status), Party.MENTOR, state, null, extraPayments);
    }

    private static BookingView proposed(
            BookingView plain,
            Party by,
            ProposalState state,
            @Nullable ProposedSession session,
            List<String> extraPayments) {
        var proposal = new ProposalView(
                "prp_" + plain.id().substring(4) + "-1",
                by,
                MONDAY_10H.plus(Duration.ofHours(1)),
                MONDAY_10H.plus(Duration.ofHours(2)),
                "My train is late",
                state,
                LONG_BEFORE,
                MONDAY_10H.minus(Duration.ofHours(1)),
                by == Party.MENTEE,
                null,
                session,
                null);
        return new BookingView(
                plain.id(),
                plain.mentorId(),
                plain.mentorMemberId(),
                plain.menteeId(),
                plain.topic(),
                plain.description(),
                plain.modality(),
                null,
                plain.groupSessionId(),
                plain.status(),
                plain.startsAt(),
                plain.endsAt(),
                plain.price(),
                plain.commission(),
                plain.commissionBasisPoints(),
                plain.policy(),
                plain.confirmation(),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(proposal),
                extraPayments,
                false,
                plain.meetingLink(),
                plain.linkChanges(),
                plain.form(),
                plain.agenda(),
                plain.requestedAt(),
                plain.version(),
                plain.requestedPosition(),
                plain.position());
    }
}
