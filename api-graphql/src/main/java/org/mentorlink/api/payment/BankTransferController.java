package org.mentorlink.api.payment;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.BankDeskCommand;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankDeskQuery.FindBankFile;
import org.mentorlink.payment.BankDeskQuery.FindBankTransfers;
import org.mentorlink.payment.BankDeskQuery.ListBankFiles;
import org.mentorlink.payment.BankDeskQuery.ListBankTransfers;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.payment.BankFileViews;
import org.mentorlink.payment.BankTransferAction;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.payment.BankTransferViews;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.MentorAccountViews;
import org.mentorlink.payment.PaymentQuery.FindMentorAccounts;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What finance have the platform's bank pay mentors, and what they say became of it. */
@Controller
class BankTransferController {

    private static final int MOST = 500;
    private static final int MOST_FILES = 100;
    private static final int LONGEST_KEY = 200;

    private final Questions questions;
    private final Mutations mutations;
    private final Mentors mentors;

    BankTransferController(Questions questions, Mutations mutations, Mentors mentors) {
        this.questions = questions;
        this.mutations = mutations;
        this.mentors = mentors;
    }

    record CreateBankFileInput(String currency, String idempotencyKey) {}

    record RecordBankTransferInput(
            String bankTransferId,
            @Nullable String reference,
            @Nullable String failure,
            @Nullable Boolean returned) {}

    record RecordReturnPaidInput(String bankTransferId, long amountMinor, String reference, String reason) {}

    record SetReturnAsideInput(String bankTransferId, String reason) {}

    record GiveUpReturnAsideInput(String bankTransferId, String reason) {}

    record CorrectReturnInput(
            String bankTransferId, @Nullable String reference, String reason) {}

    record BankFileEntry(String bankTransferId, String key, String mentorId, Money amount) {}

    /** @param csv the same for the bank */
    record BankFile(
            String id,
            String currency,
            Instant madeAt,
            String madeBy,
            Money total,
            List<BankFileEntry> lines,
            String csv) {

        static BankFile of(BankFileView file) {
            return new BankFile(
                    file.id(),
                    file.currency(),
                    file.madeAt(),
                    file.memberId(),
                    file.lines().stream().map(line -> line.amount()).reduce(Money.zero(file.currency()), Money::plus),
                    file.lines().stream()
                            .map(line -> new BankFileEntry(
                                    line.bankTransferId().value(),
                                    line.key(),
                                    line.mentorId().value(),
                                    line.amount()))
                            .toList(),
                    BankCsv.of(file));
        }
    }

    record BankFilePayload(
            @Nullable BankFile bankFile,
            List<UserError> errors,
            @Nullable String position) {}

    record BankTransferPayload(
            @Nullable BankTransferView bankTransfer,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    List<BankTransferView> bankTransfers(@Argument BankTransferStatus status) {
        return questions
                .ask(new ListBankTransfers(status, MOST), BankTransferViews.class)
                .transfers();
    }

    @BatchMapping(typeName = "BankTransfer")
    Map<BankTransferView, MentorView> mentor(Collection<BankTransferView> transfers) {
        return mentors.of(transfers, BankTransferView::mentorId);
    }

    @BatchMapping(typeName = "BankTransfer")
    Map<BankTransferView, Money> owed(Collection<BankTransferView> transfers) {
        return ofReturns(transfers, (transfer, account) -> account.owed(id(transfer)));
    }

    @BatchMapping(typeName = "BankTransfer")
    Map<BankTransferView, Money> setAside(Collection<BankTransferView> transfers) {
        return ofReturns(transfers, (transfer, account) -> account.setAside(id(transfer)));
    }

    /** S4: the reasons are the codes it would be refused with. */
    @BatchMapping(typeName = "BankTransfer")
    Map<BankTransferView, List<AvailableAction>> availableActions(
            Collection<BankTransferView> transfers, @ContextValue Viewer viewer) {
        return ofReturns(
                transfers,
                (transfer, account) -> Arrays.stream(BankTransferAction.values())
                        .map(action -> offered(action, transfer, account, viewer))
                        .toList());
    }

    private static AvailableAction offered(
            BankTransferAction action, BankTransferView transfer, Returns account, Viewer viewer) {
        var why = transfer.mentorId().equals(viewer.mentor().value())
                ? "OWN_TRANSFER"
                : action.refusal(
                        id(transfer), transfer.status(), transfer.isFiled(), transfer.timesReturned(), account);
        return why == null ? AvailableAction.yes(action.name()) : AvailableAction.no(action.name(), why);
    }

    private <T> Map<BankTransferView, T> ofReturns(
            Collection<BankTransferView> transfers, BiFunction<BankTransferView, Returns, T> of) {
        var ids = transfers.stream()
                .map(transfer -> account(transfer).value())
                .distinct()
                .toList();
        var accounts = questions.ask(new FindMentorAccounts(ids), MentorAccountViews.class).accounts().stream()
                .collect(Collectors.toMap(MentorAccountView::id, MentorAccountView::whatCameBack));
        return transfers.stream()
                .collect(Collectors.toMap(
                        transfer -> transfer,
                        transfer -> of.apply(
                                transfer,
                                accounts.getOrDefault(
                                        account(transfer).value(),
                                        Returns.none(transfer.amount().zero()))),
                        (one, same) -> one));
    }

    @QueryMapping
    List<BankFile> bankFiles() {
        return questions.ask(new ListBankFiles(MOST_FILES), BankFileViews.class).files().stream()
                .map(BankFile::of)
                .toList();
    }

    @QueryMapping
    BankFile bankFile(@Argument String id) {
        if (!Ids.is(BankFileId.PREFIX, id)) {
            throw Problem.badRequest("The id of a payment file begins with " + BankFileId.PREFIX + '.');
        }
        var file = file(id);
        if (file == null) {
            throw Problem.notFound("payment file");
        }
        return file;
    }

    private @Nullable BankFile file(String id) {
        return questions.ask(new FindBankFile(id), BankFileViews.class).files().stream()
                .map(BankFile::of)
                .findFirst()
                .orElse(null);
    }

    /** All of it is one decision of the desk's, so that asking again finds the same file and never a part of one. */
    @MutationMapping
    BankFilePayload createBankFile(@Argument CreateBankFileInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> {
                    requireKey(input.idempotencyKey());
                    requireCurrency(input.currency());
                    return new MakeBankFile(BankDeskId.of(input.currency()), id(input, viewer), viewer.member());
                },
                () -> file(id(input, viewer).value()),
                BankFilePayload::new);
    }

