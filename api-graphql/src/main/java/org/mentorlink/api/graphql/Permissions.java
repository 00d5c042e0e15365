package org.mentorlink.api.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;
import org.mentorlink.membership.MemberEvent.CalendarFeedRevoked;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BooksId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditPurchaseView;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramView;
import org.mentorlink.recognition.GoalId;

/**
 * B2: who may do and see what, in one place. A row names an operation or a sensitive field, the roles that have access to
 * it at all (checked before anything is fetched), and whose the object must be (checked by the methods below the table, or
 * by what is asked for). An operation that is not in the table is denied to everyone; a field of an object that is not in
 * it is open to whoever holds the object. Each row is tried as everybody by the walk, see docs/security.md.
 */
public final class Permissions {

    /** As it is called where there is none. */
    public static final String PAYOUT_BATCH = "batch of payouts";

    static final Map<String, Rule> TABLE = Map.ofEntries(
            entry("Query.node", Access.ANYONE, Whose.AS_ITS_OWN_QUERY),
            entry("Query.me", Access.ANYONE, Whose.OWN),
            entry("Query.viewerActions", Access.ANYONE, Whose.OWN),
            entry("Query.mentor", Access.ANYONE, Whose.LISTED_OWN_OR_STAFF),
            entry("Query.mentors", Access.ANYONE, Whose.LISTED),
            entry("Query.mentorApplications", Access.ADMIN),
            entry("Query.booking", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Query.bookings", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Query.paymentOptions", Access.SIGNED_IN, Whose.ANYBODYS),
            entry("Query.payout", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.payouts", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.payoutMonths", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.myPayments", Access.SIGNED_IN, Whose.OWN),
            entry("Query.myCredits", Access.SIGNED_IN, Whose.OWN),
            entry("Query.creditAccount", Access.STAFF),
            entry("Mutation.grantCredits", Access.STAFF),
            entry("Query.creditPacks", Access.SIGNED_IN),
            entry("Query.creditPurchase", Access.SIGNED_IN, Whose.OWN_OR_STAFF),
            entry("Mutation.buyCreditPack", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.offerCreditPack", Access.STAFF),
            entry("Mutation.withdrawCreditPack", Access.STAFF),
            entry("Query.bankTransfers", Access.STAFF),
            entry("Query.bankFiles", Access.STAFF),
            entry("Query.bankFile", Access.STAFF),
            entry("Mutation.createBankFile", Access.STAFF),
            entry("Mutation.recordBankTransfer", Access.STAFF),
            entry("Mutation.recordReturnPaid", Access.STAFF),
            entry("Mutation.correctReturn", Access.STAFF),
            entry("Mutation.setReturnAside", Access.STAFF),
            entry("Mutation.giveUpReturnAside", Access.STAFF),
            entry("Query.payoutStatement", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.payoutBatch", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.payoutBatches", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.mentorAccounts", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Mutation.runPayouts", Access.STAFF),
            entry("Query.payeeAccounts", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Mutation.openPayeeAccount", Access.SIGNED_IN, Whose.OWN),
            entry("Query.ledger", Access.STAFF),
            entry("Query.ledgerEntries", Access.STAFF),
            entry("Query.monthClose", Access.STAFF),
            entry("Query.monthCloses", Access.STAFF),
            entry("Query.verifyMonthClose", Access.STAFF),
            entry("Mutation.closeMonth", Access.STAFF),
            entry("Query.reconciliation", Access.STAFF),
            entry("Query.reconciliations", Access.STAFF),
            entry("Query.reconciliationProgress", Access.STAFF),
            entry("Mutation.runReconciliation", Access.STAFF),
            entry("Mutation.startReconciliation", Access.STAFF),
            entry("Mutation.startAuditCheck", Access.STAFF),
            entry("Mutation.cancelWork", Access.STAFF),
            entry("Query.longWork", Access.STAFF),
            entry("Query.latestWork", Access.STAFF),
            entry("Mutation.assignBreak", Access.STAFF),
            entry("Mutation.resolveBreak", Access.STAFF),
            entry("Mutation.reopenBreak", Access.STAFF),
            entry("Mutation.postBreak", Access.STAFF),
            entry("Mutation.recordChargeback", Access.STAFF),
            entry("Mutation.recordChargebackReversal", Access.STAFF),
            entry("Mutation.recordRefund", Access.STAFF),
            entry("Mutation.submitEvidence", Access.STAFF),
            entry("Query.auditTrail", Access.STAFF, Whose.AS_ITS_OWN_QUERY),
            entry("Query.verifyAudit", Access.STAFF),
            entry("Query.parkedSteps", Access.ADMIN),
            entry("Query.eventProcessors", Access.ADMIN),
            entry("Query.document", Access.SIGNED_IN, Whose.OWN_OR_ADMIN),
            entry("Query.documentsToReview", Access.ADMIN),
            entry("Query.sandbox", Access.ANYONE),
            entry("Query.signInProviders", Access.ANYONE),
            entry("Mutation.register", Access.ANYONE),
            entry("Mutation.signIn", Access.ANYONE),
            entry("Mutation.signInWithLink", Access.ANYONE),
            entry("Mutation.signInWithCode", Access.ANYONE),
            entry("Mutation.signInWithGoogle", Access.ANYONE),
            entry("Mutation.requestSignInLink", Access.ANYONE),
            entry("Mutation.requestVerificationLink", Access.SIGNED_IN),
            entry("Mutation.verifyAddress", Access.ANYONE),
            entry("Mutation.requestPasswordReset", Access.ANYONE),
            entry("Mutation.resetPassword", Access.ANYONE),
            entry("Mutation.changePassword", Access.SIGNED_IN),
            entry("Mutation.signOutEverywhere", Access.SIGNED_IN),
            entry("Mutation.refreshSession", Access.ANYONE, Whose.OWN),
            entry("Mutation.signOut", Access.ANYONE, Whose.OWN),
            entry("Mutation.applyAsMentor", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.approveMentor", Access.ADMIN),
            entry("Mutation.setWeeklyAvailability", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.addOffering", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.changeOffering", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.retireOffering", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.setDateAvailability", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.clearDateAvailability", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.addTimeAway", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.removeTimeAway", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.setBookingWindow", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.favouriteMentor", Access.SIGNED_IN),
            entry("Mutation.unfavouriteMentor", Access.SIGNED_IN),
            entry("Mutation.requestBooking", Access.SIGNED_IN, Whose.OWN),
            entry("Query.myBookings", Access.SIGNED_IN, Whose.OWN),
            entry("Query.dashboard", Access.SIGNED_IN, Whose.OWN_OR_STAFF),
            entry("Subscription.dashboardChanged", Access.SIGNED_IN, Whose.OWN),
            entry("Query.sessionRequest", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Subscription.sessionRequestChanged", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Query.sessionRequests", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.requestSession", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.proposeSessionTime", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.acceptSessionTime", Access.SIGNED_IN, Whose.ITS_MENTEE),
            entry("Mutation.refuseSessionTime", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.endSessionRequest", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Query.groupSession", Access.ANYONE, Whose.LISTED_OWN_PARTICIPANTS_OR_STAFF),
            entry("Subscription.groupSessionChanged", Access.ANYONE, Whose.LISTED_OWN_PARTICIPANTS_OR_STAFF),
            entry("Query.groupSessions", Access.ANYONE, Whose.LISTED_OWN_OR_STAFF),
            entry("Mutation.scheduleGroupSession", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.cancelGroupSession", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_ADMIN),
            entry("Mutation.checkInToGroupSession", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.requestSeat", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.joinWaitingList", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.leaveWaitingList", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.setGroupMeetingLink", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.removeGroupMeetingLink", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("GroupSession.meetingLink", Access.ANYONE, Whose.PARTICIPANTS_OR_ADMIN),
            entry("GroupSession.attendees", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("GroupSession.waitingMembers", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("GroupSession.history", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Mutation.confirmBooking", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.declineBooking", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.cancelBooking", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_ADMIN),
            entry("Mutation.rescheduleBooking", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.acceptProposal", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.declineProposal", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.withdrawProposal", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.checkIn", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.openDispute", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.addDisputeStatement", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.appealDispute", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.resolveDispute", Access.ADMIN),
            entry("Query.disputeEvidence", Access.STAFF),
            entry("Mutation.refundBooking", Access.ADMIN),
            entry("Mutation.setMeetingLink", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.removeMeetingLink", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Mutation.setPreSessionForm", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.removePreSessionForm", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.answerPreSessionForm", Access.SIGNED_IN, Whose.ITS_MENTEE),
            entry("Mutation.addAgendaItem", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.changeAgendaItem", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.tickAgendaItem", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.removeAgendaItem", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Mutation.reorderAgenda", Access.SIGNED_IN, Whose.PARTICIPANTS),
            entry("Booking.preSessionForm", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_ADMIN),
            entry("SessionRequest.preSessionForm", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_ADMIN),
            entry("Booking.agenda", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_ADMIN),
            entry("Booking.meetingLink", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_ADMIN),
            entry("Query.myStrikes", Access.SIGNED_IN, Whose.OWN),
            entry("Query.strikes", Access.ADMIN),
            entry("Query.appealedStrikes", Access.ADMIN),
            entry("Mutation.appealStrike", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.decideStrike", Access.ADMIN),
            entry("Mutation.resumeMentor", Access.ADMIN),
            entry("Mutation.addPrivateNote", Access.SIGNED_IN, Whose.ITS_MENTOR),
            entry("Booking.privateNotes", Access.ADMIN),
            entry("Booking.privateNoteCount", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_ADMIN),
            entry("Mutation.rateSession", Access.SIGNED_IN, Whose.ITS_MENTEE),
            entry("Mutation.changeReview", Access.SIGNED_IN, Whose.ITS_MENTEE),
            entry("Mutation.withdrawReview", Access.SIGNED_IN, Whose.ITS_MENTEE),
            entry("Mutation.hideReview", Access.ADMIN),
            entry("Mutation.restoreReview", Access.ADMIN),
            entry("Query.hiddenReviews", Access.ADMIN),
            entry("Booking.review", Access.SIGNED_IN, Whose.ITS_MENTEE),
            entry("Mutation.retryParkedStep", Access.ADMIN),
            entry("Mutation.rebuildProjection", Access.ADMIN),
            entry("Mutation.cancelRebuild", Access.ADMIN),
            entry("Mutation.removePhoto", Access.SIGNED_IN, Whose.OWN_OR_ADMIN),
            entry("Mutation.verifyDocument", Access.ADMIN),
            entry("Mutation.rejectDocument", Access.ADMIN),
            entry("Mutation.withdrawDocument", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.advanceClock", Access.ANYONE),
            entry("Query.program", Access.SIGNED_IN),
            entry("Query.programs", Access.SIGNED_IN),
            entry("Query.onboardingPlan", Access.SIGNED_IN),
            entry("Query.onboardingQueue", Access.SIGNED_IN, Whose.MANAGED),
            entry("Mutation.createProgram", Access.ADMIN),
            entry("Mutation.changeProgram", Access.ADMIN),
            entry("Mutation.closeProgram", Access.ADMIN),
            entry("Mutation.appointProgramAdmin", Access.ADMIN),
            entry("Mutation.dismissProgramAdmin", Access.ADMIN),
            entry("Mutation.addProgramBlackout", Access.SIGNED_IN, Whose.MANAGED),
            entry("Mutation.removeProgramBlackout", Access.SIGNED_IN, Whose.MANAGED),
            entry("Mutation.enrolMember", Access.SIGNED_IN, Whose.OWN_OR_MANAGED),
            entry("Mutation.withdrawMember", Access.SIGNED_IN, Whose.OWN_OR_MANAGED),
            entry("Mutation.configureOnboarding", Access.SIGNED_IN, Whose.MANAGED),
            entry("Mutation.completeOnboardingStep", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.reviewOnboardingStep", Access.SIGNED_IN, Whose.MANAGED),
            entry("Mutation.recordConsent", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.withdrawConsent", Access.SIGNED_IN, Whose.OWN),
            entry("Program.admins", Access.SIGNED_IN, Whose.MANAGED),
            entry("Program.participants", Access.SIGNED_IN, Whose.MANAGED),
            entry("Program.candidates", Access.SIGNED_IN, Whose.MANAGED),
            entry("Member.onboarding", Access.ANYONE, Whose.OWN_OR_MANAGED),
            entry("Member.consents", Access.ANYONE, Whose.OWN_OR_ADMIN),
            entry("Subscription.bookingChanged", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Subscription.openSlotsChanged", Access.ANYONE),
            entry("Member.favourites", Access.SIGNED_IN, Whose.OWN),
            entry("Booking.mentee", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.payment", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.payments", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.proposals", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.pendingProposal", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.dispute", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.history", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.availableActions", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.refundQuote", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.rescheduleQuote", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Booking.proposalQuote", Access.SIGNED_IN, Whose.PARTICIPANTS_OR_STAFF),
            entry("Payment.payout", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF),
            entry("Query.member", Access.STAFF),
            entry("Query.members", Access.ADMIN),
            entry("Query.invitations", Access.ADMIN),
            entry("Mutation.inviteAdmin", Access.ADMIN),
            entry("Mutation.acceptInvitation", Access.ANYONE),
            entry("Mutation.revokeInvitation", Access.ADMIN),
            entry("Mutation.resendInvitation", Access.ADMIN),
            entry("Query.membersImport", Access.ADMIN),
            entry("Query.membersImports", Access.ADMIN),
            entry("Subscription.membersImportChanged", Access.ADMIN),
            entry("Mutation.cancelMembersImport", Access.ADMIN),
            entry("Mutation.grantRole", Access.ADMIN),
            entry("Mutation.revokeRole", Access.ADMIN),
            entry("Mutation.suspendMember", Access.ADMIN),
            entry("Mutation.deactivateMember", Access.ADMIN),
            entry("Mutation.reinstateMember", Access.ADMIN),
            entry("Member.email", Access.ANYONE, Whose.OWN_OR_STAFF),
            entry("Member.photo", Access.ANYONE, Whose.LISTED_OWN_PARTICIPANTS_OR_STAFF),
            entry("Member.documents", Access.ANYONE, Whose.OWN_OR_ADMIN),
            entry("Query.categories", Access.ANYONE),
            entry("Mutation.updateProfile", Access.SIGNED_IN, Whose.OWN_OR_ADMIN),
            entry("Mutation.updateMenteeProfile", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.updateMentorProfile", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.dismissProfilePrompt", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.setCommission", Access.STAFF),
            entry("Mentor.commission", Access.ANYONE, Whose.OWN_OR_STAFF),
            entry("Mutation.createCategory", Access.ADMIN),
            entry("Mutation.changeCategory", Access.ADMIN),
            entry("Mutation.retireCategory", Access.ADMIN),
            entry("Mutation.addGoal", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.changeGoal", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.achieveGoal", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.dropGoal", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.reopenGoal", Access.SIGNED_IN, Whose.OWN),
            entry("Member.phone", Access.ANYONE, Whose.OWN_OR_STAFF),
            entry("Member.channels", Access.ANYONE, Whose.OWN_OR_STAFF),
            entry("Member.profileCompletion", Access.ANYONE, Whose.OWN_OR_STAFF),
            entry("Member.menteeProfile", Access.ANYONE, Whose.OWN_STAFF_OR_THEIR_MENTOR),
            entry("Member.goals", Access.SIGNED_IN, Whose.OWN_STAFF_OR_THEIR_MENTOR),
            entry("Member.calendarEvents", Access.SIGNED_IN, Whose.OWN),
            entry("Member.calendarFeed", Access.SIGNED_IN, Whose.OWN),
            entry("Member.outsideCalendars", Access.SIGNED_IN, Whose.OWN),
            entry("Member.calendarTasks", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.connectCalendarAddress", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.startCalendarConnection", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.finishCalendarConnection", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.disconnectCalendar", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.refreshCalendar", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.settleCalendarTask", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.createCalendarFeed", Access.SIGNED_IN, Whose.OWN),
            entry("Mutation.revokeCalendarFeed", Access.SIGNED_IN, Whose.OWN),
            entry("Member.history", Access.SIGNED_IN, Whose.OWN_OR_STAFF),
            entry("Mentor.history", Access.SIGNED_IN, Whose.OWN_OR_STAFF),
            entry("AuditEntry.actor", Access.SIGNED_IN));

    /** The same for paths beside GraphQL, of those that are for some roles only. */
    static final Map<String, Rule> PATHS = Map.ofEntries(
            entry("GET /finance/events", Access.STAFF),
            entry("POST /finance/gateway-reports", Access.STAFF),
            entry("GET /finance/months/{file}", Access.STAFF),
            entry("GET /payout-statements/{file}", Access.SIGNED_IN, Whose.ITS_MENTOR_OR_STAFF));

    /** Whose trails finance reads, as it reads the objects; all others, and kinds to come, are for admins. */
    private static final Set<String> TRAILS_OF_STAFF = Set.of(
            BookingId.PREFIX,
            PaymentId.PREFIX,
            PayoutId.PREFIX,
            MentorAccountId.PREFIX,
            CreditAccountId.PREFIX,
            CreditPackId.PREFIX,
            CreditPurchaseId.PREFIX,
            BankDeskId.PREFIX,
            ReconciliationId.PREFIX,
            AdjustmentId.PREFIX,
            BooksId.PREFIX,
            GatewayReportId.PREFIX,
            CalendarId.PREFIX,
            GroupSessionId.PREFIX,
            MemberId.PREFIX,
            MentorId.PREFIX,
            ReviewId.PREFIX,
            GoalId.PREFIX,
            CategoryId.PREFIX,
            ProgramId.PREFIX,
            PlanId.PREFIX);

    /** What a member's trail tells that only they themselves and admins read elsewhere. */
    private static final List<Class<? extends MemberEvent>> PERSONAL =
            List.of(ConsentGiven.class, ConsentWithdrawn.class, CalendarFeedCreated.class, CalendarFeedRevoked.class);

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private Permissions() {}

    /** Anybody who has access at all; the row holds for no object, or for everyone's. */
    private static Map.Entry<String, Rule> entry(String name, Access access) {
        return entry(name, access, Whose.ANYBODYS);
    }

    private static Map.Entry<String, Rule> entry(String name, Access access, Whose whose) {
        return Map.entry(name, new Rule(access, whose));
    }

    /** All operations and fields that have a row. */
    public static Set<String> names() {
        return TABLE.keySet();
    }

    /** The row of an operation or field, or nothing. */
    public static @Nullable Rule rule(String name) {
        return TABLE.get(name);
    }

    /** Whether the viewer has access to an operation or field at all; whose the object must be is not asked. */
    public static boolean admits(String name, Viewer viewer) {
        var rule = TABLE.get(name);
        return rule != null && rule.access().admits(viewer);
    }

    /** Whether there is anything to check before that field is fetched. */
    static boolean asks(String type, String field) {
        return ROOTS.contains(type) || TABLE.containsKey(type + '.' + field);
    }

    /** What the field asks for; nothing where it is open, or a denial where an operation is not in the table. */
    static void check(String type, String field, Viewer viewer) {
        check(type, field, viewer, TABLE);
    }

    static void check(String type, String field, Viewer viewer, Map<String, Rule> table) {
        if (field.startsWith("__")) {
            return;
        }
        @Nullable Rule rule = table.get(type + '.' + field);
        if (rule != null) {
            rule.access().check(viewer);
        } else if (ROOTS.contains(type)) {
            throw viewer.isSignedIn() ? Problem.forbidden() : Problem.unauthenticated();
        }
    }

    /**
     * The viewer, where they may come by that path at all; an UNAUTHENTICATED or FORBIDDEN problem otherwise.
     *
     * @param path with its method, as in the table
     */
    public static Viewer onPath(String path, Viewer viewer) {
        var rule = PATHS.get(path);
        if (rule == null) {
            throw viewer.isSignedIn() ? Problem.forbidden() : Problem.unauthenticated();
        }
        rule.access().check(viewer);
        return viewer;
    }

    /** A booking is its participants' and staff's to read. */
    public static BookingView readable(BookingView booking, Viewer viewer) {
        return require(viewer.isStaff() || booking.isParticipant(viewer.id()), booking);
    }

    /** A request for a session is its two members' and staff's to read. */
    public static SessionRequestView readable(SessionRequestView request, Viewer viewer) {
        return require(viewer.isStaff() || request.isParticipant(viewer.id()), request);
    }

    /** A purchase is its buyer's and staff's to read. */
    public static CreditPurchaseView readable(CreditPurchaseView purchase, Viewer viewer) {
        return require(viewer.isStaff() || viewer.is(purchase.buyerId()), purchase);
    }

    /** Only its mentor proposes a time for it. */
    public static SessionRequestView answerable(SessionRequestView request, Viewer viewer) {
        return require(viewer.is(request.mentorMemberId()), request);
    }

    /** Only its mentee accepts a time, and pays. */
    public static SessionRequestView payable(SessionRequestView request, Viewer viewer) {
        return require(viewer.is(request.menteeId()), request);
    }

    /** Only the two take part in it. */
    public static SessionRequestView ownRequest(SessionRequestView request, Viewer viewer) {
        return require(request.isParticipant(viewer.id()), request);
    }

    /** Only its mentor answers a booking. */
    public static BookingView answerable(BookingView booking, Viewer viewer) {
        return require(viewer.is(booking.mentorMemberId()), booking);
    }

    /** Only its two participants take part in a booking. */
    public static BookingView ownBooking(BookingView booking, Viewer viewer) {
        return require(booking.isParticipant(viewer.id()), booking);
    }

    /**
     * Where a session takes place is for those who take part in it, until it is called off or over: the mentor may meet
     * others there. Admins see it even then, to decide disputes; finance does not.
     */
    public static boolean mayJoin(BookingView booking, Viewer viewer) {
        return viewer.isAdmin()
                || (viewer.isSignedIn() && booking.isParticipant(viewer.id()) && booking.isUpcomingOrOn());
    }

    /** As of a booking: for its mentor and who has a seat that stands, while it takes place, and for admins. */
    public static boolean mayJoin(GroupSessionView session, Viewer viewer) {
        return viewer.isAdmin()
                || (viewer.isSignedIn()
                        && session.status() == GroupSessionStatus.OPEN
                        && (viewer.is(session.mentorMemberId()) || session.isAttendedBy(viewer.id())));
    }

    /** Only its mentor says where a group session takes place. */
    public static GroupSessionView answerable(GroupSessionView session, Viewer viewer) {
        return require(viewer.is(session.mentorMemberId()), session);
    }

    /** I12: what the two tell each other before a session is theirs; admins see it to decide disputes, finance does not. */
    public static boolean mayPrepare(BookingView booking, Viewer viewer) {
        return viewer.isAdmin() || (viewer.isSignedIn() && booking.isParticipant(viewer.id()));
    }

    /** As of a booking. */
    public static boolean mayPrepare(SessionRequestView request, Viewer viewer) {
        return viewer.isAdmin() || (viewer.isSignedIn() && request.isParticipant(viewer.id()));
    }

    /** Only its mentee answers what was asked with a booking. */
    public static BookingView answers(BookingView booking, Viewer viewer) {
        return require(viewer.is(booking.menteeId()), booking);
    }

    /** B5: that there are private notes is known to who writes them and to admins, who alone read them. */
    public static boolean mayCountNotes(BookingView booking, Viewer viewer) {
        return viewer.isAdmin() || viewer.is(booking.mentorMemberId());
    }

    /** Only its mentee rates the session of a booking. */
    public static BookingView rateable(BookingView booking, Viewer viewer) {
        return require(viewer.is(booking.menteeId()), booking);
    }

    /** Its participants and admins may give a booking up. */
    public static BookingView cancellable(BookingView booking, Viewer viewer) {
        return require(viewer.isAdmin() || booking.isParticipant(viewer.id()), booking);
    }

    /** Only its mentee pays for it, and learns how. */
    public static boolean pays(BookingView booking, Viewer viewer) {
        return viewer.is(booking.menteeId());
    }

    /** A payout is its mentor's and staff's to read. */
    public static boolean mayRead(PayoutView payout, Viewer viewer) {
        return mayReadPayouts(payout.mentorId(), viewer);
    }

    /** All payouts of a mentor likewise. */
    public static boolean mayReadPayouts(String mentorId, Viewer viewer) {
        return viewer.isStaff()
                || (viewer.isSignedIn() && viewer.mentor().value().equals(mentorId));
    }

    /** So is a batch of them. Its id can be guessed: others are not told that there is one. */
    public static PayoutBatchView readable(PayoutBatchView batch, Viewer viewer) {
        if (!mayReadPayouts(batch.mentorId(), viewer)) {
            throw Problem.notFound(PAYOUT_BATCH);
        }
        return batch;
    }

    /**
     * B6, A14: a mentor who is not approved, is shut out or has lost the role, is only seen by themselves and by staff.
     *
     * @param member the mentor as a member; absent where there is none
     */
    public static boolean mayRead(MentorView mentor, @Nullable MemberView member, Viewer viewer) {
        return (mentor.approved() && member != null && member.mayMentor())
                || viewer.isStaff()
                || viewer.is(mentor.memberId());
    }

    /** Who has a seat in a group session and who waits for one is for its mentor and staff. */
    public static boolean mayReadSeats(GroupSessionView session, Viewer viewer) {
        return viewer.isStaff() || viewer.is(session.mentorMemberId());
    }

    /** Its mentor and admins may call a group session off. */
    public static GroupSessionView cancellable(GroupSessionView session, Viewer viewer) {
        return require(viewer.isAdmin() || viewer.is(session.mentorMemberId()), session);
    }

    /** A member by id, and any member's e-mail address, is for themselves and for staff. */
    public static boolean mayReadMember(String memberId, Viewer viewer) {
        return viewer.isStaff() || viewer.is(memberId);
    }

    /** B4: a program is managed by platform admins and by those appointed to it, who have no right in any other. */
    public static boolean mayManage(ProgramView program, Viewer viewer) {
        return viewer.isAdmin() || program.adminIds().stream().anyMatch(viewer::is);
    }

    public static ProgramView manageable(ProgramView program, Viewer viewer) {
        return require(mayManage(program, viewer), program);
    }

    /** What is asked of everybody on the platform is for its admins to say. */
    public static boolean mayManagePlatform(Viewer viewer) {
        return viewer.isAdmin();
    }

    /** What a member agrees to and answers is for themselves and for admins. */
    public static boolean mayReadPersonal(String memberId, Viewer viewer) {
        return viewer.isAdmin() || viewer.is(memberId);
    }

    /** The subject of a trail, or a FORBIDDEN problem: finance reads no trail of what other doors do not open to it. */
    public static String trail(String subject, Viewer viewer) {
        return require(
                viewer.isAdmin()
                        || (viewer.isStaff() && TRAILS_OF_STAFF.stream().anyMatch(subject::startsWith)),
                subject);
    }

    /** What the viewer does not read in a trail that is open to them otherwise. */
    public static List<Class<? extends MemberEvent>> hiddenInTrail(String subject, Viewer viewer) {
        return mayReadPersonal(subject, viewer) ? List.of() : PERSONAL;
    }

    /** H4, H5: what somebody has in the calendar, and that it can be subscribed to, is for nobody else. */
    public static boolean ownsCalendar(String memberId, Viewer viewer) {
        return viewer.is(memberId);
    }

    /** C5: documents are their owner's and admins' to read; other staff have no business with them. */
    public static boolean mayReadDocumentsOf(String memberId, Viewer viewer) {
        return viewer.isAdmin() || viewer.is(memberId);
    }

    /**
     * What a member learns and wants to learn is theirs and staff's to read, and their mentors'.
     *
     * @param isMentor whether of these two, the member and another, the other has a confirmed booking as their mentor
     */
    public static boolean mayReadLearning(String memberId, Viewer viewer, BiPredicate<String, String> isMentor) {
        return mayReadMember(memberId, viewer) || (viewer.isSignedIn() && isMentor.test(memberId, viewer.id()));
    }

    /** The value, or a FORBIDDEN problem. */
    public static <T> T require(boolean allowed, T value) {
        if (!allowed) {
            throw Problem.forbidden();
        }
        return value;
    }
}
