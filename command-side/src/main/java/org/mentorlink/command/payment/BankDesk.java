package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.BankDeskState.Transfer;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.DescribeBankTransfer;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.NoteBankTransferPaidByHand;
import org.mentorlink.payment.BankDeskCommand.OrderBankTransfer;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankDeskCommand.ReviewBankDesk;
import org.mentorlink.payment.BankDeskCommand.WithdrawBankTransfer;
import org.mentorlink.payment.BankDeskEvent;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.BankDeskEvent.BankTransferCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferPaidByHand;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
import org.mentorlink.payment.BankDeskEvent.BankTransferStopAsked;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankFileLine;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferState;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * Where transfers in one currency wait for finance, who have the platform's bank make them: each is ordered by the payment worker, and
 * withdrawn while it waits, or put into one payment file, and then done or failed as finance say. Which of the two is decided here, for
 * all of a currency at once: so no file has what was withdrawn, and nothing is in two files.
 */
@Aggregate(cache = "aggregateCache")
class BankDesk {

    /** What banks take in one file without a word. */
    static final int MOST_LINES = 500;

    /** No bank takes longer, and no file should wait longer: what is open after that was forgotten. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,59}");
    private static final int LONGEST_REASON = 1_000;
    private static final String TRANSFER = "bankTransferId";

    @AggregateIdentifier
    private BankDeskId bankDeskId;

    private final BankDeskState state = new BankDeskState();

    BankDesk() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    BankTransferState handle(OrderBankTransfer command) {
        var id = BankTransferId.of(command.key());
        var before = state.find(id);
        if (before == null) {
            AggregateLifecycle.apply(new BankTransferOrdered(
                    command.bankDeskId(), id, command.key(), command.mentorId(), command.amount()));
        } else if (before.amount() != null
                && !(before.amount().equals(command.amount())
                        && command.mentorId().equals(before.mentorId()))) {
            throw new IllegalStateException("another transfer was ordered under the key " + command.key());
        }
        return Objects.requireNonNull(state.find(id), "it was ordered").state();
    }

    @CommandHandler
    @Nullable BankTransferState handle(DescribeBankTransfer command) {
        var transfer = state.find(command.bankTransferId());
        return transfer == null ? null : transfer.state();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawBankTransfer command) {
        var id = BankTransferId.of(command.key());
        var before = state.find(id);
        if (before == null || before.status() == BankTransferStatus.WAITING) {
            AggregateLifecycle.apply(new BankTransferWithdrawn(command.bankDeskId(), id, command.key()));
        } else if (before.status() == BankTransferStatus.FILED && !before.stopAsked()) {
            AggregateLifecycle.apply(new BankTransferStopAsked(command.bankDeskId(), id, command.key()));
        }
    }

    @CommandHandler
    void handle(ReviewBankDesk command, Clock clock) {
        var overdue = state.openSince(clock.instant().minus(LONGEST));
        if (!overdue.isEmpty()) {
            throw Refused.because(
                    "BANK_TRANSFERS_OVERDUE",
                    "Transfers in " + currency(command.bankDeskId())
                            + " wait for a payment file, or for what the bank did, for " + LONGEST.toDays()
                            + " days and longer: " + overdue.size() + '.');
        }
    }

    private static String currency(BankDeskId id) {
        return id.value().substring(BankDeskId.PREFIX.length());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MakeBankFile command) {
        if (state.has(command.bankFileId())) {
            return;
        }
        var own = MentorId.of(command.memberId());
        var lines = state.waiting().stream()
                .filter(transfer -> !own.equals(transfer.mentorId()))
                .limit(MOST_LINES)
                .map(transfer -> new BankFileLine(
                        transfer.id(), transfer.key(), mentorOf(transfer), Objects.requireNonNull(transfer.amount())))
                .toList();
        require(!lines.isEmpty(), "NOTHING_TO_FILE", "No transfer waits for a payment file.");
        AggregateLifecycle.apply(
                new BankFileMade(command.bankDeskId(), command.bankFileId(), lines, command.memberId()));
    }

    @CommandHandler
    void handle(RecordBankTransferDone command) {
        var transfer = known(command.bankTransferId(), command.memberId());
        var reference = command.reference();
        requireReference(reference);
        requireOfNone(!state.isOfAnother(reference, transfer.id()));
        switch (transfer.status()) {
            case FILED ->
                AggregateLifecycle.apply(new BankTransferDone(
                        command.bankDeskId(),
                        transfer.id(),
                        transfer.key(),
                        mentorOf(transfer),
                        Objects.requireNonNull(transfer.amount()),
                        reference,
                        command.memberId()));
            case WAITING -> requireFiled(false);
            case DONE, RETURNED -> requireSame(reference.equals(transfer.state().reference()));
            case FAILED, WITHDRAWN -> requireSame(false);
        }
    }

    private static void requireOfNone(boolean isOfNone) {
        require(
                isOfNone,
                "REFERENCE_RECORDED",
                "This is recorded of another transfer already; where the bank has one name for several, add a number to it.",
                "reference");
    }

    /** What it paid is asked first: refused there, it is refused here. */
    @CommandHandler
    void handle(CorrectBankTransfer command, BankCorrections corrections) {
        var transfer = known(command.bankTransferId(), command.memberId());
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), LONGEST_REASON));
        var before = transfer.state().reference();
        var given = command.reference();
        if (given != null) {
            requireReference(given);
            requireOfNone(!state.isOfAnother(given, transfer.id()));
        }
        var amount = Objects.requireNonNull(transfer.amount());
        switch (transfer.status()) {
            case FAILED -> {
                requireFiled(transfer.filed());
                var reference = given == null ? "" : given;
                requireReference(reference);
                var besides = corrections.correct(transfer.key(), mentorOf(transfer), amount, reference, command);
                correct(transfer, reference, besides, command.memberId(), reason);
            }
            case RETURNED -> {
                requireSame(given == null || given.equals(before));
                corrections.owe(transfer.key(), mentorOf(transfer), amount, transfer.returns(), command);
                correct(transfer, Objects.requireNonNull(before), true, command.memberId(), reason);
            }
            case DONE -> {
                requireMistake(transfer.corrected());
                requireSame(given == null || given.equals(before));
            }
            case WAITING, FILED, WITHDRAWN -> requireMistake(false);
        }
    }

    private void correct(Transfer transfer, String reference, boolean besides, MemberId by, Personal reason) {
        AggregateLifecycle.apply(new BankTransferCorrected(
                bankDeskId,
                transfer.id(),
                transfer.key(),
                mentorOf(transfer),
                Objects.requireNonNull(transfer.amount()),
                reference,
                besides,
                by,
                reason));
    }

    private static void requireMistake(boolean canBe) {
        require(
                canBe,
                "NOTHING_TO_CORRECT",
                "Nobody has said that it has failed or came back, which is what can be corrected.",
                TRANSFER);
    }

    /** The account decides; what the bank calls what was paid is of nothing else. */
    @CommandHandler
    void handle(RecordReturnPaid command, BankCorrections corrections) {
        var transfer = known(command.bankTransferId(), command.memberId());
        var reference = command.reference();
        requireReference(reference);
        if (reference.equals(transfer.paidReference())) {
            return;
        }
        requireOfNone(!state.isKnown(reference));
        corrections.paid(transfer.key(), mentorOf(transfer), command);
        AggregateLifecycle.apply(
                new BankTransferPaidByHand(command.bankDeskId(), transfer.id(), transfer.key(), reference));
    }

    private static void requireFiled(boolean isFiled) {
        require(isFiled, "TRANSFER_NOT_FILED", "It is in no payment file, so the bank cannot have made it.", TRANSFER);
    }

    /** @throws Refused for what no bank would call anything, and for numbers of cards and accounts: it is kept for ever */
    static void requireReference(String reference) {
        require(
                REFERENCE.matcher(reference).matches(),
                "INVALID_REFERENCE",
                "This is the bank's own name of it: letters, digits and ._:/-, at most 100.",
                "reference");
        CardNumbers.refuseAs(reference, "reference");
        require(
                !isAccountNumber(reference),
                "ACCOUNT_NUMBER",
                "This is the number of a bank account; send the bank's own name of the payment.",
                "reference");
    }

    /** Whether it is an IBAN: its check digits are right (ISO 13616, by ISO 7064 MOD 97-10). */
    private static boolean isAccountNumber(String text) {
        var number = text.toUpperCase(Locale.ROOT);
        if (!IBAN.matcher(number).matches()) {
            return false;
        }
        var digits = new StringBuilder();
        (number.substring(4) + number.substring(0, 4))
                .chars()
                .forEach(each -> digits.append(Character.digit(each, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    @CommandHandler
    void handle(NoteBankTransferPaidByHand command) {
        var transfer = state.find(command.bankTransferId());
        // Where it came back once more since, that was paid by hand before is told late.
        if (transfer != null
                && transfer.status() == BankTransferStatus.RETURNED
                && transfer.paidReference() == null
                && !state.isKnown(command.reference())) {
            AggregateLifecycle.apply(new BankTransferPaidByHand(
                    command.bankDeskId(), transfer.id(), transfer.key(), command.reference()));
        }
    }

    @CommandHandler
    void handle(RecordBankTransferFailed command) {
        var transfer = known(command.bankTransferId(), command.memberId());
        var code = command.code();
        // What the platform itself has stopped is sent again without being asked; what the bank has not made is not.
        require(
                CODE.matcher(code).matches() && !code.equals(PayoutFailed.STOPPED),
                "INVALID_FAILURE",
                "Why it has failed has small letters, digits and _, such as account_closed, at most 60.",
                "failure");
        var mentor = mentorOf(transfer);
        var amount = Objects.requireNonNull(transfer.amount());
        switch (transfer.status()) {
            case WAITING, FILED -> {
                require(
                        !command.returned(),
                        "TRANSFER_NOT_DONE",
                        "Only what the bank has made can come back.",
                        TRANSFER);
                AggregateLifecycle.apply(new BankTransferFailed(
                        command.bankDeskId(), transfer.id(), transfer.key(), mentor, amount, code, command.memberId()));
            }
            case DONE -> {
                // Whoever had not seen that it is done did not mean that it came back.
                requireSame(command.returned());
                AggregateLifecycle.apply(new BankTransferReturned(
                        command.bankDeskId(),
                        transfer.id(),
                        transfer.key(),
                        mentor,
                        amount,
                        code,
                        command.memberId(),
                        transfer.besides() ? transfer.returns() + 1 : null));
            }
            case FAILED, RETURNED -> requireSame(code.equals(transfer.state().code()));
            case WITHDRAWN -> requireSame(false);
        }
    }

    @EventSourcingHandler
    void on(BankDeskEvent event, @Timestamp Instant at) {
        bankDeskId = event.bankDeskId();
        state.evolve(event, at);
    }

    /** What was told of it has gone on to the payout, and is not told otherwise. */
    private static void requireSame(boolean isSame) {
        require(isSame, "TRANSFER_RECORDED", "Something else is recorded of this transfer already.", TRANSFER);
    }

    /** One that was ordered: of what was withdrawn before that nobody knows whose it was to be. */
    private Transfer known(BankTransferId id, MemberId by) {
        var transfer = state.find(id);
        require(transfer != null && transfer.mentorId() != null, "NOT_FOUND", "There is no such transfer.", TRANSFER);
        var found = Objects.requireNonNull(transfer);
        require(
                !MentorId.of(by).equals(found.mentorId()),
                "OWN_TRANSFER",
                "This is your own money: somebody else deals with it.",
                TRANSFER);
        return found;
    }

    private static MentorId mentorOf(Transfer transfer) {
        return Objects.requireNonNull(transfer.mentorId(), "it was ordered");
    }
}
