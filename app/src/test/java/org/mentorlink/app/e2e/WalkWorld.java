package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.OrderBankTransfer;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import tools.jackson.databind.json.JsonMapper;

/**
 * The small world of the authorisation walk: a mentee who owns bookings, their mentor, strangers of both kinds, program
 * admins, and staff.
 * Values of documents are made when a specimen first names them, so that what one specimen does is not met by the next.
 */
final class WalkWorld {

    private static final Pattern NAME = Pattern.compile("\\$([a-zA-Z]+)");
    private static final JsonMapper JSON = new JsonMapper();

    /** A word of its own for each world, so that a search finds its mentors and no others. */
    private final String mentorsCompany =
            "Walkers" + UUID.randomUUID().toString().replace("-", "");

    private final ApplicationUnderTest application;
    private final Map<Persona, GraphQlClient> clients = new EnumMap<>(Persona.class);
    private final Map<Persona, String> emails = new EnumMap<>(Persona.class);
    private final Map<String, Supplier<String>> makers = new HashMap<>();
    private final Map<String, String> lasting = new HashMap<>();
    private int proposals;
    private int groups;
    private @Nullable String openRequest;
    private Map<String, String> ofSpecimen = new HashMap<>();

    WalkWorld(ApplicationUnderTest application) {
        this.application = application;
        var anyone = application.client();
        clients.put(Persona.ANONYMOUS, anyone);
        clients.put(Persona.MENTEE_STRANGER, anyone.newMember("MENTEE"));
        clients.put(Persona.MENTOR_STRANGER, anyone.newMember("MENTOR"));
        clients.put(Persona.PROGRAM_ADMIN, anyone.newMember("MENTEE"));
        clients.put(Persona.OTHER_PROGRAM_ADMIN, anyone.newMember("MENTEE"));
        clients.put(Persona.FINANCE, anyone.as("finance"));
        clients.put(Persona.ADMIN, anyone.as("admin"));
        clients.put(Persona.OWNER, anyone.newMember("MENTEE"));
        clients.put(Persona.MENTOR, anyone.newMember("MENTOR"));
        clients.forEach((persona, client) -> {
            var me = client.query("{ me { email } }").get("me");
            if (!me.isNull()) {
                emails.put(persona, me.get("email").asString());
            }
        });
        lasting.put("mentor", openMentor(Persona.MENTOR, mentorsCompany));
        lasting.put("question", question());
        openMentor(Persona.MENTOR_STRANGER, "Another");
        lasting.put("owner", as(Persona.OWNER).me());
        List.of(Persona.OWNER, Persona.MENTOR, Persona.PROGRAM_ADMIN, Persona.FINANCE, Persona.ADMIN)
                .forEach(this::calendar);
        lasting.put("mentorCompany", mentorsCompany);
        lasting.put(
                "ownerName",
                as(Persona.OWNER)
                        .query("{ me { firstName } }")
                        .at("/me/firstName")
                        .asString());
        reachable(Persona.OWNER, "+27821234567");
        reachable(Persona.MENTOR, "+27821234568");
        reachable(Persona.PROGRAM_ADMIN, "+27821234569");
        learning(Persona.OWNER);
        learning(Persona.PROGRAM_ADMIN);
        lasting.put("password", "correct horse battery");

        makers.put("newEmail", () -> "walk-" + UUID.randomUUID() + "@example.org");
        makers.put("key", () -> UUID.randomUUID().toString());
        makers.put("later", () -> anyone.now().plus(Duration.ofHours(1)).toString());
        makers.put("applicantCompany", () -> "Company " + UUID.randomUUID());
        makers.put("applicant", this::applicant);
        makers.put("booking", this::newBooking);
        makers.put("sessionRequest", this::sessionRequest);
        makers.put("sessionProposal", () -> value("sessionRequest").replace("srq_", "prp_") + "-1");
        makers.put("groupSession", this::groupSession);
        makers.put("seat", this::seat);
        makers.put("fullSession", this::fullSession);
        makers.put("late", () -> anyone.now().plus(Duration.ofDays(189)).toString());
        makers.put("proposal", () -> proposal(value("booking")));
        makers.put("payment", () -> payment(value("booking")));
        makers.put("pack", this::pack);
        makers.put("bankFile", this::bankFile);
        makers.put("failedTransfer", this::failedTransfer);
        makers.put("returnedTransfer", this::returnedTransfer);
        makers.put("asideTransfer", this::asideTransfer);
        makers.put("purchase", this::purchase);
        makers.put("step", this::parkedStep);
        makers.put("document", () -> as(Persona.OWNER).uploadDocument("RESUME"));
        makers.put("dispute", this::dispute);
        makers.put("disputedPayment", this::disputedPayment);
        makers.put("missedBooking", this::missedBooking);
        makers.put("decidedDispute", this::decidedDispute);
        makers.put("payout", this::payout);
        makers.put("ratedBooking", this::ratedBooking);
        makers.put("review", () -> review(value("ratedBooking")));
        makers.put("notedBooking", this::notedBooking);
        makers.put("linkedBooking", this::linkedBooking);
        makers.put("preparedBooking", this::preparedBooking);
        makers.put("rich", this::bookingWithAProposal);
        makers.put("favourite", this::favourite);
        makers.put("paid", this::paidBooking);
        makers.put("paidPayment", () -> payment(value("paid")));
        makers.put("somebody", () -> anyone.newMember("MENTEE").me());
        makers.put("calendar", () -> calendar(Persona.OWNER));
        makers.put("rebuild", this::rebuild);
        makers.put("today", () -> anyone.now().truncatedTo(ChronoUnit.DAYS).toString());
        makers.put("soon", () -> anyone.now().plus(Duration.ofDays(90)).toString());
        makers.put("import", this::membersImport);
        makers.put("photo", this::photo);
        makers.put("goal", this::goal);
        makers.put("category", this::category);
        makers.put("program", () -> program(Persona.PROGRAM_ADMIN));
        makers.put("participant", () -> participant(value("program")));
        lasting.put("programAdmin", as(Persona.PROGRAM_ADMIN).me());
        program(Persona.OTHER_PROGRAM_ADMIN);
        makers.put("invitation", this::invitation);
        makers.put("reconciliation", this::reconciliation);
        makers.put("work", this::work);
        makers.put("resolvedReconciliation", this::resolvedReconciliation);
        makers.put("month", this::closedMonth);
        photo();
        photoOf(Persona.PROGRAM_ADMIN);
    }

