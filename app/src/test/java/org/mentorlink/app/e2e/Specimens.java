package org.mentorlink.app.e2e;

import static org.mentorlink.app.e2e.Persona.ADMIN;
import static org.mentorlink.app.e2e.Persona.FINANCE;
import static org.mentorlink.app.e2e.Persona.MENTOR;
import static org.mentorlink.app.e2e.Persona.OWNER;
import static org.mentorlink.app.e2e.Persona.PROGRAM_ADMIN;
import static org.mentorlink.app.e2e.Specimen.mutation;
import static org.mentorlink.app.e2e.Specimen.path;
import static org.mentorlink.app.e2e.Specimen.query;
import static org.mentorlink.app.e2e.Specimen.subscription;

import java.util.List;
import java.util.stream.Stream;

/**
 * At least one specimen for each operation. Who may is written down here a second time, on purpose: a row of the table of
 * permissions that lets in too many is found by comparing the two. To add one: a line below, and where it needs an object
 * that is not there yet, a value in {@link WalkWorld}.
 */
final class Specimens {

    private static final String DONE = "errors { code message } position";

    private Specimens() {}

    static List<Specimen> all() {
        return Stream.of(
                        shared(),
                        membership(),
                        signIn(),
                        files(),
                        mentoring(),
                        booking(),
                        payment(),
                        feedback(),
                        governance(),
                        profiles(),
                        program(),
                        calendars())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> shared() {
        return List.of(
                query("node", "node(id: $booking) { id }").may(OWNER, MENTOR, FINANCE, ADMIN),
                query("node", "node(id: $payment) { id }").may(OWNER, MENTOR, FINANCE, ADMIN),
                query("node", "node(id: $dispute) { id }").may(OWNER, MENTOR, FINANCE, ADMIN),
                query("node", "node(id: $payout) { id }").may(MENTOR, FINANCE, ADMIN),
                query("node", "node(id: $owner) { id }").may(OWNER, FINANCE, ADMIN),
                query("node", "node(id: $mentor) { id }").anyoneMay(),
                query("node", "node(id: $applicant) { id }").may(FINANCE, ADMIN));
    }

    private static List<Specimen> membership() {
        return List.of(
                query("me", "me { id }").anyoneSignedInMay(),
                query("viewerActions", "viewerActions { action }").anyoneMay(),
                mutation(
                                "register",
                                "register(input: {email: $newEmail, password: $password, firstName: \"W\", lastName: \"W\","
                                        + " timeZone: \"UTC\", role: MENTEE}) { " + DONE + " }")
                        .anyoneMay(),
                mutation("signIn", "signIn(input: {email: $newEmail, password: $password}) { " + DONE + " }")
                        .anyoneMay(),
                mutation("refreshSession", "refreshSession { " + DONE + " }").anyoneMay(),
                mutation("signOut", "signOut { " + DONE + " }").anyoneMay(),
                query("member", "member(id: $owner) { id }").may(FINANCE, ADMIN),
                query("members", "members(first: 100) { edges { node { id } } }")
                        .may(ADMIN),
                query("membersImport", "membersImport(id: $import) { state }").may(ADMIN),
                query("membersImports", "membersImports(first: 1) { edges { node { id } } }")
                        .may(ADMIN),
                subscription("membersImportChanged", "membersImportChanged(id: $import) { state }")
                        .may(ADMIN),
                mutation("cancelMembersImport", "cancelMembersImport(input: {importId: $import}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("grantRole", "grantRole(input: {memberId: $somebody, role: FINANCE}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "revokeRole",
                                "revokeRole(input: {memberId: $somebody, role: MENTEE, reason: \"x\"}) { " + DONE
                                        + " }")
                        .may(ADMIN),
                query("invitations", "invitations(first: 1) { edges { node { id } } }")
                        .may(ADMIN),
                mutation(
                                "inviteAdmin",
                                "inviteAdmin(input: {email: $newEmail, role: FINANCE, reason: \"x\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "acceptInvitation",
                                "acceptInvitation(input: {token: \"none\", firstName: \"W\", lastName: \"W\", timeZone: \"UTC\"}) { "
                                        + DONE + " }")
                        .anyoneMay(),
                mutation("resendInvitation", "resendInvitation(input: {invitationId: $invitation}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "revokeInvitation",
                                "revokeInvitation(input: {invitationId: $invitation, reason: \"x\"}) { " + DONE + " }")
                        .may(ADMIN),
                decide("suspendMember").may(ADMIN),
                decide("deactivateMember").may(ADMIN),
                decide("reinstateMember").may(ADMIN));
    }

    private static List<Specimen> calendars() {
        var window = "from: \"2020-01-01T00:00:00Z\", to: \"2020-03-01T00:00:00Z\"";
        return List.of(
                query("me", "me { calendarEvents(" + window + ") { id } }").anyoneSignedInMay(),
                query("node", "node(id: $owner) { id ... on Member { calendarEvents(" + window + ") { id } } }")
                        .may(OWNER)
                        .revealing("calendarEvents\":["),
                query("me", "me { calendarFeed { createdAt } }").anyoneSignedInMay(),
                query("node", "node(id: $owner) { id ... on Member { calendarFeed { createdAt } } }")
                        .may(OWNER)
                        .revealing("createdAt"),
                // Whoever has the address may read it.
                path("GET", "/calendars/{token}.ics", "/calendars/$calendar.ics")
                        .anyoneMay(),
                query("me", "me { outsideCalendars { kind } calendarTasks { id } }")
                        .anyoneSignedInMay(),
                query("node", "node(id: $owner) { id ... on Member { outsideCalendars { kind } } }")
                        .may(OWNER)
                        .revealing("outsideCalendars\":["),
                query("node", "node(id: $owner) { id ... on Member { calendarTasks { id } } }")
                        .may(OWNER)
                        .revealing("calendarTasks\":["),
                // Refused for what is asked, by nobody's right or wrong.
                mutation("connectCalendarAddress", "connectCalendarAddress(input: {address: \"x\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "startCalendarConnection",
                                "startCalendarConnection(input: {kind: GOOGLE}) { errors { code } }")
                        .anyoneSignedInMay(),
                mutation(
                                "finishCalendarConnection",
                                "finishCalendarConnection(input: {kind: GOOGLE, state: \"x\", code: \"x\"}) { " + DONE
                                        + " }")
                        .anyoneSignedInMay(),
                mutation("disconnectCalendar", "disconnectCalendar(input: {kind: ADDRESS}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("refreshCalendar", "refreshCalendar(input: {kind: ADDRESS}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("settleCalendarTask", "settleCalendarTask(input: {taskId: \"x\", how: KEEP}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("createCalendarFeed", "createCalendarFeed { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("revokeCalendarFeed", "revokeCalendarFeed { " + DONE + " }")
                        .anyoneSignedInMay());
    }

    private static Specimen decide(String name) {
        return mutation(name, name + "(input: {memberId: $somebody, reason: \"x\"}) { " + DONE + " }");
    }

    private static List<Specimen> signIn() {
        return List.of(
                mutation("requestSignInLink", "requestSignInLink(input: {email: $newEmail}) { " + DONE + " }")
                        .anyoneMay(),
                mutation("signInWithLink", "signInWithLink(input: {token: $key}) { " + DONE + " }")
                        .anyoneMay(),
                mutation(
                                "signInWithCode",
                                "signInWithCode(input: {email: $newEmail, code: \"000000\"}) { " + DONE + " }")
                        .anyoneMay(),
                mutation("signInWithGoogle", "signInWithGoogle(input: {idToken: $key}) { " + DONE + " }")
                        .anyoneMay(),
                mutation("requestVerificationLink", "requestVerificationLink { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("verifyAddress", "verifyAddress(input: {token: $key}) { " + DONE + " }")
                        .anyoneMay(),
                mutation("requestPasswordReset", "requestPasswordReset(input: {email: $newEmail}) { " + DONE + " }")
                        .anyoneMay(),
                mutation(
                                "resetPassword",
                                "resetPassword(input: {token: $key, newPassword: $password}) { " + DONE + " }")
                        .anyoneMay(),
                mutation(
                                "changePassword",
                                "changePassword(input: {currentPassword: $key, newPassword: $password}) { " + DONE
                                        + " }")
                        .anyoneSignedInMay(),
                mutation("signOutEverywhere", "signOutEverywhere { " + DONE + " }")
                        .anyoneSignedInMay());
    }

    private static List<Specimen> files() {
        return List.of(
                query("node", "node(id: $document) { id }").may(OWNER, ADMIN),
                query("document", "document(id: $document) { id fileName url }").may(OWNER, ADMIN),
                query("documentsToReview", "documentsToReview(first: 100) { edges { node { id } } }")
                        .may(ADMIN),
                path("POST", "/photos", "/photos").anyoneSignedInMay(),
                path("GET", "/photos/{photoId}/{size}", "/photos/$photo/128").may(OWNER, MENTOR, FINANCE, ADMIN),
                path("GET", "/oauth2/authorization/{provider}", "/oauth2/authorization/nobody"),
                path("POST", "/documents", "/documents?kind=RESUME").anyoneSignedInMay(),
                path("GET", "/documents/{documentId}", "/documents/$document").may(OWNER, ADMIN),
                path("POST", "/members-list", "/members-list").may(ADMIN),
                path("GET", "/members-list.csv", "/members-list.csv").may(ADMIN),
                path("GET", "/members.csv", "/members.csv").may(ADMIN),
                mutation("removePhoto", "removePhoto(input: {}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("removePhoto", "removePhoto(input: {memberId: $owner}) { " + DONE + " }")
                        .may(OWNER, ADMIN),
                mutation("verifyDocument", "verifyDocument(input: {documentId: $document}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "rejectDocument",
                                "rejectDocument(input: {documentId: $document, reason: \"x\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("withdrawDocument", "withdrawDocument(input: {documentId: $document}) { " + DONE + " }")
                        .may(OWNER));
    }

    private static List<Specimen> mentoring() {
        return List.of(
                query("mentor", "mentor(id: $mentor) { id }").anyoneMay(),
                query("mentor", "mentor(id: $applicant) { id }").may(FINANCE, ADMIN),
                query("node", "node(id: $owner) { ... on Member { favourites { edges { cursor } } } }")
                        .may(OWNER),
                mutation("favouriteMentor", "favouriteMentor(input: {mentorId: $mentor}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("favouriteMentor", "favouriteMentor(input: {mentorId: $applicant}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation("unfavouriteMentor", "unfavouriteMentor(input: {mentorId: $mentor}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                query("mentors", "mentors(filter: {favouritesOnly: true}) { edges { cursor } }")
                        .anyoneSignedInMay(),
                subscription(
                                "openSlotsChanged",
                                "openSlotsChanged(mentorId: $mentor, from: \"2026-11-02T00:00:00Z\", to: \"2026-11-03T00:00:00Z\") { startsAt }")
                        .anyoneMay(),
                subscription(
                                "openSlotsChanged",
                                "openSlotsChanged(mentorId: $applicant, from: \"2026-11-02T00:00:00Z\", to: \"2026-11-03T00:00:00Z\") { startsAt }")
                        .may(FINANCE, ADMIN),
                query("mentors", "mentors(first: 100) { edges { node { id } } }")
                        .anyoneMay(),
                query("mentors", "mentors(query: $applicantCompany) { edges { node { id } } }")
                        .revealing("$applicant"),
                mutation(
                                "applyAsMentor",
                                "applyAsMentor(input: {bio: \"x\", skills: [], hourlyRateMinor: 0, currency: \"ZAR\"}) { "
                                        + DONE + " }")
                        .anyoneSignedInMay(),
                query("mentorApplications", "mentorApplications(first: 100) { edges { node { mentor { id } } } }")
                        .may(ADMIN),
                mutation("approveMentor", "approveMentor(input: {mentorId: $applicant}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "setWeeklyAvailability",
                                "setWeeklyAvailability(input: {timeZone: \"UTC\", slots: [{day: \"SOMEDAY\", start: \"09:00\", end: \"10:00\"}]}) { mentor { id } "
                                        + DONE + " }")
                        .anyoneSignedInMay(),
                query("mentor", "mentor(id: $mentor) { commission { basisPoints } }")
                        .anyoneMay(),
                mutation(
                                "setCommission",
                                "setCommission(input: {mentorId: $mentor, basisPoints: 1, reason: \"x\"}) { " + DONE
                                        + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "addOffering",
                                "addOffering(input: {name: \"\", durationMinutes: 60, priceMinor: 1, currency: \"EUR\", modalities: [CHAT]}) { "
                                        + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "changeOffering",
                                "changeOffering(input: {offeringId: \"off_none\", name: \"\", durationMinutes: 60, priceMinor: 1, currency: \"EUR\", modalities: [CHAT]}) { "
                                        + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("retireOffering", "retireOffering(input: {offeringId: \"off_none\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "setDateAvailability",
                                "setDateAvailability(input: {date: \"2020-01-01\", slots: []}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "clearDateAvailability",
                                "clearDateAvailability(input: {date: \"2020-01-01\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "addTimeAway",
                                "addTimeAway(input: {from: \"2020-01-02T00:00\", to: \"2020-01-01T00:00\"}) { " + DONE
                                        + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "removeTimeAway",
                                "removeTimeAway(input: {from: \"2020-01-02T00:00\", to: \"2020-01-01T00:00\"}) { "
                                        + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "setBookingWindow",
                                "setBookingWindow(input: {noticeMinutes: -1, horizonDays: 1}) { " + DONE + " }")
                        .anyoneSignedInMay());
    }

    private static List<Specimen> booking() {
        return List.of(
                query("booking", "booking(id: $booking) { id topic }").may(OWNER, MENTOR, FINANCE, ADMIN),
                query("booking", "booking(id: $booking, asOf: $later) { id topic }")
                        .may(OWNER, MENTOR, FINANCE, ADMIN),
                query("bookings", "bookings(first: 100) { edges { node { id } } }")
                        .may(OWNER, MENTOR, FINANCE, ADMIN)
                        .revealing("$booking"),
                query("bookings", "bookings(first: 100, role: MENTOR) { edges { node { id } } }")
                        .may(MENTOR)
                        .revealing("$booking"),
                query("bookings", "bookings(first: 100, role: MENTEE) { edges { node { id } } }")
                        .may(OWNER)
                        .revealing("$booking"),
                query("bookings", "bookings(first: 100, role: ADMIN) { edges { node { id } } }")
                        .may(ADMIN),
                mutation(
                                "requestBooking",
                                "requestBooking(input: {mentorId: $mentor, startsAt: $later, topic: \"x\","
                                        + " paymentMethod: \"pm_card_visa\", idempotencyKey: $key}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                query("myBookings", "myBookings(period: UPCOMING, first: 100) { edges { node { id } } }")
                        .may(OWNER, MENTOR)
                        .revealing("$booking"),
                query("dashboard", "dashboard(role: MENTEE, memberId: $owner) { upcoming next { id } }")
                        .may(OWNER, FINANCE, ADMIN),
                query("dashboard", "dashboard(role: MENTOR) { upcoming }").anyoneSignedInMay(),
                subscription("dashboardChanged", "dashboardChanged(role: MENTEE) { upcoming }")
                        .anyoneSignedInMay(),
                query("sessionRequest", "sessionRequest(id: $sessionRequest) { id topic }")
                        .may(OWNER, MENTOR, FINANCE, ADMIN),
                subscription("sessionRequestChanged", "sessionRequestChanged(id: $sessionRequest) { id topic }")
                        .may(OWNER, MENTOR, FINANCE, ADMIN),
                query("sessionRequests", "sessionRequests(first: 100) { edges { node { id } } }")
                        .may(OWNER, MENTOR)
                        .revealing("$sessionRequest"),
                mutation(
                                "requestSession",
                                "requestSession(input: {mentorId: $mentor, topic: \"x\", idempotencyKey: $key}) { "
                                        + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "proposeSessionTime",
                                "proposeSessionTime(input: {sessionRequestId: $sessionRequest, startsAt: $later}) { "
                                        + DONE + " }")
                        .may(MENTOR),
                mutation(
                                "acceptSessionTime",
                                "acceptSessionTime(input: {sessionRequestId: $sessionRequest, proposalId: $sessionProposal,"
                                        + " paymentMethod: \"pm_card_visa\"}) { " + DONE + " }")
                        .may(OWNER),
                mutation(
                                "refuseSessionTime",
                                "refuseSessionTime(input: {sessionRequestId: $sessionRequest, proposalId: $sessionProposal}) { "
                                        + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "endSessionRequest",
                                "endSessionRequest(input: {sessionRequestId: $sessionRequest}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                query("groupSession", "groupSession(id: $groupSession) { id }").anyoneMay(),
                subscription("groupSessionChanged", "groupSessionChanged(id: $groupSession) { id }")
                        .anyoneMay(),
                query("node", "node(id: $groupSession) { id }").anyoneMay(),
                query("groupSessions", "groupSessions(mentorId: $mentor) { edges { node { id } } }")
                        .anyoneMay(),
                mutation(
                                "scheduleGroupSession",
                                "scheduleGroupSession(input: {kind: WORKSHOP, title: \"x\", startsAt: $later, endsAt: $later,"
                                        + " seats: 1, priceMinor: 1, currency: \"EUR\", idempotencyKey: $key}) { "
                                        + DONE
                                        + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "cancelGroupSession",
                                "cancelGroupSession(input: {groupSessionId: $groupSession}) { " + DONE + " }")
                        .may(MENTOR, ADMIN),
                mutation(
                                "checkInToGroupSession",
                                "checkInToGroupSession(input: {groupSessionId: $groupSession}) { " + DONE + " }")
                        .may(MENTOR),
                mutation(
                                "setGroupMeetingLink",
                                "setGroupMeetingLink(input: {groupSessionId: $groupSession,"
                                        + " url: \"https://meet.example.org/x\"}) { " + DONE + " }")
                        .may(MENTOR),
                mutation(
                                "removeGroupMeetingLink",
                                "removeGroupMeetingLink(input: {groupSessionId: $groupSession}) { " + DONE + " }")
                        .may(MENTOR),
                query("groupSession", "groupSession(id: $groupSession) { meetingLink { url } }")
                        .may(OWNER, MENTOR, ADMIN)
                        .revealing("meet.example.org/group"),
                mutation(
                                "requestSeat",
                                "requestSeat(input: {groupSessionId: $groupSession, paymentMethod: \"pm_card_visa\","
                                        + " idempotencyKey: $key}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("joinWaitingList", "joinWaitingList(input: {groupSessionId: $groupSession}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "leaveWaitingList",
                                "leaveWaitingList(input: {groupSessionId: $groupSession}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                act("confirmBooking").may(MENTOR),
                act("declineBooking").may(MENTOR),
                act("cancelBooking").may(OWNER, MENTOR, ADMIN),
                mutation(
                                "rescheduleBooking",
                                "rescheduleBooking(input: {bookingId: $booking, startsAt: $later}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                answer("acceptProposal").may(OWNER, MENTOR),
                answer("declineProposal").may(OWNER, MENTOR),
                answer("withdrawProposal").may(OWNER, MENTOR),
                act("checkIn").may(OWNER, MENTOR),
                mutation("openDispute", "openDispute(input: {bookingId: $booking, reason: \"x\"}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "addDisputeStatement",
                                "addDisputeStatement(input: {disputeId: $dispute, statement: \"x\"}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "appealDispute",
                                "appealDispute(input: {disputeId: $decidedDispute, reason: \"x\"}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "resolveDispute",
                                "resolveDispute(input: {disputeId: $dispute, decision: \"RELEASE\", reason: \"x\"}) { "
                                        + DONE + " }")
                        .may(ADMIN),
                query("myStrikes", "myStrikes { id }").anyoneSignedInMay(),
                query("strikes", "strikes(memberId: $owner) { id }").may(ADMIN),
                query("appealedStrikes", "appealedStrikes(first: 1) { edges { node { id } } }")
                        .may(ADMIN),
                mutation(
                                "appealStrike",
                                "appealStrike(input: {bookingId: $missedBooking, reason: \"x\"}) { " + DONE + " }")
                        .may(OWNER),
                mutation("resumeMentor", "resumeMentor(input: {memberId: $owner, reason: \"x\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "decideStrike",
                                "decideStrike(input: {memberId: $owner, bookingId: $missedBooking, decision: WITHDRAW, reason: \"x\"}) { "
                                        + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "refundBooking",
                                "refundBooking(input: {bookingId: $booking, refundMinor: 1, reason: \"x\"}) { " + DONE
                                        + " }")
                        .may(ADMIN),
                subscription("bookingChanged", "bookingChanged(id: $booking) { status }")
                        .may(OWNER, MENTOR, FINANCE, ADMIN));
    }

    private static Specimen answer(String name) {
        return mutation(name, name + "(input: {bookingId: $booking, proposalId: $proposal}) { " + DONE + " }");
    }

    private static Specimen act(String name) {
        return mutation(name, name + "(input: {bookingId: $booking}) { " + DONE + " }");
    }

    private static List<Specimen> payment() {
        return List.of(
                query("payout", "payout(id: $payout) { id }").may(MENTOR, FINANCE, ADMIN),
                query("payouts", "payouts(first: 100) { edges { node { id } } }")
                        .may(MENTOR, FINANCE, ADMIN)
                        .revealing("$payout"),
                query("myPayments", "myPayments(first: 100) { edges { node { payment { id } } } }")
                        .anyoneSignedInMay(),
                query("myCredits", "myCredits { id }").anyoneSignedInMay(),
                query("paymentOptions", "paymentOptions(currency: \"ZAR\") { gateway usual flow }")
                        .anyoneSignedInMay(),
                query("creditAccount", "creditAccount(memberId: $owner) { id }").may(FINANCE, ADMIN),
                mutation(
                                "grantCredits",
                                "grantCredits(input: {memberId: $owner, amountMinor: 0, currency: \"ZAR\", reason: \"x\","
                                        + " idempotencyKey: \"k\"}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                query("creditPacks", "creditPacks { id }").anyoneSignedInMay(),
                query("creditPurchase", "creditPurchase(id: $purchase) { id }").may(OWNER, FINANCE, ADMIN),
                mutation(
                                "buyCreditPack",
                                "buyCreditPack(input: {packId: $pack, paymentMethod: \"pm_card_visa\","
                                        + " idempotencyKey: $key}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "offerCreditPack",
                                "offerCreditPack(input: {name: \"Walked\", priceMinor: 1, creditsMinor: 0, currency: \"ZAR\","
                                        + " validDays: 1, idempotencyKey: $key}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation("withdrawCreditPack", "withdrawCreditPack(input: {packId: $pack}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                query("bankTransfers", "bankTransfers(status: DONE) { id }").may(FINANCE, ADMIN),
                query("bankFiles", "bankFiles { id }").may(FINANCE, ADMIN),
                query("bankFile", "bankFile(id: $bankFile) { id }").may(FINANCE, ADMIN),
                mutation(
                                "createBankFile",
                                "createBankFile(input: {currency: \"ZAR\", idempotencyKey: \"\"}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "recordBankTransfer",
                                "recordBankTransfer(input: {bankTransferId: \"bnk_none\"}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "correctReturn",
                                "correctReturn(input: {bankTransferId: $failedTransfer, reference: \"WALK-1\", reason: \"r\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "setReturnAside",
                                "setReturnAside(input: {bankTransferId: $returnedTransfer, reason: \"r\"}) { " + DONE
                                        + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "giveUpReturnAside",
                                "giveUpReturnAside(input: {bankTransferId: $asideTransfer, reason: \"r\"}) { " + DONE
                                        + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "recordReturnPaid",
                                "recordReturnPaid(input: {bankTransferId: $asideTransfer, amountMinor: 100, reference: \"WALK-2\", reason: \"r\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                query("ledger", "ledger { balanced }").may(FINANCE, ADMIN),
                path("GET", "/finance/events", "/finance/events").may(FINANCE, ADMIN),
                // Who they are is not asked for, but proof that it is the gateway.
                path("POST", "/gateways/{name}/webhooks", "/gateways/sandbox/webhooks")
                        .anyoneMay(),
                // It shows the way back to our own pages, and nothing else.
                path("GET", "/payments/return", "/payments/return").anyoneMay(),
                path("POST", "/payments/return", "/payments/return").anyoneMay(),
                path("POST", "/finance/gateway-reports", "/finance/gateway-reports")
                        .may(FINANCE, ADMIN),
                mutation(
                                "recordChargeback",
                                "recordChargeback(input: {paymentId: $payment, reference: \"\", amountMinor: 1,"
                                        + " currency: \"ZAR\", reason: \"x\"}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "recordChargebackReversal",
                                "recordChargebackReversal(input: {paymentId: $payment, reference: \"\", reason: \"x\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "recordRefund",
                                "recordRefund(input: {paymentId: $payment, reference: \"\", amountMinor: 1,"
                                        + " currency: \"ZAR\", by: BANK, reason: \"x\"}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                query("monthClose", "monthClose(period: $month) { period }").may(FINANCE, ADMIN),
                query("monthCloses", "monthCloses { period }").may(FINANCE, ADMIN),
                query("verifyMonthClose", "verifyMonthClose(period: $month) { valid }")
                        .may(FINANCE, ADMIN),
                mutation("closeMonth", "closeMonth(input: {period: \"never\"}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                // Here each payout is sent by itself: PayoutRunsTest and PayoutBatchTest have some that are sent
                // together.
                query("payoutBatch", "payoutBatch(id: \"pyb_never\") { id }"),
                query("payoutBatches", "payoutBatches { edges { node { id } } }")
                        .anyoneSignedInMay(),
                query("payoutMonths", "payoutMonths { month }").anyoneSignedInMay(),
                query("mentorAccounts", "mentorAccounts { id }").anyoneSignedInMay(),
                query("payeeAccounts", "payeeAccounts { id }").anyoneSignedInMay(),
                mutation("openPayeeAccount", "openPayeeAccount(input: {gateway: \"never\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                        "runPayouts",
                        "runPayouts(input: {mentorAccountId: \"acc_never\", reason: \"Walks\"}) { " + DONE + " }"),
                query("payoutStatement", "payoutStatement(payoutId: $payout) { csvUrl }")
                        .may(MENTOR, FINANCE, ADMIN),
                path("GET", "/payout-statements/{file}", "/payout-statements/$payout.csv")
                        .may(MENTOR, FINANCE, ADMIN),
                path("GET", "/finance/months/{file}", "/finance/months/$month.csv")
                        .may(FINANCE, ADMIN),
                query("reconciliation", "reconciliation(id: $reconciliation) { id }")
                        .may(FINANCE, ADMIN),
                query("reconciliations", "reconciliations { edges { node { id } } }")
                        .may(FINANCE, ADMIN),
                query("reconciliationProgress", "reconciliationProgress { running }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "runReconciliation",
                                "runReconciliation(input: {from: \"2020-01-02T00:00:00Z\", to: \"2020-01-01T00:00:00Z\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "startReconciliation",
                                "startReconciliation(input: {from: \"2020-01-02T00:00:00Z\", to: \"2020-01-01T00:00:00Z\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "assignBreak",
                                "assignBreak(input: {reconciliationId: $reconciliation, number: 1, memberId: $owner}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "resolveBreak",
                                "resolveBreak(input: {reconciliationId: $reconciliation, number: 1, reason: \"\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "reopenBreak",
                                "reopenBreak(input: {reconciliationId: $reconciliation, number: 1, reason: \"\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation(
                                "postBreak",
                                "postBreak(input: {reconciliationId: $reconciliation, number: 1, amountMinor: 1, currency: \"ZAR\", reason: \"\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                query("ledgerEntries", "ledgerEntries(bookingId: $booking) { edges { node { id } } }")
                        .may(FINANCE, ADMIN));
    }

    private static List<Specimen> feedback() {
        return List.of(
                mutation("rateSession", "rateSession(input: {bookingId: $booking, rating: 9}) { " + DONE + " }")
                        .may(OWNER),
                mutation("changeReview", "changeReview(input: {bookingId: $ratedBooking, rating: 4}) { " + DONE + " }")
                        .may(OWNER),
                mutation("withdrawReview", "withdrawReview(input: {bookingId: $ratedBooking}) { " + DONE + " }")
                        .may(OWNER),
                mutation("hideReview", "hideReview(input: {reviewId: $review, reason: \"x\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("addPrivateNote", "addPrivateNote(input: {bookingId: $booking, text: \"x\"}) { " + DONE + " }")
                        .may(MENTOR),
                mutation(
                                "setMeetingLink",
                                "setMeetingLink(input: {bookingId: $booking, url: \"https://meet.example.org/x\"}) { "
                                        + DONE + " }")
                        .may(MENTOR),
                mutation("removeMeetingLink", "removeMeetingLink(input: {bookingId: $booking}) { " + DONE + " }")
                        .may(MENTOR),
                mutation(
                                "setPreSessionForm",
                                "setPreSessionForm(input: {questions: [], expectedVersion: 0}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("removePreSessionForm", "removePreSessionForm(input: {expectedVersion: 0}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "answerPreSessionForm",
                                "answerPreSessionForm(input: {bookingId: $booking, preSessionForm: {answers: []}}) { "
                                        + DONE + " }")
                        .may(OWNER),
                mutation("addAgendaItem", "addAgendaItem(input: {bookingId: $booking, text: \"x\"}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "changeAgendaItem",
                                "changeAgendaItem(input: {bookingId: $booking, itemId: \"agi_x\", text: \"x\","
                                        + " expectedVersion: 0}) { " + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "tickAgendaItem",
                                "tickAgendaItem(input: {bookingId: $booking, itemId: \"agi_x\", done: true}) { " + DONE
                                        + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "removeAgendaItem",
                                "removeAgendaItem(input: {bookingId: $booking, itemId: \"agi_x\", expectedVersion: 0}) { "
                                        + DONE + " }")
                        .may(OWNER, MENTOR),
                mutation(
                                "reorderAgenda",
                                "reorderAgenda(input: {bookingId: $booking, itemIds: [], expectedVersion: 0}) { " + DONE
                                        + " }")
                        .may(OWNER, MENTOR),
                query("booking", "booking(id: $preparedBooking) { agenda { items { text } } }")
                        .may(OWNER, MENTOR, ADMIN)
                        .revealing("Where to walk"),
                query("booking", "booking(id: $preparedBooking) { preSessionForm { answers { text } } }")
                        .may(OWNER, MENTOR, ADMIN)
                        .revealing("In the woods"),
                query("booking", "booking(id: $linkedBooking) { meetingLink { url } }")
                        .may(OWNER, MENTOR, ADMIN)
                        .revealing("meet.example.org/walk"),
                query("booking", "booking(id: $notedBooking) { privateNotes { text } }")
                        .may(ADMIN)
                        .revealing("Walks slowly"),
                query("booking", "booking(id: $notedBooking) { privateNoteCount }")
                        .may(MENTOR, ADMIN)
                        .revealing("{\"privateNoteCount\":1}"),
                query("booking", "booking(id: $ratedBooking) { review { id } }")
                        .may(OWNER)
                        .revealing("rev_"),
                query(
                                "mentor",
                                "mentor(id: $mentor) { rating reviewCount sessionsHeld reviews { edges { node { id } } } }")
                        .anyoneMay(),
                query("hiddenReviews", "hiddenReviews(first: 100) { edges { node { id mentor { id } } } }")
                        .may(ADMIN),
                mutation("restoreReview", "restoreReview(input: {reviewId: $review}) { " + DONE + " }")
                        .may(ADMIN));
    }

    private static List<Specimen> program() {
        return List.of(
                query("node", "node(id: $program) { id }").anyoneSignedInMay(),
                query("program", "program(id: $program) { id name }").anyoneSignedInMay(),
                query("program", "program(id: $program) { participants(role: MENTEE) { edges { cursor } } }")
                        .may(PROGRAM_ADMIN, ADMIN),
                query("program", "program(id: $program) { admins { id } }")
                        .may(PROGRAM_ADMIN, ADMIN)
                        .revealing("$programAdmin"),
                query("programs", "programs(first: 100) { edges { node { id } } }")
                        .anyoneSignedInMay(),
                query("programs", "programs(mine: true, first: 100) { edges { node { id } } }")
                        .may(PROGRAM_ADMIN)
                        .revealing("$program"),
                query("onboardingPlan", "onboardingPlan(role: MENTEE, programId: $program) { id }")
                        .anyoneSignedInMay(),
                query("onboardingQueue", "onboardingQueue(role: MENTEE, programId: $program) { steps { open } }")
                        .may(PROGRAM_ADMIN, ADMIN),
                query("onboardingQueue", "onboardingQueue(role: MENTEE) { steps { open } }")
                        .may(ADMIN),
                mutation("createProgram", "createProgram(input: {name: \"W\", kind: GROUP}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("changeProgram", "changeProgram(input: {programId: $program, name: \"W\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("closeProgram", "closeProgram(input: {programId: $program}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "addProgramBlackout",
                                "addProgramBlackout(input: {programId: $program, name: \"W\", from: $later, to: $soon}) { "
                                        + DONE + " }")
                        .may(PROGRAM_ADMIN, ADMIN),
                mutation(
                                "removeProgramBlackout",
                                "removeProgramBlackout(input: {programId: $program, blackoutId: \"blk_none\"}) { "
                                        + DONE + " }")
                        .may(PROGRAM_ADMIN, ADMIN),
                mutation(
                                "appointProgramAdmin",
                                "appointProgramAdmin(input: {programId: $program, memberId: $participant}) { " + DONE
                                        + " }")
                        .may(ADMIN),
                mutation(
                                "dismissProgramAdmin",
                                "dismissProgramAdmin(input: {programId: $program, memberId: $participant}) { " + DONE
                                        + " }")
                        .may(ADMIN),
                mutation(
                                "enrolMember",
                                "enrolMember(input: {programId: $program, memberId: $participant, role: MENTEE}) { "
                                        + DONE + " }")
                        .may(PROGRAM_ADMIN, ADMIN),
                mutation("enrolMember", "enrolMember(input: {programId: $program, role: MENTEE}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "withdrawMember",
                                "withdrawMember(input: {programId: $program, memberId: $participant, role: MENTEE}) { "
                                        + DONE + " }")
                        .may(PROGRAM_ADMIN, ADMIN),
                mutation(
                                "configureOnboarding",
                                "configureOnboarding(input: {role: MENTEE, programId: $program, steps: []}) { " + DONE
                                        + " }")
                        .may(PROGRAM_ADMIN, ADMIN),
                mutation(
                                "configureOnboarding",
                                "configureOnboarding(input: {role: MENTEE, steps: [], expectedVersion: 0}) { " + DONE
                                        + " }")
                        .may(ADMIN),
                mutation(
                                "completeOnboardingStep",
                                "completeOnboardingStep(input: {role: MENTEE, step: \"tutorial\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "reviewOnboardingStep",
                                "reviewOnboardingStep(input: {memberId: $participant, role: MENTEE, programId: $program,"
                                        + " step: \"background-check\", passed: true}) { " + DONE + " }")
                        .may(PROGRAM_ADMIN, ADMIN),
                mutation("recordConsent", "recordConsent(input: {purpose: MARKETING, version: \"1\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("withdrawConsent", "withdrawConsent(input: {purpose: MARKETING}) { " + DONE + " }")
                        .anyoneSignedInMay());
    }

    private static List<Specimen> profiles() {
        return List.of(
                query("node", "node(id: $goal) { id }").may(OWNER, MENTOR, FINANCE, ADMIN),
                query("node", "node(id: $category) { id }").anyoneMay(),
                query("mentor", "mentor(id: $mentor, asOf: $later) { id }").may(MENTOR, FINANCE, ADMIN),
                query("categories", "categories { edges { node { id } } }").anyoneMay(),
                query("categories", "categories(retiredToo: true) { edges { node { id } } }")
                        .may(FINANCE, ADMIN),
                mutation("updateProfile", "updateProfile(input: {expectedVersion: 0, bio: \"x\"}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "updateProfile",
                                "updateProfile(input: {memberId: $owner, expectedVersion: 0, reason: \"x\", bio: \"x\"}) { "
                                        + DONE + " }")
                        .may(OWNER, ADMIN),
                mutation(
                                "updateMenteeProfile",
                                "updateMenteeProfile(input: {expectedVersion: 0, year: 2}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation(
                                "updateMentorProfile",
                                "updateMentorProfile(input: {expectedVersion: 0, bio: null}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("dismissProfilePrompt", "dismissProfilePrompt { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("createCategory", "createCategory(input: {name: \"\", icon: \"x\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "changeCategory",
                                "changeCategory(input: {categoryId: $category, expectedVersion: 0}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("retireCategory", "retireCategory(input: {categoryId: $category}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("addGoal", "addGoal(input: {text: \"\", category: CAREER}) { " + DONE + " }")
                        .anyoneSignedInMay(),
                mutation("changeGoal", "changeGoal(input: {goalId: $goal, expectedVersion: 0}) { " + DONE + " }")
                        .may(OWNER),
                goal("achieveGoal").may(OWNER),
                goal("reopenGoal").may(OWNER),
                goal("dropGoal").may(OWNER));
    }

    private static Specimen goal(String name) {
        return mutation(name, name + "(input: {goalId: $goal}) { " + DONE + " }");
    }

    private static List<Specimen> governance() {
        return List.of(
                query("auditTrail", "auditTrail(subject: $booking) { edges { node { id } } }")
                        .may(FINANCE, ADMIN),
                query("auditTrail", "auditTrail(subject: $document) { edges { node { id } } }")
                        .may(ADMIN),
                query("auditTrail", "auditTrail(subject: $import) { edges { node { id } } }")
                        .may(ADMIN),
                query("verifyAudit", "verifyAudit { valid }").may(FINANCE, ADMIN),
                query("longWork", "longWork(id: $work) { state }").may(FINANCE, ADMIN),
                query("latestWork", "latestWork(kind: AUDIT_CHECK) { id }").may(FINANCE, ADMIN),
                mutation("cancelWork", "cancelWork(input: {workId: $work}) { " + DONE + " }")
                        .may(FINANCE, ADMIN),
                mutation("startAuditCheck", "startAuditCheck { " + DONE + " }").may(FINANCE, ADMIN),
                mutation(
                                "submitEvidence",
                                "submitEvidence(input: {paymentId: $disputedPayment, reference: \"never\", sha256: \"\"}) { "
                                        + DONE + " }")
                        .may(FINANCE, ADMIN),
                query("disputeEvidence", "disputeEvidence(id: $dispute) { sha256 }")
                        .may(FINANCE, ADMIN),
                query("parkedSteps", "parkedSteps { edges { node { id } } }").may(ADMIN),
                query("eventProcessors", "eventProcessors { head processors { name kind position behind failing } }")
                        .may(ADMIN),
                query("sandbox", "sandbox { now }").anyoneMay(),
                query("signInProviders", "signInProviders").anyoneMay(),
                mutation("retryParkedStep", "retryParkedStep(input: {stepId: $step}) { " + DONE + " }")
                        .may(ADMIN),
                mutation(
                                "rebuildProjection",
                                "rebuildProjection(input: {name: \"projection-ledger\"}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("cancelRebuild", "cancelRebuild(input: {rebuildId: $rebuild}) { " + DONE + " }")
                        .may(ADMIN),
                mutation("advanceClock", "advanceClock(input: {by: \"PT1S\"}) { " + DONE + " }")
                        .anyoneMay());
    }
}
