package org.mentorlink.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Acquaintances;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingCommand;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindAcquaintances;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindBookingAsOf;
import org.mentorlink.booking.BookingQuery.FindBookings;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.BookingQuery.FindDisputeTimeline;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingQuery.ListBookings;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.BookingViews;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.booking.DisputeTimeline;
import org.mentorlink.booking.GroupSessionPage;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSessions;
import org.mentorlink.booking.GroupSessionQuery.ListGroupSessions;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionViews;
import org.mentorlink.booking.PausedMentors;
import org.mentorlink.booking.StrikesCommand.AppealStrike;
import org.mentorlink.booking.StrikesCommand.DecideStrike;
import org.mentorlink.booking.StrikesCommand.ResumeMentor;
import org.mentorlink.booking.StrikesPage;
import org.mentorlink.booking.StrikesQuery.FindPaused;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesQuery.ListAppealedStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.communication.LinkCommand.SendLink;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.AuditVerification;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.governance.GovernanceQuery.FindParkedStep;
import org.mentorlink.governance.GovernanceQuery.FindRebuilds;
import org.mentorlink.governance.GovernanceQuery.ListParkedSteps;
import org.mentorlink.governance.GovernanceQuery.VerifyAudit;
import org.mentorlink.governance.OutboxMessages;
import org.mentorlink.governance.ParkedStepPage;
import org.mentorlink.governance.ParkedStepView;
import org.mentorlink.governance.ReadModelCommand.CancelRebuild;
import org.mentorlink.governance.ReadModelCommand.RequestRebuild;
import org.mentorlink.governance.RebuildStatus;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.governance.RebuildView.RebuildProgress;
import org.mentorlink.governance.RebuildViews;
import org.mentorlink.governance.SandboxQuery.FindGatewayBalance;
import org.mentorlink.governance.SandboxQuery.FindOutbox;
import org.mentorlink.governance.StepCommand.RetryStep;
import org.mentorlink.membership.DocumentCommand.OpenDocument;
import org.mentorlink.membership.DocumentCommand.RejectDocument;
import org.mentorlink.membership.DocumentCommand.SubmitDocument;
import org.mentorlink.membership.DocumentCommand.VerifyDocument;
import org.mentorlink.membership.DocumentCommand.WithdrawDocument;
import org.mentorlink.membership.DocumentPage;
import org.mentorlink.membership.DocumentQuery.FindDocument;
import org.mentorlink.membership.DocumentQuery.FindDocuments;
import org.mentorlink.membership.DocumentQuery.ListDocumentsToReview;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.DocumentViews;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MemberAccess;
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
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindIdentity;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.FindMembers;
import org.mentorlink.membership.MemberQuery.FindPhoto;
import org.mentorlink.membership.MemberQuery.FindPhotos;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MemberViews;
import org.mentorlink.membership.MembersListQuery.FindListedMember;
import org.mentorlink.membership.PhotoView;
import org.mentorlink.membership.PhotoViews;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.mentoring.FavouritePage;
import org.mentorlink.mentoring.FavouritesCommand;
import org.mentorlink.mentoring.FavouritesQuery;
import org.mentorlink.mentoring.MentorApplicationPage;
import org.mentorlink.mentoring.MentorApplicationView;
import org.mentorlink.mentoring.MentorCommand.AddOffering;
import org.mentorlink.mentoring.MentorCommand.AddTimeAway;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ApproveMentor;
import org.mentorlink.mentoring.MentorCommand.ChangeOffering;
import org.mentorlink.mentoring.MentorCommand.ClearDateHours;
import org.mentorlink.mentoring.MentorCommand.RemoveTimeAway;
import org.mentorlink.mentoring.MentorCommand.RetireOffering;
import org.mentorlink.mentoring.MentorCommand.SetBookingWindow;
import org.mentorlink.mentoring.MentorCommand.SetCommission;
import org.mentorlink.mentoring.MentorCommand.SetDateHours;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorCounts;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorTallies;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorQuery.ListMentorApplications;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorTallies;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.mentoring.OpenSlotsChanged;
import org.mentorlink.payment.AdjustmentCommand.PostAdjustment;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankDeskQuery.FindBankFile;
import org.mentorlink.payment.BankDeskQuery.FindBankTransfers;
import org.mentorlink.payment.BankDeskQuery.ListBankFiles;
import org.mentorlink.payment.BankDeskQuery.ListBankTransfers;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.payment.BankFileViews;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.payment.BankTransferViews;
import org.mentorlink.payment.BooksCommand.CloseMonth;
import org.mentorlink.payment.ChargebackView;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountView;
import org.mentorlink.payment.CreditAccountViews;
import org.mentorlink.payment.CreditEntryPage;
import org.mentorlink.payment.CreditPackCommand.OfferCreditPack;
import org.mentorlink.payment.CreditPackCommand.WithdrawCreditPack;
import org.mentorlink.payment.CreditPackQuery.FindCreditPacks;
import org.mentorlink.payment.CreditPackQuery.FindCreditPurchases;
import org.mentorlink.payment.CreditPackQuery.ListCreditPacks;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.payment.CreditPackViews;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseView;
import org.mentorlink.payment.CreditPurchaseViews;
import org.mentorlink.payment.CreditQuery.FindCreditAccounts;
import org.mentorlink.payment.CreditQuery.ListCreditEntries;
import org.mentorlink.payment.EvidenceTerms;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.payment.FinanceEntryPage;
import org.mentorlink.payment.FinanceQuery.DraftMonth;
import org.mentorlink.payment.FinanceQuery.FindMonthClose;
import org.mentorlink.payment.FinanceQuery.FindReconciliation;
import org.mentorlink.payment.FinanceQuery.FindReconciliationProgress;
import org.mentorlink.payment.FinanceQuery.ListMonthCloses;
import org.mentorlink.payment.FinanceQuery.ListReconciliations;
import org.mentorlink.payment.FinanceQuery.ReadFinanceEvents;
import org.mentorlink.payment.FinanceQuery.ReadMonth;
import org.mentorlink.payment.FinanceQuery.Reconcile;
import org.mentorlink.payment.FinanceQuery.VerifyMonth;
import org.mentorlink.payment.GatewayQuery.FindEvidenceTerms;
import org.mentorlink.payment.GatewayQuery.FindPageScripts;
import org.mentorlink.payment.GatewayQuery.FindPayeeOnboarding;
import org.mentorlink.payment.GatewayQuery.FindPayerAction;
import org.mentorlink.payment.GatewayQuery.FindPaymentOptions;
import org.mentorlink.payment.GatewayQuery.ListPayeeAccounts;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportCommand.CompleteReport;
import org.mentorlink.payment.GatewayReportCommand.TakeLines;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.MentorAccountViews;
import org.mentorlink.payment.MonthCloseView;
import org.mentorlink.payment.MonthCloses;
import org.mentorlink.payment.MonthDraft;
import org.mentorlink.payment.MonthFile;
import org.mentorlink.payment.MonthReport;
import org.mentorlink.payment.MonthVerification;
import org.mentorlink.payment.PageScripts;
import org.mentorlink.payment.PayeeAccountCommand.OpenPayeeAccount;
import org.mentorlink.payment.PayeeAccountView;
import org.mentorlink.payment.PayeeAccountViews;
import org.mentorlink.payment.PayeeOnboarding;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordRefundByHand;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentOption;
import org.mentorlink.payment.PaymentOptions;
import org.mentorlink.payment.PaymentPage;
import org.mentorlink.payment.PaymentQuery.CountPayouts;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.PaymentQuery.FindMentorAccount;
import org.mentorlink.payment.PaymentQuery.FindMentorAccounts;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentQuery.FindPaymentsAsOf;
import org.mentorlink.payment.PaymentQuery.FindPayoutBatch;
import org.mentorlink.payment.PaymentQuery.FindPayoutStatement;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PaymentQuery.FindPayoutsAsOf;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.mentorlink.payment.PaymentQuery.ListMentorAccounts;
import org.mentorlink.payment.PaymentQuery.ListPayments;
import org.mentorlink.payment.PaymentQuery.ListPayoutBatches;
import org.mentorlink.payment.PaymentQuery.ListPayouts;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.payment.PayoutBatchPage;
import org.mentorlink.payment.PayoutBatchStatus;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutMonths;
import org.mentorlink.payment.PayoutMonths.PayoutMonth;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementTotal;
import org.mentorlink.payment.PayoutStatementView;
import org.mentorlink.payment.PayoutStatus;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationCommand.AssignBreak;
import org.mentorlink.payment.ReconciliationCommand.RecordReconciliation;
import org.mentorlink.payment.ReconciliationCommand.ReopenBreak;
import org.mentorlink.payment.ReconciliationCommand.ResolveBreak;
import org.mentorlink.payment.ReconciliationPage;
import org.mentorlink.payment.ReconciliationProgress;
import org.mentorlink.payment.ReconciliationView;
import org.mentorlink.payment.ReconciliationView.BreakView;
import org.mentorlink.payment.WebhookReading;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.FindProcessors;
import org.mentorlink.shared.PositionQuery.ProcessorView;
import org.mentorlink.shared.PositionQuery.ProcessorViews;
import org.mentorlink.shared.PositionQuery.Reached;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.Stopping;
import org.mentorlink.shared.WorkQuery.WorkProgress;
import org.mentorlink.shared.WorkQuery.WorkStage;