    GraphQlClient as(Persona persona) {
        return clients.get(persona);
    }

    /** After the persona's sessions have ended. */
    void signInAgain(Persona persona) {
        var email = emails.get(persona);
        if (email != null) {
            var password = email.endsWith("@mentorlink.example") ? "mentorlink" : value("password");
            clients.put(persona, application.client().signedIn(email, password));
        }
    }

    ApplicationUnderTest application() {
        return application;
    }

    /** From now on values are made anew. */
    void nextSpecimen() {
        ofSpecimen = new HashMap<>();
    }

    /** The document with its values, quoted as GraphQL writes them. */
    String filled(String document) {
        return NAME.matcher(document)
                .replaceAll(name ->
                        java.util.regex.Matcher.quoteReplacement(JSON.writeValueAsString(value(name.group(1)))));
    }

    /** The path with its values, as they are. */
    String filledPath(String path) {
        return NAME.matcher(path).replaceAll(name -> java.util.regex.Matcher.quoteReplacement(value(name.group(1))));
    }

    String value(String name) {
        if (lasting.containsKey(name)) {
            return lasting.get(name);
        }
        if (!ofSpecimen.containsKey(name)) {
            var maker = makers.get(name);
            if (maker == null) {
                throw new AssertionError("WalkWorld knows no value named $" + name + "; put a maker for it there");
            }
            ofSpecimen.put(name, maker.get());
        }
        return ofSpecimen.get(name);
    }