    private static BankFileId id(CreateBankFileInput input, Viewer viewer) {
        return BankFileId.of(viewer.member(), input.currency(), input.idempotencyKey());
    }

    @MutationMapping
    BankTransferPayload recordBankTransfer(@Argument RecordBankTransferInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> recorded(input, viewer),
                () -> find(input.bankTransferId()),
                BankTransferPayload::new);
    }

    @MutationMapping
    BankTransferPayload setReturnAside(@Argument SetReturnAsideInput input, @ContextValue Visit visit) {
        var by = visit.viewer().member();
        return told(
                input.bankTransferId(),
                visit,
                transfer -> new SetReturnAside(account(transfer), id(transfer), input.reason(), by));
    }

    @MutationMapping
    BankTransferPayload giveUpReturnAside(@Argument GiveUpReturnAsideInput input, @ContextValue Visit visit) {
        var by = visit.viewer().member();
        return told(
                input.bankTransferId(),
                visit,
                transfer -> new GiveUpReturnAside(account(transfer), id(transfer), input.reason(), by));
    }

    @MutationMapping
    BankTransferPayload correctReturn(@Argument CorrectReturnInput input, @ContextValue Visit visit) {
        var by = visit.viewer().member();
        return told(
                input.bankTransferId(),
                visit,
                transfer ->
                        new CorrectBankTransfer(desk(transfer), id(transfer), input.reference(), input.reason(), by));
    }

    @MutationMapping
    BankTransferPayload recordReturnPaid(@Argument RecordReturnPaidInput input, @ContextValue Visit visit) {
        var by = visit.viewer().member();
        return told(input.bankTransferId(), visit, transfer -> {
            if (input.amountMinor() <= 0) {
                throw Refused.because("INVALID_AMOUNT", "What was paid is more than nothing.", "input", "amountMinor");
            }
            var amount = Money.of(input.amountMinor(), transfer.amount().currency());
            return new RecordReturnPaid(desk(transfer), id(transfer), amount, input.reference(), input.reason(), by);
        });
    }

    private BankTransferPayload told(String id, Visit visit, Function<BankTransferView, Object> command) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> command.apply(known(id)),
                () -> find(id),
                BankTransferPayload::new);
    }

    private static MentorAccountId account(BankTransferView transfer) {
        return MentorAccountId.of(
                new MentorId(transfer.mentorId()), transfer.amount().currency());
    }

    private BankDeskCommand recorded(RecordBankTransferInput input, Viewer viewer) {
        var reference = input.reference();
        var failure = input.failure();
        if (reference != null && failure == null) {
            var transfer = known(input.bankTransferId());
            return new RecordBankTransferDone(desk(transfer), id(transfer), reference, viewer.member());
        }
        if (failure != null && reference == null) {
            var transfer = known(input.bankTransferId());
            return new RecordBankTransferFailed(
                    desk(transfer), id(transfer), failure, Boolean.TRUE.equals(input.returned()), viewer.member());
        }
        throw Refused.because(
                "INVALID_OUTCOME",
                "Send either the bank's reference, or why the transfer has failed.",
                "input",
                "reference");
    }

    private static BankDeskId desk(BankTransferView transfer) {
        return BankDeskId.of(transfer.amount().currency());
    }

    private static BankTransferId id(BankTransferView transfer) {
        return new BankTransferId(transfer.id());
    }

    private BankTransferView known(String id) {
        var transfer = find(id);
        if (transfer == null) {
            throw Mutations.notFound("transfer", "bankTransferId");
        }
        return transfer;
    }

    private @Nullable BankTransferView find(String id) {
        return questions.ask(new FindBankTransfers(List.of(id)), BankTransferViews.class).transfers().stream()
                .findFirst()
                .orElse(null);
    }

    private static void requireKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Refused.because(
                    "INVALID_IDEMPOTENCY_KEY",
                    "An idempotency key has 1 to 200 characters.",
                    "input",
                    "idempotencyKey");
        }
    }

    private static void requireCurrency(String currency) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw Refused.because(
                    "INVALID_CURRENCY", "A currency is an ISO 4217 code, such as ZAR.", "input", "currency");
        }
    }
}