/** The other sides, as far as the API can tell: it takes commands and answers questions from memory. */
public final class FakeWorld {

    public final Map<String, MemberView> members = new ConcurrentHashMap<>();
    public final Map<String, MemberCredentials> credentials = new ConcurrentHashMap<>();
    public final Map<String, MemberAccess> accesses = new ConcurrentHashMap<>();
    public final Map<String, MemberCredentials> identities = new ConcurrentHashMap<>();
    public final List<SendLink> links = new CopyOnWriteArrayList<>();
    public final Map<String, MentorView> mentors = new ConcurrentHashMap<>();
    public final Map<String, BookingView> bookings = new ConcurrentHashMap<>();
    public final Map<String, GroupSessionView> groupSessions = new ConcurrentHashMap<>();
    public final Map<String, PhotoView> photos = new ConcurrentHashMap<>();
    public final Map<String, DocumentView> documents = new ConcurrentHashMap<>();
    public final List<CreditAccountView> creditAccounts = new ArrayList<>();
    public final List<CreditPackView> creditPacks = new ArrayList<>();
    public final List<BankTransferView> bankTransfers = new ArrayList<>();
    public final List<BankFileView> bankFiles = new ArrayList<>();
    public final List<MentorAccountView> mentorAccounts = new ArrayList<>();
    public final List<CreditPurchaseView> creditPurchases = new ArrayList<>();
    public final Map<String, StrikesView> strikes = new ConcurrentHashMap<>();
    public final List<Object> commands = new ArrayList<>();
    public final List<Actor> actors = new ArrayList<>();
    public final Set<String> favourites = ConcurrentHashMap.newKeySet();
    public volatile int openHours = 5;
    public volatile SearchMentors lastSearch;
    public volatile long head = 41;

    /** How far what is read is written; no further than the head. */
    public volatile long written = Long.MAX_VALUE;

    public volatile boolean broken;
    public volatile boolean refusing;
    /** Whether money moves at every position. */
    public volatile boolean endlessFinance;

    public final AtomicInteger financePages = new AtomicInteger();
    /** Where set, questions for a member wait until it is counted down. */
    public volatile CountDownLatch holdUp = new CountDownLatch(0);

    /** Programs and onboarding. */
    public final FakePrograms programs = new FakePrograms(this);

    private final QueryUpdateEmitter emitter;

    /** How many subscriptions wait for updates of this question; those of a booking watch their member's access, too. */
    public int subscriptions(Class<?> question) {
        return Math.toIntExact(emitter.activeSubscriptions().stream()
                .filter(subscription -> question.isInstance(subscription.getPayload()))
                .count());
    }

    public FakeWorld(QueryUpdateEmitter emitter) {
        this.emitter = emitter;
    }

    public void change(BookingView booking) {
        head++;
        bookings.put(booking.id(), booking);
        emitter.emit(FindBooking.class, query -> query.bookingId().equals(booking.id()), booking);
    }

    /** What a member may do changes, as everybody who watches is told. */
    public void change(MemberAccess access) {
        head++;
        accesses.put(access.memberId(), access);
        emitter.emit(FindAccess.class, query -> query.memberId().equals(access.memberId()), access);
    }

    void took(Object command, MetaData metaData) {
        commands.add(command);
        actors.add(Actor.of(metaData));
        head++;
    }

    // --- commands ---

    @CommandHandler
    void handle(SendLink command) {
        links.add(command);
    }

    @CommandHandler
    void handle(RecordSignIn command, MetaData metaData) {
        took(command, metaData);
        if (command.method() != SignInMethod.PASSWORD) {
            verified(command.memberId().value());
        }
    }