    /** The month in which money moved first, closed. */
    private String closedMonth() {
        var finance = as(Persona.FINANCE);
        value("paid");
        var first = finance.rest("GET", "/finance/events", null, "")
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
        var at = Instant.parse(JSON.readTree(first).get("at").asString());
        var month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        application
                .client()
                .advanceTo(month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        finance.mutate("closeMonth", "CloseMonthInput", Map.of("period", month.toString()), "monthClose { period }");
        return month.toString();
    }

    /** The newest check of the audit trail: begun now, or running already. */
    private String work() {
        var finance = as(Persona.FINANCE);
        finance.query("mutation { startAuditCheck { errors { code } } }");
        return finance.query("{ latestWork(kind: AUDIT_CHECK) { id } }")
                .at("/latestWork/id")
                .asString();
    }

    /** Of a day without money, with the gateway's line of one capture that the ledger knows nothing of. */
    private String reconciliation() {
        var finance = as(Persona.FINANCE);
        var report = "kind,reference,merchant_reference,amount_minor,currency,fee_minor,booked_at\n"
                + "CAPTURE,ch_walk,pay_walk,100,ZAR,0,2020-01-01T12:00:00Z\n";
        var taken = finance.rest("POST", "/finance/gateway-reports", "text/csv", report);
        var day = Map.of(
                "from",
                "2020-01-01T00:00:00Z",
                "to",
                "2020-01-02T00:00:00Z",
                "reportId",
                JSON.readTree(taken.body()).get("reportId").asString());
        return finance.mutate("runReconciliation", "RunReconciliationInput", day, "reconciliation { id }")
                .at("/reconciliation/id")
                .asString();
    }

    /** By finance, who has assigned it to themselves. */
    private String resolvedReconciliation() {
        var finance = as(Persona.FINANCE);
        var id = reconciliation();
        var first = Map.<String, Object>of("reconciliationId", id, "number", 1);
        finance.mutate(
                "assignBreak", "AssignBreakInput", with(first, "memberId", finance.me()), "reconciliation { id }");
        finance.mutate("resolveBreak", "ResolveBreakInput", with(first, "reason", "Seen"), "reconciliation { id }");
        return id;
    }

    /** A program that this persona runs. */
    private String program(Persona runner) {
        var admin = as(Persona.ADMIN);
        var id = admin.createProgram(Map.of("name", "Walk", "kind", "ONE_ON_ONE"));
        admin.mutate(
                "appointProgramAdmin",
                "ProgramAdminInput",
                Map.of("programId", id, "memberId", as(runner).me()),
                "program { id }");
        return id;
    }

    /** Somebody who takes part in it and is asked for a background check. */
    private String participant(String program) {
        var admin = as(Persona.ADMIN);
        var member = application.client().newMember("MENTEE").me();
        var step = Map.of("kind", "BACKGROUND_CHECK", "title", "Check");
        admin.mutate(
                "configureOnboarding",
                "ConfigureOnboardingInput",
                Map.of("role", "MENTEE", "programId", program, "steps", List.of(step)),
                "onboardingPlan { id }");
        admin.mutate(
                "enrolMember",
                "EnrolmentInput",
                Map.of("programId", program, "memberId", member, "role", "MENTEE"),
                "program { id }");
        return member;
    }

    private String openMentor(Persona persona, String company) {
        var client = as(persona);
        var mentorId = apply(client, company);
        as(Persona.ADMIN).mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId), "mentor { id }");
        var allDay = Arrays.stream(java.time.DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "start", "08:00", "end", "20:00"))
                .toList();
        client.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", "UTC", "slots", allDay),
                "mentor { id }");
        return mentorId;
    }

    private static String apply(GraphQlClient client, String company) {
        var application = Map.of(
                "bio",
                "I walk",
                "company",
                company,
                "skills",
                List.of("walking"),
                "hourlyRateMinor",
                10_000,
                "currency",
                "EUR",
                "confirmation",
                "APPROVAL");
        return client.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id }")
                .get("mentor")
                .get("id")
                .asString();
    }

    /** Somebody who is not approved, and none of the personas. */
    private String applicant() {
        return apply(application.client().newMember("MENTOR"), value("applicantCompany"));
    }

    private String newBooking() {
        var mentor = value("mentor");
        var startsAt = application.client().slot(mentor, Duration.ofDays(3), 0);
        var booked = as(Persona.OWNER).requestBooking(with(booking(mentor, startsAt, "pm_card_visa"), "topic", "Walk"));
        return booked.get("booking").get("id").asString();
    }

    /** Of the mentor's, who may propose any minute: each time a night of its own. */
    private String proposal(String booking) {
        var later = application
                .client()
                .now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(60 + proposals++))
                .plus(Duration.ofHours(2));
        var input = Map.of("bookingId", booking, "startsAt", later.toString());
        return as(Persona.MENTOR)
                .mutate("rescheduleBooking", "RescheduleBookingInput", input, "booking { pendingProposal { id } }")
                .at("/booking/pendingProposal/id")
                .asString();
    }

    /** Of the owner's, made of the mentor; one that is open before does not count against the next. */
    private String sessionRequest() {
        var before = openRequest;
        if (before != null) {
            as(Persona.OWNER)
                    .tryMutate(
                            "endSessionRequest",
                            "EndSessionRequestInput",
                            Map.of("sessionRequestId", before),
                            "position");
        }
        var input = Map.of(
                "mentorId",
                value("mentor"),
                "topic",
                "Walking",
                "idempotencyKey",
                UUID.randomUUID().toString());
        openRequest = as(Persona.OWNER)
                .mutate("requestSession", "RequestSessionInput", input, "sessionRequest { id }")
                .at("/sessionRequest/id")
                .asString();
        return openRequest;
    }

    /** Of the mentor's, in which the owner has a seat. */
    private String groupSession() {
        var id = scheduled(2);
        var seat = seatIn(id, as(Persona.OWNER));
        ofSpecimen.put("seat", seat);
        as(Persona.MENTOR)
                .mutate(
                        "setGroupMeetingLink",
                        "SetGroupMeetingLinkInput",
                        Map.of("groupSessionId", id, "url", "https://meet.example.org/group"),
                        "groupSession { id }");
        // Told to those whose seat is confirmed, which the session hears of after the booking.
        Eventually.holds(() -> assertThat(as(Persona.OWNER)
                        .query("{ groupSession(id: \"" + id + "\") { meetingLink { url } } }")
                        .at("/groupSession/meetingLink/url")
                        .asString(""))
                .isNotEmpty());
        return id;
    }

    private String seat() {
        value("groupSession");
        return ofSpecimen.get("seat");
    }

    /** One for which the owner waits. */
    private String fullSession() {
        var id = scheduled(1);
        seatIn(id, application.client().newMember("MENTEE"));
        as(Persona.OWNER)
                .mutate("joinWaitingList", "GroupSessionActionInput", Map.of("groupSessionId", id), "position");
        return id;
    }

    /** Each time an hour of its own, long after everything else. */
    private String scheduled(int seats) {
        var startsAt = application
                .client()
                .now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(120 + groups / 20))
                .plus(Duration.ofHours(4 + groups++ % 20));
        var input = new HashMap<String, Object>();
        input.put("kind", "WORKSHOP");
        input.put("title", "Walking together");
        input.put("startsAt", startsAt.toString());
        input.put("endsAt", startsAt.plus(Duration.ofMinutes(30)).toString());
        input.put("seats", seats);
        input.put("priceMinor", 1_000);
        input.put("currency", "EUR");
        input.put("idempotencyKey", UUID.randomUUID().toString());
        return as(Persona.MENTOR)
                .mutate("scheduleGroupSession", "ScheduleGroupSessionInput", input, "groupSession { id }")
                .at("/groupSession/id")
                .asString();
    }

    private static String seatIn(String groupSession, GraphQlClient mentee) {
        var input = Map.of(
                "groupSessionId",
                groupSession,
                "paymentMethod",
                "pm_card_visa",
                "idempotencyKey",
                UUID.randomUUID().toString());
        return mentee.mutate("requestSeat", "RequestSeatInput", input, "booking { id }")
                .at("/booking/id")
                .asString();
    }

    private String disputedPayment() {
        var booking = heldBooking();
        dispute(booking);
        return payment(booking);
    }

    private String payment(String booking) {
        return as(Persona.OWNER).read(booking).get("payment").get("id").asString();
    }

    /** One that was filed and has failed; its payout was sent with another, so that it is owed besides. */
    private String failedTransfer() {
        var desk = BankDeskId.of("EUR");
        var staff = new MemberId("mbr_walk-staff");
        var key = payout() + "/transfer/9";
        var transfer = BankTransferId.of(key);
        command(new OrderBankTransfer(desk, key, new MentorId("mtr_walk"), Money.of(100, "EUR")));
        command(new MakeBankFile(
                desk, BankFileId.of(staff, "EUR", UUID.randomUUID().toString()), staff));
        command(new RecordBankTransferFailed(desk, transfer, "account_closed", false, staff));
        Eventually.holds(() -> assertThat(as(Persona.FINANCE)
                        .query("{ bankTransfers(status: FAILED) { id } }")
                        .toString())
                .contains(transfer.value()));
        return transfer.value();
    }

    /** One of which the account has it that it came back, by command, as payouts do not go by the bank here. */
    private String returnedTransfer() {
        var desk = BankDeskId.of("EUR");
        var mentor = new MentorId("mtr_walk");
        var booking = new BookingId("bkg_" + UUID.randomUUID());
        var payout = PayoutId.of(booking);
        var key = payout + "/transfer/1";
        var transfer = BankTransferId.of(key);
        var amount = Money.of(100, "EUR");
        command(new OrderBankTransfer(desk, key, mentor, amount));
        command(new OweRecovery(
                MentorAccountId.of(mentor, "EUR"),
                payout,
                booking,
                amount.zero().minus(amount),
                1L,
                transfer));
        Eventually.holds(() -> assertThat(as(Persona.FINANCE)
                        .query("{ bankTransfers(status: WAITING) { id } filed: bankTransfers(status: FILED) { id } }")
                        .toString())
                .contains(transfer.value()));
        return transfer.value();
    }

    private String asideTransfer() {
        var transfer = new BankTransferId(returnedTransfer());
        command(new SetReturnAside(
                MentorAccountId.of(new MentorId("mtr_walk"), "EUR"),
                transfer,
                "She asked for it",
                new MemberId("mbr_walk-staff")));
        return transfer.value();
    }

    private void command(Object command) {
        application
                .bean(CommandGateway.class)
                .sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()));
    }

    /** By command, as payouts do not go by the bank here. */
    private String bankFile() {
        var desk = BankDeskId.of("EUR");
        var file =
                BankFileId.of(new MemberId("mbr_walk"), "EUR", UUID.randomUUID().toString());
        var key = "pyo_" + UUID.randomUUID() + "/transfer/1";
        var commands = application.bean(CommandGateway.class);
        List.of(
                        new OrderBankTransfer(desk, key, new MentorId("mtr_walk"), Money.of(100, "EUR")),
                        new MakeBankFile(desk, file, new MemberId("mbr_walk-staff")))
                .forEach(command -> commands.sendAndWait(
                        GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData())));
        Eventually.holds(() -> assertThat(
                        as(Persona.FINANCE).query("{ bankFiles { id } }").toString())
                .contains(file.value()));
        return file.value();
    }

    private String pack() {
        var input = Map.of(
                "name",
                "Walked",
                "priceMinor",
                900,
                "creditsMinor",
                1_000,
                "currency",
                "ZAR",
                "validDays",
                30,
                "idempotencyKey",
                value("key"));
        return as(Persona.FINANCE)
                .mutate("offerCreditPack", "OfferCreditPackInput", input, "creditPack { id }")
                .at("/creditPack/id")
                .asString();
    }

    private String purchase() {
        var input = Map.of("packId", value("pack"), "paymentMethod", "pm_card_visa", "idempotencyKey", value("key"));
        return as(Persona.OWNER)
                .mutate("buyCreditPack", "BuyCreditPackInput", input, "creditPurchase { id }")
                .at("/creditPurchase/id")
                .asString();
    }

    private String rebuild() {
        return as(Persona.ADMIN)
                .mutate(
                        "rebuildProjection",
                        "RebuildProjectionInput",
                        Map.of("name", "projection-community"),
                        "rebuild { id }")
                .at("/rebuild/id")
                .asString();
    }

    private String parkedStep() {
        var id = newBooking();
        application.bean(ProcessSteps.class).park(id, new ExpireHold(new BookingId(id)), "parked by the walk");
        var found = new String[1];
        Eventually.holds(() -> {
            for (var edge : as(Persona.ADMIN)
                    .query("{ parkedSteps(first: 100) { edges { node { id processId } } } }")
                    .get("parkedSteps")
                    .get("edges")) {
                if (edge.get("node").get("processId").asString().equals(id)) {
                    found[0] = edge.get("node").get("id").asString();
                }
            }
            if (found[0] == null) {
                throw new AssertionError("the step is not parked yet");
            }
        });
        return found[0];
    }

    /** A booking whose hour both have attended. */
    private String heldBooking() {
        var id = newBooking();
        as(Persona.MENTOR).act("confirmBooking", id);
        var startsAt = Instant.parse(as(Persona.OWNER).read(id).get("startsAt").asString());
        var anyone = application.client();
        anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        as(Persona.OWNER).act("checkIn", id);
        as(Persona.MENTOR).act("checkIn", id);
        anyone.advanceTo(startsAt.plus(Duration.ofMinutes(61)));
        return id;
    }

    /** The owner has a strike for it. */
    private String missedBooking() {
        var id = newBooking();
        as(Persona.MENTOR).act("confirmBooking", id);
        var startsAt = Instant.parse(as(Persona.OWNER).read(id).get("startsAt").asString());
        var anyone = application.client();
        anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        as(Persona.MENTOR).act("checkIn", id);
        anyone.advanceTo(startsAt.plus(Duration.ofMinutes(61)));
        Eventually.holds(() -> assertThat(
                        StrikesTest.mine(as(Persona.OWNER)).get("strikes").toString())
                .contains(id));
        return id;
    }

    private String ratedBooking() {
        var id = heldBooking();
        as(Persona.OWNER)
                .mutate("rateSession", "RateSessionInput", Map.of("bookingId", id, "rating", 3), "review { id }");
        return id;
    }

    private String notedBooking() {
        var id = heldBooking();
        as(Persona.MENTOR)
                .mutate(
                        "addPrivateNote",
                        "AddPrivateNoteInput",
                        Map.of("bookingId", id, "text", "Walks slowly"),
                        "booking { id }");
        return id;
    }

    /** What the mentor asks before each session; it need not be answered. */
    private String question() {
        var asked = Map.of("kind", "LONG_TEXT", "prompt", "Where do you walk?");
        return as(Persona.MENTOR)
                .mutate(
                        "setPreSessionForm",
                        "SetPreSessionFormInput",
                        Map.of("questions", List.of(asked), "expectedVersion", 0),
                        "preSessionForms { usual { questions { id } } }")
                .at("/preSessionForms/usual/questions/0/id")
                .asString();
    }

    private String preparedBooking() {
        var id = newBooking();
        var answer = Map.of("questionId", value("question"), "text", "In the woods");
        as(Persona.OWNER)
                .mutate(
                        "answerPreSessionForm",
                        "AnswerPreSessionFormInput",
                        Map.of("bookingId", id, "preSessionForm", Map.of("answers", List.of(answer))),
                        "booking { id }");
        as(Persona.OWNER)
                .mutate(
                        "addAgendaItem",
                        "AddAgendaItemInput",
                        Map.of("bookingId", id, "text", "Where to walk"),
                        "booking { id }");
        return id;
    }

    private String linkedBooking() {
        var id = newBooking();
        as(Persona.MENTOR).act("confirmBooking", id);
        as(Persona.MENTOR)
                .mutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        Map.of("bookingId", id, "url", "https://meet.example.org/walk"),
                        "booking { id }");
        return id;
    }

    private String review(String booking) {
        return as(Persona.OWNER)
                .query("query($id: ID!) { booking(id: $id) { review { id } } }", Map.of("id", booking))
                .get("booking")
                .get("review")
                .get("id")
                .asString();
    }

    private String decidedDispute() {
        var id = dispute();
        as(Persona.ADMIN)
                .mutate(
                        "resolveDispute",
                        "ResolveDisputeInput",
                        Map.of("disputeId", id, "decision", "RELEASE", "reason", "It was held"),
                        "dispute { id }");
        return id;
    }

    private String dispute() {
        return dispute(heldBooking());
    }

    private String dispute(String booking) {
        return as(Persona.OWNER)
                .mutate(
                        "openDispute",
                        "OpenDisputeInput",
                        Map.of("bookingId", booking, "reason", "It was short"),
                        "dispute { id }")
                .get("dispute")
                .get("id")
                .asString();
    }

    /** Of the owner, who has a confirmed booking with the mentor. */
    private String goal() {
        as(Persona.MENTOR).act("confirmBooking", newBooking());
        return as(Persona.OWNER)
                .mutate("addGoal", "AddGoalInput", Map.of("text", "Walk far", "category", "PERSONAL"), "goal { id }")
                .get("goal")
                .get("id")
                .asString();
    }

    private String category() {
        var input = Map.of("name", "Walking " + UUID.randomUUID(), "icon", "footprints");
        return as(Persona.ADMIN)
                .mutate("createCategory", "CreateCategoryInput", input, "category { id }")
                .get("category")
                .get("id")
                .asString();
    }

    private String bookingWithAProposal() {
        var id = newBooking();
        as(Persona.MENTOR).act("confirmBooking", id);
        var other = application.client().slot(value("mentor"), Duration.ofDays(5), 0);
        as(Persona.MENTOR)
                .mutate(
                        "rescheduleBooking",
                        "RescheduleBookingInput",
                        Map.of("bookingId", id, "startsAt", other),
                        "booking { id }");
        return id;
    }

    private void learning(Persona persona) {
        var version = as(persona).query("{ me { version } }").at("/me/version").asInt();
        as(persona)
                .mutate(
                        "updateMenteeProfile",
                        "UpdateMenteeProfileInput",
                        Map.of("expectedVersion", version, "interests", List.of("Walking")),
                        "member { id }");
    }

    private void reachable(Persona persona, String phone) {
        var version =
                as(persona).query("{ me { version } }").get("me").get("version").asInt();
        as(persona)
                .mutate(
                        "updateProfile",
                        "UpdateProfileInput",
                        Map.of("expectedVersion", version, "phone", phone),
                        "member { id }");
    }

    /** The mentor, whom the owner has marked. */
    private String favourite() {
        as(Persona.OWNER)
                .mutate("favouriteMentor", "FavouriteMentorInput", Map.of("mentorId", value("mentor")), "position");
        return value("mentor");
    }

    /** Of somebody who is not listed and has a booking with one mentor. */
    private String photo() {
        value("booking");
        return photoOf(Persona.OWNER);
    }

    private String photoOf(Persona persona) {
        var picture = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png", picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return GraphQlClient.taken(as(persona).upload("/photos", picture.toByteArray()))
                .at("/photo/id")
                .asString();
    }

    private String paidBooking() {
        var id = heldBooking();
        application.client().advance(Duration.ofHours(25));
        return id;
    }

    private String payout() {
        return as(Persona.MENTOR)
                .read(paidBooking())
                .get("payment")
                .get("payout")
                .get("id")
                .asString();
    }

    /** The secret part of the address of that persona's calendar; one made before is of no use any more. */
    private String calendar(Persona persona) {
        return as(persona)
                .query("mutation { createCalendarFeed { address errors { code } } }")
                .at("/createCalendarFeed/address")
                .asString()
                .replaceAll(".*/|\\.ics", "");
    }

    private String membersImport() {
        return as(Persona.ADMIN).importing("email,first_name,last_name\n");
    }

    private String invitation() {
        var input = Map.of("email", value("newEmail"), "role", "FINANCE", "reason", "Walks");
        return as(Persona.ADMIN)
                .mutate("inviteAdmin", "InviteAdminInput", input, "invitation { id }")
                .get("invitation")
                .get("id")
                .asString();
    }
}