    @CommandHandler
    void handle(VerifyAddress command, MetaData metaData) {
        took(command, metaData);
        verified(command.memberId().value());
    }

    @CommandHandler
    void handle(SetPassword command, MetaData metaData) {
        took(command, metaData);
        var id = command.memberId().value();
        credentials.replaceAll((email, known) -> known.memberId().equals(id)
                ? new MemberCredentials(known.access(), known.email(), command.passwordHash(), known.verified())
                : known);
        if (command.how() != null) {
            nextEpoch(id);
        }
    }

    @CommandHandler
    void handle(LockSignIn command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(EndSessions command, MetaData metaData) {
        took(command, metaData);
        nextEpoch(command.memberId().value());
    }

    @CommandHandler
    void handle(ReportTokenReuse command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(LinkIdentity command, MetaData metaData) {
        took(command, metaData);
        var id = command.memberId().value();
        credentials.values().stream()
                .filter(known -> known.memberId().equals(id))
                .forEach(known -> identities.put(command.subject(), known));
        verified(id);
    }

    private void verified(String id) {
        accesses.computeIfPresent(
                id, (key, before) -> new MemberAccess(id, MemberStatus.ACTIVE, before.roles(), before.sessionEpoch()));
    }

    private void nextEpoch(String id) {
        var before = access(id);
        change(new MemberAccess(id, before.status(), before.roles(), before.sessionEpoch() + 1));
    }

    private MemberAccess access(String id) {
        return accesses.computeIfAbsent(
                id,
                key -> credentials.values().stream()
                        .filter(known -> known.memberId().equals(id))
                        .map(MemberCredentials::access)
                        .findFirst()
                        .orElseGet(() -> new MemberAccess(id, MemberStatus.ACTIVE, Set.of(), 0)));
    }

    @CommandHandler
    void handle(RegisterMember command, MetaData metaData) {
        took(command, metaData);
        if (credentials.containsKey(command.email())) {
            throw Refused.because("EMAIL_TAKEN", "This address is registered already.", "email");
        }
        var id = command.memberId().value();
        members.put(
                id,
                new MemberView(
                        id,
                        command.email(),
                        command.firstName(),
                        command.lastName(),
                        Set.of(command.role()),
                        false,
                        command.timeZone(),
                        MemberStatus.PENDING,
                        null,
                        null,
                        true,
                        MemberDetails.NONE,
                        1));
        credentials.put(
                command.email(),
                Views.credentials(id, command.email(), command.passwordHash(), MemberStatus.PENDING, command.role()));
    }

    @CommandHandler
    void handle(ApplyAsMentor command, MetaData metaData) {
        took(command, metaData);
        var id = command.mentorId().value();
        mentors.put(id, Views.mentor(id, command.memberId().value(), false));
    }

    @CommandHandler
    void handle(ApproveMentor command, MetaData metaData) {
        took(command, metaData);
        var id = command.mentorId().value();
        var memberId = mentors.get(id).memberId();
        mentors.put(id, Views.mentor(id, memberId, true));
        var before = access(memberId);
        var roles = new HashSet<>(before.roles());
        roles.add(Role.MENTOR);
        change(new MemberAccess(memberId, before.status(), roles, before.sessionEpoch()));
    }

    @CommandHandler
    void handle(SetWeeklyAvailability command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(SetCommission command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(AddOffering command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ChangeOffering command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RetireOffering command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(SetDateHours command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ClearDateHours command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(AddTimeAway command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RemoveTimeAway command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(SetBookingWindow command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(FavouritesCommand.FavouriteMentor command, MetaData metaData) {
        took(command, metaData);
        favourites.add(command.mentorId().value());
    }

    @CommandHandler
    void handle(FavouritesCommand.UnfavouriteMentor command, MetaData metaData) {
        took(command, metaData);
        favourites.remove(command.mentorId().value());
    }

    @CommandHandler
    void handle(BookingCommand.RequestBooking command, MetaData metaData) {
        took(command, metaData);
        var id = command.bookingId().value();
        if (bookings.containsKey(id)) {
            return;
        }
        if (command.topic().isBlank()) {
            throw Refused.because("TOPIC_REQUIRED", "Say what it is about.", "topic");
        }
        if (programs.unchecked.contains(Views.THANDI)) {
            throw Refused.because("ONBOARDING_INCOMPLETE", "The mentor is not ready.", "input", "mentorId");
        }
        if (programs.unchecked.contains(command.menteeId().value())) {
            throw Refused.because("ONBOARDING_INCOMPLETE", "You are not ready.");
        }
        change(Views.booking(id, BookingStatus.REQUESTED, null, head));
        var settled = switch (command.paymentMethod()) {
            case "taken" -> Views.booking(id, BookingStatus.DECLINED, "SLOT_TAKEN", head);
            case "busy" -> Views.booking(id, BookingStatus.DECLINED, "MENTEE_BUSY", head);
            case "pm_card_chargeDeclined" -> Views.booking(id, BookingStatus.PAYMENT_FAILED, "card_declined", head);
            default -> Views.booking(id, BookingStatus.CONFIRMED, null, head);
        };
        if (!Set.of("slow", PaymentFlow.IN_BROWSER).contains(command.paymentMethod())) {
            var delay = command.paymentMethod().equals("later") ? 1_000 : 80;
            CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(() -> change(settled));
        }
    }

    @CommandHandler
    void handle(BookingCommand.ConfirmBooking command, MetaData metaData) {
        took(command, metaData);
        if (bookings.get(command.bookingId().value()).status() != BookingStatus.AWAITING_CONFIRMATION) {
            throw Refused.because("BOOKING_NOT_AWAITING", "It does not wait for you.");
        }
        change(Views.booking(command.bookingId().value(), BookingStatus.CONFIRMED));
    }

    @CommandHandler
    void handle(BookingCommand.DeclineBooking command, MetaData metaData) {
        took(command, metaData);
        change(Views.booking(command.bookingId().value(), BookingStatus.DECLINED, "MENTOR_DECLINED", 1));
    }

    @CommandHandler
    void handle(BookingCommand.CancelBooking command, MetaData metaData) {
        took(command, metaData);
        change(Views.booking(command.bookingId().value(), BookingStatus.CANCELLED));
    }

    @CommandHandler
    void handle(BookingCommand.CheckIn command, MetaData metaData) {
        took(command, metaData);
        change(Views.booking(command.bookingId().value(), BookingStatus.IN_PROGRESS));
    }

    @CommandHandler
    void handle(BookingCommand.OpenDispute command, MetaData metaData) {
        took(command, metaData);
        change(Views.booking(command.bookingId().value(), BookingStatus.DISPUTED));
    }

    @CommandHandler
    void handle(BookingCommand.StateInDispute command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(BookingCommand.AppealDispute command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(BookingCommand.ResolveDispute command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(BookingCommand.RefundBooking command, MetaData metaData) {
        took(command, metaData);
    }

    /** Why messages of gateways are refused, if they are. */
    public @Nullable String paymentRefusal;

    @CommandHandler
    void handle(RecordCaptured command, MetaData metaData) {
        took(command, metaData);
        if (paymentRefusal != null) {
            throw Refused.because(paymentRefusal, "Not now.");
        }
    }

    @CommandHandler
    void handle(RecordChargeback command, MetaData metaData) {
        took(command, metaData);
        if (paymentRefusal != null) {
            throw Refused.because(paymentRefusal, "Not now.", "input", "reference");
        }
    }

    @CommandHandler
    void handle(SubmitEvidence command, MetaData metaData) {
        took(command, metaData);
        if (paymentRefusal != null) {
            throw Refused.because(paymentRefusal, "Not now.", "input", "reference");
        }
    }

    /** On what accounts mentors of this world are paid. */
    public List<PayeeAccountView> payeeAccounts = List.of();

    @QueryHandler
    PayeeAccountViews answer(ListPayeeAccounts query) {
        return new PayeeAccountViews(payeeAccounts.stream()
                .filter(account -> account.mentorId().equals(query.mentorId()))
                .toList());
    }

    @QueryHandler
    PayeeOnboarding answer(FindPayeeOnboarding query) {
        return new PayeeOnboarding("https://gateway.example/" + query.mentorId(), EVIDENCE_DUE_BY);
    }

    @CommandHandler
    void handle(OpenPayeeAccount command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    EvidenceTerms answer(FindEvidenceTerms query) {
        return new EvidenceTerms(true, EVIDENCE_DUE_BY);
    }

    @CommandHandler
    void handle(RecordRefundByHand command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RecordChargebackReversed command, MetaData metaData) {
        took(command, metaData);
        if (paymentRefusal != null) {
            throw Refused.because(paymentRefusal, "Not now.", "input", "reference");
        }
    }

    @CommandHandler
    void handle(GrantCredits command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    CreditAccountViews answer(FindCreditAccounts query) {
        return new CreditAccountViews(creditAccounts.stream()
                .filter(account -> query.creditAccountIds().contains(account.id()))
                .toList());
    }

    @CommandHandler
    void handle(BuyCreditPack command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(OfferCreditPack command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(WithdrawCreditPack command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(MakeBankFile command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RecordBankTransferDone command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RecordBankTransferFailed command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(SetReturnAside command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(GiveUpReturnAside command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RecordReturnPaid command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(CorrectBankTransfer command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    BankTransferViews answer(ListBankTransfers query) {
        return new BankTransferViews(bankTransfers.stream()
                .filter(transfer -> transfer.status() == query.status())
                .limit(query.most())
                .toList());
    }

    @QueryHandler
    BankTransferViews answer(FindBankTransfers query) {
        return new BankTransferViews(bankTransfers.stream()
                .filter(transfer -> query.bankTransferIds().contains(transfer.id()))
                .toList());
    }

    @QueryHandler
    BankFileViews answer(ListBankFiles query) {
        return new BankFileViews(List.copyOf(bankFiles));
    }

    @QueryHandler
    BankFileViews answer(FindBankFile query) {
        return new BankFileViews(bankFiles.stream()
                .filter(file -> file.id().equals(query.bankFileId()))
                .toList());
    }

    @QueryHandler
    CreditPackViews answer(ListCreditPacks query) {
        return new CreditPackViews(creditPacks);
    }

    @QueryHandler
    CreditPackViews answer(FindCreditPacks query) {
        return new CreditPackViews(creditPacks.stream()
                .filter(pack -> query.creditPackIds().contains(pack.id()))
                .toList());
    }

    @QueryHandler
    CreditPurchaseViews answer(FindCreditPurchases query) {
        return new CreditPurchaseViews(creditPurchases.stream()
                .filter(purchase -> query.creditPurchaseIds().contains(purchase.id()))
                .toList());
    }

    @QueryHandler
    CreditEntryPage answer(ListCreditEntries query) {
        return new CreditEntryPage(List.of(), false);
    }

    @QueryHandler
    StrikesView answer(FindStrikes query) {
        return strikes.get(query.strikesId());
    }

    @QueryHandler
    PausedMentors answer(FindPaused query) {
        return new PausedMentors(strikes.values().stream()
                .filter(book -> book.pausedSince() != null)
                .map(StrikesView::memberId)
                .filter(query.memberIds()::contains)
                .toList());
    }

    @QueryHandler
    StrikesPage answer(ListAppealedStrikes query) {
        return new StrikesPage(
                strikes.values().stream()
                        .filter(book -> book.waitingPosition() != null)
                        .toList(),
                false);
    }

    @CommandHandler
    void handle(AppealStrike command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(DecideStrike command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RetryStep command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RequestRebuild command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(CancelRebuild command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    String handle(SetPhoto command, MetaData metaData) {
        took(command, metaData);
        if (refusing) {
            throw Refused.because("REFUSED", "Not now.");
        }
        var id = command.memberId().value();
        var replaced = photos.put(id, new PhotoView(command.photoId().value(), id, command.width(), command.height()));
        return replaced == null ? null : replaced.id();
    }

    @CommandHandler
    String handle(RemovePhoto command, MetaData metaData) {
        took(command, metaData);
        var removed = photos.remove(command.memberId().value());
        return removed == null ? null : removed.id();
    }

    @CommandHandler
    void handle(SubmitDocument command, MetaData metaData) {
        took(command, metaData);
        if (refusing) {
            throw Refused.because("REFUSED", "Not now.");
        }
        var id = command.documentId().value();
        documents.put(
                id,
                new DocumentView(
                        id,
                        command.memberId().value(),
                        command.kind(),
                        command.fileName(),
                        command.bytes(),
                        command.format(),
                        DocumentStatus.SUBMITTED,
                        Views.LONG_BEFORE,
                        null,
                        null,
                        null,
                        null,
                        head));
    }

    @CommandHandler
    void handle(VerifyDocument command, MetaData metaData) {
        took(command, metaData);
        decide(command.documentId().value(), DocumentStatus.VERIFIED, null, command.expiresOn());
    }

    @CommandHandler
    void handle(RejectDocument command, MetaData metaData) {
        took(command, metaData);
        decide(command.documentId().value(), DocumentStatus.REJECTED, command.reason(), null);
    }

    @CommandHandler
    void handle(WithdrawDocument command, MetaData metaData) {
        took(command, metaData);
        decide(command.documentId().value(), DocumentStatus.WITHDRAWN, null, null);
    }

    @CommandHandler
    void handle(OpenDocument command, MetaData metaData) {
        took(command, metaData);
    }

    private void decide(String id, DocumentStatus status, String reason, LocalDate expiresOn) {
        var was = documents.get(id);
        documents.put(
                id,
                new DocumentView(
                        id,
                        was.memberId(),
                        was.kind(),
                        was.fileName(),
                        was.bytes(),
                        was.format(),
                        status,
                        was.submittedAt(),
                        Views.LONG_BEFORE,
                        Views.ADMIN,
                        reason,
                        expiresOn,
                        was.submittedPosition()));
    }

    // --- questions ---

    @QueryHandler
    PhotoView answer(FindPhoto query) {
        return photos.values().stream()
                .filter(photo -> photo.id().equals(query.photoId()))
                .findFirst()
                .orElse(null);
    }

    @QueryHandler
    PhotoViews answer(FindPhotos query) {
        return new PhotoViews(known(query.memberIds(), photos));
    }

    @QueryHandler
    DocumentView answer(FindDocument query) {
        return documents.get(query.documentId());
    }

    @QueryHandler
    DocumentViews answer(FindDocuments query) {
        return new DocumentViews(documents.values().stream()
                .filter(one -> one.status() != DocumentStatus.WITHDRAWN
                        && query.memberIds().contains(one.memberId()))
                .toList());
    }

    @QueryHandler
    MentorApplicationPage answer(ListMentorApplications query) {
        return new MentorApplicationPage(
                mentors.values().stream()
                        .filter(mentor -> !mentor.approved())
                        .limit(query.page().first())
                        .map(mentor -> new MentorApplicationView(mentor.id(), Views.LONG_BEFORE, 1, false))
                        .toList(),
                false);
    }

    @QueryHandler
    DocumentPage answer(ListDocumentsToReview query) {
        return new DocumentPage(
                documents.values().stream()
                        .filter(one -> one.status() == DocumentStatus.SUBMITTED)
                        .limit(query.page().first())
                        .toList(),
                false);
    }

    @QueryHandler
    Acquaintances answer(FindAcquaintances query) {
        var met = new HashSet<String>();
        for (var booking : bookings.values()) {
            if (booking.isParticipant(query.memberId())) {
                met.add(booking.menteeId());
                met.add(booking.mentorMemberId());
            }
        }
        met.remove(query.memberId());
        met.retainAll(query.others());
        return new Acquaintances(met);
    }

    @QueryHandler
    Reached answer(FindHead query) {
        return new Reached(head);
    }

    @QueryHandler
    ProcessorViews answer(FindProcessors query) {
        return new ProcessorViews(
                41,
                List.of(
                        new ProcessorView("projection-bookings", 41, false),
                        new ProcessorView("saga-booking", 38, true),
                        new ProcessorView("worker-mail", -1, false)));
    }

    @QueryHandler
    Reached answer(AwaitPosition query) {
        return new Reached(Math.min(head, written));
    }

    @QueryHandler
    MemberView answer(FindMember query) throws InterruptedException {
        holdUp.await();
        if (broken) {
            throw new IllegalStateException("secret of the database");
        }
        return members.get(query.memberId());
    }

    @QueryHandler
    MemberViews answer(FindMembers query) {
        return new MemberViews(known(query.memberIds(), members));
    }

    @QueryHandler
    MemberCredentials answer(FindCredentials query) {
        return now(credentials.get(query.email()));
    }

    @QueryHandler
    MemberCredentials answer(FindIdentity query) {
        return now(identities.get(query.subject()));
    }

    private MemberCredentials now(MemberCredentials known) {
        return known == null
                ? null
                : new MemberCredentials(
                        access(known.memberId()), known.email(), known.passwordHash(), known.verified());
    }

    @QueryHandler
    MemberAccess answer(FindAccess query) {
        return access(query.memberId());
    }

    @QueryHandler
    MentorView answer(FindMentor query) {
        return mentors.get(query.mentorId());
    }

    @QueryHandler
    MentorViews answer(FindMentors query) {
        return new MentorViews(known(query.mentorIds(), mentors));
    }

    @QueryHandler
    MentorTallies answer(FindMentorTallies query) {
        return new MentorTallies(query.mentorIds().stream().map(Views::tally).toList());
    }

    @QueryHandler
    MentorPage answer(SearchMentors query) {
        lastSearch = query;
        var all = mentors.values().stream()
                .filter(MentorView::approved)
                .filter(one -> query.page().after() == null
                        || one.id().compareTo(query.page().after()) > 0)
                .sorted(Comparator.comparing(MentorView::id))
                .toList();
        if ("garbage".equals(query.page().after())) {
            return MentorPage.unknownCursor();
        }
        var first = Math.min(query.page().first(), all.size());
        var hits = all.subList(0, first).stream()
                .map(mentor -> new MentorPage.Hit(mentor.id(), mentor))
                .toList();
        var counts = query.counts() == SearchMentors.Counts.NOTHING
                ? null
                : new MentorCounts(all.size(), true, Views.facets());
        return new MentorPage(
                hits, all.size() > first, hits.isEmpty() ? null : hits.getLast().key(), counts, false);
    }

    @QueryHandler
    FavouritesQuery.Favourites answer(FavouritesQuery.FindFavourites query) {
        return new FavouritesQuery.Favourites(
                query.mentorIds().stream().filter(favourites::contains).toList());
    }

    @QueryHandler
    FavouritePage answer(FavouritesQuery.ListFavourites query) {
        return new FavouritePage(
                favourites.stream()
                        .map(id -> new FavouritePage.Favourite(7, mentors.get(id)))
                        .toList(),
                false);
    }

    public void changeOpenSlots(String mentorId) {
        emitter.emit(
                FindOpenSlots.class, query -> query.mentorIds().contains(mentorId), new OpenSlotsChanged(mentorId));
    }

    @QueryHandler
    OpenSlots answer(FindOpenSlots query) {
        var slots = new ArrayList<TimeSlot>();
        for (var hour = 0; hour < openHours; hour++) {
            slots.add(TimeSlot.of(query.from().plus(Duration.ofHours(hour)), Duration.ofHours(1)));
        }
        return new OpenSlots(query.mentorIds().stream().collect(Collectors.toMap(id -> id, id -> slots)));
    }

    @QueryHandler
    AppointmentViews answer(ListAppointments query) {
        return new AppointmentViews(List.of());
    }

    @QueryHandler
    BookingView answer(FindBooking query) {
        bookingsAsked.incrementAndGet();
        return bookings.get(query.bookingId());
    }

    /** How often one booking or several were asked for by their ids. */
    public final AtomicInteger bookingsAsked = new AtomicInteger();

    @QueryHandler
    DisputeTimeline answer(FindDisputeTimeline query) {
        return new DisputeTimeline(List.of());
    }

    /** Until when the gateway of this world takes evidence. */
    public static final Instant EVIDENCE_DUE_BY = Instant.parse("2027-01-01T10:00:00Z");

    @QueryHandler
    DisputeEvidenceView answer(FindDisputeEvidence query) {
        return new DisputeEvidenceView("dsp_one", query.bookingId(), null, List.of(), "{}", "0".repeat(64));
    }

    @QueryHandler
    BookingView answer(FindBookingAsOf query) {
        return query.asOf().isBefore(Views.LONG_BEFORE)
                ? null
                : Views.booking(query.bookingId(), BookingStatus.REQUESTED);
    }

    @QueryHandler
    BookingViews answer(FindBookings query) {
        bookingsAsked.incrementAndGet();
        return new BookingViews(known(query.bookingIds(), bookings));
    }

    @QueryHandler
    @Nullable GroupSessionView answer(FindGroupSession query) {
        return groupSessions.get(query.groupSessionId());
    }

    @QueryHandler
    GroupSessionViews answer(FindGroupSessions query) {
        return new GroupSessionViews(known(query.groupSessionIds(), groupSessions));
    }

    @QueryHandler
    GroupSessionPage answer(ListGroupSessions query) {
        return new GroupSessionPage(
                groupSessions.values().stream()
                        .filter(one ->
                                query.mentorId() == null || query.mentorId().equals(one.mentorId()))
                        .filter(one ->
                                query.statuses().isEmpty() || query.statuses().contains(one.status()))
                        .sorted(Comparator.comparing(GroupSessionView::order))
                        .toList(),
                false);
    }

    @QueryHandler
    BookingPage answer(ListBookings query) {
        var all = bookings.values().stream()
                .filter(one -> (query.menteeId() == null && query.mentorMemberId() == null)
                        || one.menteeId().equals(query.menteeId())
                        || one.mentorMemberId().equals(query.mentorMemberId()))
                .filter(one -> query.statuses().isEmpty() || query.statuses().contains(one.status()))
                .filter(one -> !query.openDispute() || one.hasOpenDispute())
                .limit(query.page().first())
                .toList();
        return new BookingPage(all, bookings.size() > all.size());
    }

    /** What a payment of this world is like. */
    public PaymentStatus paymentStatus = PaymentStatus.CAPTURED;

    /** What its gateway took back. */
    public List<ChargebackView> chargebacks = List.of();

    public List<String> inquiries = List.of();

    /** What its payer has to do. */
    public @Nullable PayerAction payerAction;

    /** Who takes payments, of any currency. */
    public List<PaymentOption> paymentOptions = List.of(new PaymentOption("sandbox", true, PaymentFlow.TOKEN));

    @QueryHandler
    PaymentOptions answer(FindPaymentOptions query) {
        return new PaymentOptions(paymentOptions);
    }

    /** Whose scripts run in the page on which payers pay; nobody answers where there is none. */
    public @Nullable PageScripts pageScripts = new PageScripts(List.of());

    @QueryHandler
    PageScripts answer(FindPageScripts query) {
        if (pageScripts == null) {
            throw new IllegalStateException("nobody knows");
        }
        return pageScripts;
    }

    /** What messages of gateways were read, and what they say. */
    public final List<ReadWebhook> webhooks = new ArrayList<>();

    public @Nullable WebhookReading reading;

    @QueryHandler
    @Nullable PayerAction answer(FindPayerAction query) {
        return payerAction;
    }

    @QueryHandler
    @Nullable WebhookReading answer(ReadWebhook query) {
        webhooks.add(query);
        return reading;
    }

    /** Further ones of a booking end in {@code -x1} and so on. */
    private static String bookingOf(String paymentId) {
        return "bkg_" + paymentId.substring(4).replaceFirst("-x\\d+$", "");
    }

    @QueryHandler
    PaymentViews answer(FindPayments query) {
        return new PaymentViews(query.paymentIds().stream()
                .filter(id -> bookings.containsKey(bookingOf(id)) || new PaymentId(id).isForPack())
                .map(this::payment)
                .toList());
    }

    private PaymentView payment(String id) {
        return new PaymentView(
                id,
                bookingOf(id),
                paymentStatus,
                Views.PRICE,
                Views.PRICE,
                Views.PRICE.zero(),
                "sandbox",
                "ch_1",
                chargebacks,
                inquiries,
                null,
                null,
                Map.of());
    }

    @QueryHandler
    PaymentPage answer(ListPayments query) {
        return new PaymentPage(
                bookings.values().stream()
                        .filter(booking -> booking.menteeId().equals(query.payerId()))
                        .map(booking -> new PaymentPage.Entry(
                                payment("pay_" + booking.id().substring(4)), booking.startsAt(), 7))
                        .toList(),
                false);
    }

    /** Then, all were only authorised, and nothing was to be paid out. */
    @QueryHandler
    PaymentViews answer(FindPaymentsAsOf query) {
        return new PaymentViews(query.paymentIds().stream()
                .filter(id -> bookings.containsKey(bookingOf(id)))
                .map(id -> new PaymentView(
                        id,
                        bookingOf(id),
                        PaymentStatus.AUTHORIZED,
                        Views.PRICE,
                        Views.PRICE.zero(),
                        Views.PRICE.zero(),
                        "sandbox",
                        null))
                .toList());
    }

    @QueryHandler
    PayoutPage answer(FindPayoutsAsOf query) {
        return new PayoutPage(List.of(), false);
    }

    @QueryHandler
    PayoutPage answer(FindPayouts query) {
        return new PayoutPage(
                query.payoutIds().stream()
                        .filter(id -> bookings.containsKey("bkg_" + id.substring(4)))
                        .map(FakeWorld::payout)
                        .toList(),
                false);
    }

    private static final PayoutBatchView BATCH = new PayoutBatchView(
            "pyb_thandi_ZAR_1",
            Views.THANDI_MENTOR,
            "sandbox",
            PayoutBatchStatus.PAID,
            Views.PRICE,
            Views.PRICE.zero(),
            List.of(new PayoutShare(
                    new PayoutId("pyo_one"), new BookingId("bkg_one"), Views.PRICE, Views.PRICE.zero())),
            Views.LONG_BEFORE,
            Views.LONG_BEFORE,
            "po_1",
            null,
            12);

    private static final MentorAccountView ACCOUNT = new MentorAccountView(
            "acc_thandi_ZAR",
            Views.THANDI_MENTOR,
            Views.PRICE,
            List.of(new MentorAccountView.Waiting(
                    new PayoutId("pyo_two"), Views.PRICE, "sandbox", Views.LONG_BEFORE, Views.MONDAY_10H)),
            13,
            null);

    @QueryHandler
    @Nullable PayoutBatchView answer(FindPayoutBatch query) {
        return query.payoutBatchId().equals(BATCH.id()) ? BATCH : null;
    }

    @QueryHandler
    PayoutBatchPage answer(ListPayoutBatches query) {
        return new PayoutBatchPage(isThandis(query.mentorId()) ? List.of(BATCH) : List.of(), false);
    }

    @QueryHandler
    @Nullable MentorAccountView answer(FindMentorAccount query) {
        return query.mentorAccountId().equals(ACCOUNT.id()) ? ACCOUNT : null;
    }

    @QueryHandler
    MentorAccountViews answer(FindMentorAccounts query) {
        return new MentorAccountViews(mentorAccounts.stream()
                .filter(account -> query.mentorAccountIds().contains(account.id()))
                .toList());
    }

    @QueryHandler
    MentorAccountViews answer(ListMentorAccounts query) {
        return new MentorAccountViews(isThandis(query.mentorId()) ? List.of(ACCOUNT) : List.of());
    }

    private static boolean isThandis(@Nullable String mentorId) {
        return mentorId == null || mentorId.equals(Views.THANDI_MENTOR);
    }

    @CommandHandler
    void handle(RunPayouts command, MetaData metaData) {
        took(command, metaData);
    }

    /** What statements tell of; each has all of it. */
    public List<PayoutStatementLine> statementLines = List.of();

    public List<PayoutStatementTotal> statementTotals = List.of();

    @QueryHandler
    PayoutStatementView answer(FindPayoutStatement query) {
        return new PayoutStatementView(
                query.mentorId(),
                query.payoutId(),
                query.payoutBatchId(),
                query.month(),
                "Africa/Johannesburg",
                statementTotals,
                statementLines);
    }

    @QueryHandler
    PayoutMonths answer(CountPayouts query) {
        return new PayoutMonths(List.of(new PayoutMonth(
                "ZAR", "2026-11", Views.THANDI_MENTOR.equals(query.mentorId()) ? 1 : 2, 9_007_199_254_740_991L, 0)));
    }

    @QueryHandler
    PayoutPage answer(ListPayouts query) {
        var isTheirs = query.mentorId() == null || query.mentorId().equals(Views.THANDI_MENTOR);
        return new PayoutPage(
                isTheirs
                        ? bookings.keySet().stream()
                                .map(id -> payout("pyo_" + id.substring(4)))
                                .toList()
                        : List.of(),
                false);
    }

    @QueryHandler
    LedgerView answer(FindLedger query) {
        var at = query.position() == null ? head : query.position();
        return new LedgerView(
                at, Views.LONG_BEFORE, true, List.of(new LedgerView.Account("gateway", "ZAR", 9_007_199_254_740_991L)));
    }

    /** Where nothing, no gateway tells its books. */
    public volatile Reconciled reconciled;

    public final Map<String, ReconciliationView> reconciliations = new ConcurrentHashMap<>();

    public volatile Reconcile compared;

    @QueryHandler
    Reconciled answer(Reconcile query) throws InterruptedException {
        compared = query;
        synchronized (stopped) {
            while (slow && query.workId() != null && !stopped.contains(query.workId())) {
                stopped.wait();
            }
        }
        return reconciled;
    }

    @CommandHandler
    void handle(RecordReconciliation command, MetaData metaData) {
        took(command, metaData);
        var id = command.reconciliationId().value();
        var breaks = command.outcome().breaks().stream()
                .map(found -> new BreakView(found, "in words", null, false, null, null, null))
                .toList();
        reconciliations.put(
                id,
                new ReconciliationView(
                        id,
                        command.from(),
                        command.to(),
                        command.outcome().position(),
                        command.outcome().matched(),
                        breaks,
                        Views.LONG_BEFORE,
                        head,
                        command.reportIds().stream().map(GatewayReportId::value).toList(),
                        command.fetched(),
                        command.outcome().bookings(),
                        command.outcome().more()));
    }

    @CommandHandler
    void handle(TakeLines command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(CompleteReport command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(PostAdjustment command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(AssignBreak command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ResolveBreak command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ReopenBreak command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    ReconciliationView answer(FindReconciliation query) {
        return reconciliations.get(query.reconciliationId());
    }

    @QueryHandler
    ReconciliationPage answer(ListReconciliations query) {
        return new ReconciliationPage(List.copyOf(reconciliations.values()), false);
    }

    /** Stopped work, which what takes long waits for where {@link #comparesSlowly} says so. */
    public final java.util.Set<String> stopped = ConcurrentHashMap.newKeySet();

    /** Whether a comparison takes until it is stopped. */
    private volatile boolean slow;

    public void comparesSlowly(boolean whether) {
        synchronized (stopped) {
            slow = whether;
            stopped.notifyAll();
        }
    }

    @QueryHandler
    WorkProgress answer(FindWorkProgress query) {
        return new WorkProgress(WorkStage.LEDGER, 30, 120L);
    }

    @QueryHandler
    Stopping answer(StopWork query) {
        synchronized (stopped) {
            stopped.add(query.workId());
            stopped.notifyAll();
        }
        return new Stopping(true);
    }

    @QueryHandler
    ReconciliationProgress answer(FindReconciliationProgress query) {
        return new ReconciliationProgress(true, 3, 4);
    }

    public final Map<String, MonthCloseView> months = new ConcurrentHashMap<>();

    private MonthReport month(String period) {
        return new MonthReport(period, "UTC", head, 1, 3, 0, "ab", "cd");
    }

    @QueryHandler
    MonthDraft answer(DraftMonth query) {
        return new MonthDraft(month(query.period()), Instant.EPOCH, query.period(), null);
    }

    @CommandHandler
    void handle(ResumeMentor command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(CloseMonth command, MetaData metaData) {
        took(command, metaData);
        months.put(command.report().period(), new MonthCloseView(command.report(), Views.LONG_BEFORE));
    }

    @QueryHandler
    MonthCloseView answer(FindMonthClose query) {
        return months.get(query.period());
    }

    @QueryHandler
    MonthCloses answer(ListMonthCloses query) {
        return new MonthCloses(List.copyOf(months.values()));
    }

    @QueryHandler
    MonthVerification answer(VerifyMonth query) {
        var found = months.get(query.period());
        return found == null ? null : new MonthVerification(found.report(), found.report());
    }

    @QueryHandler
    MonthFile answer(ReadMonth query) throws IOException {
        if (!months.containsKey(query.period())) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write((query.format() + " of " + query.period()).getBytes(StandardCharsets.UTF_8));
        }
        return new MonthFile(bytes.toByteArray());
    }

    /** Two of three events at once. */
    @QueryHandler
    FinanceEntryPage answer(ReadFinanceEvents query) {
        var lines = List.of(
                new LedgerEntryView.Line("gateway", "ZAR", 35_000, 0),
                new LedgerEntryView.Line("held", "ZAR", 0, 35_000));
        financePages.incrementAndGet();
        var positions = endlessFinance ? LongStream.range(query.after() + 1, head) : LongStream.of(7, 9, 12);
        var events = positions
                .filter(position -> position > query.after())
                .limit(endlessFinance ? query.most() : 3)
                .mapToObj(position -> new FinanceEntry(
                        position,
                        Views.LONG_BEFORE,
                        "evt_" + position,
                        "PaymentCaptured",
                        "pay_one",
                        3,
                        "mbr_lerato",
                        "MENTEE",
                        "trace_one",
                        null,
                        "bkg_one",
                        "pay_one",
                        null,
                        null,
                        null,
                        lines,
                        null))
                .toList();
        if (endlessFinance) {
            return new FinanceEntryPage(events, true);
        }
        return new FinanceEntryPage(events.subList(0, Math.min(2, events.size())), events.size() > 2);
    }

    @QueryHandler
    LedgerEntryPage answer(ListLedgerEntries query) {
        var lines = List.of(
                new LedgerEntryView.Line("gateway", "ZAR", 35_000, 0),
                new LedgerEntryView.Line("held", "ZAR", 0, 35_000));
        if (query.account() != null && !query.account().equals("held")) {
            return new LedgerEntryPage(List.of(), false);
        }
        return new LedgerEntryPage(
                List.of(new LedgerEntryView("evt_1", 7, Views.LONG_BEFORE, "captured", "pay_one", "bkg_one", lines)),
                false);
    }

    @QueryHandler
    AuditPage answer(FindAuditTrail query) {
        var entries = new ArrayList<AuditEntryView>();
        entries.add(entry(0, query.subject(), Views.LERATO, Views.LONG_BEFORE));
        entries.add(entry(1, query.subject(), "platform", Views.MONDAY_10H));
        if (query.subject().startsWith("mbr_")) {
            entries.add(entry(2, query.subject(), query.subject(), Views.MONDAY_10H, "ConsentGiven"));
        }
        entries.removeIf(entry -> query.without().contains(entry.type()));
        entries.removeIf(entry -> query.asOf() != null && entry.at().isAfter(query.asOf()));
        return new AuditPage(entries, false);
    }

    @QueryHandler
    AuditVerification answer(VerifyAudit query) {
        return new AuditVerification(false, 12, "abc", 12L);
    }

    @QueryHandler
    ParkedStepPage answer(ListParkedSteps query) {
        return new ParkedStepPage(query.resolved() ? List.of() : List.of(step("stp_one")), false);
    }

    @QueryHandler
    RebuildViews answer(FindRebuilds query) {
        return new RebuildViews(List.of(new RebuildView(
                "rbd_one",
                "rdm_bookings",
                RebuildStatus.RUNNING,
                Views.ADMIN,
                Views.LONG_BEFORE,
                30,
                null,
                new RebuildProgress(10, 41, 4, false))));
    }

    @QueryHandler
    ParkedStepView answer(FindParkedStep query) {
        return query.stepId().equals("stp_one") ? step("stp_one") : null;
    }

    @QueryHandler
    OutboxMessages answer(FindOutbox query) {
        return new OutboxMessages(List.of(new OutboxMessages.OutboxMessage(
                "EMAIL", "lerato@mentorlink.example", "Hello", "Hello", Views.LONG_BEFORE, null)));
    }

    @QueryHandler
    Money answer(FindGatewayBalance query) {
        return Money.of(12, query.currency());
    }

    private static <T> List<T> known(List<String> ids, Map<String, T> all) {
        return ids.stream().filter(all::containsKey).map(all::get).toList();
    }

    private static PayoutView payout(String id) {
        return new PayoutView(
                id,
                "bkg_" + id.substring(4),
                Views.THANDI_MENTOR,
                Views.PRICE,
                Views.PRICE.zero(),
                PayoutStatus.SCHEDULED,
                Views.MONDAY_10H,
                null,
                null,
                Views.PRICE,
                "sandbox",
                null,
                9);
    }

    private static AuditEntryView entry(int sequence, String subject, String actor, Instant at) {
        return entry(sequence, subject, actor, at, "booking.BookingRequested");
    }

    private static AuditEntryView entry(int sequence, String subject, String actor, Instant at, String type) {
        return new AuditEntryView(
                "evt_" + sequence,
                sequence + 5,
                sequence,
                subject,
                type,
                at,
                actor,
                "MENTEE",
                null,
                "cor_1",
                null,
                List.of(new AuditEntryView.Change("status", null, "REQUESTED")),
                null,
                "abc");
    }

    private static ParkedStepView step(String id) {
        return new ParkedStepView(id, "bkg_one", "SendPayout", "no answer", 3, false, Views.LONG_BEFORE, 11);
    }

    void people() {
        members.put(Views.THANDI, Views.member(Views.THANDI, Role.MENTOR));
        members.put(Views.LERATO, Views.member(Views.LERATO, Role.MENTEE));
        members.put(Views.SAM, Views.member(Views.SAM, Role.MENTEE));
        members.put(Views.ADMIN, Views.member(Views.ADMIN, Role.ADMIN));
        members.put(Views.FINANCE, Views.member(Views.FINANCE, Role.FINANCE));
        mentors.put(Views.THANDI_MENTOR, Views.mentor(Views.THANDI_MENTOR, Views.THANDI, true));
        mentors.put("mtr_sam", Views.mentor("mtr_sam", Views.SAM, false));
    }

    /** Nobody is listed. */
    @QueryHandler
    @Nullable ListedMemberView handle(FindListedMember query) {
        return null;
    }
}
