package org.mentorlink.api.payment;

import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankTransferCommand;
import org.mentorlink.payment.BankTransferCommand.FileBankTransfer;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferQuery.FindBankFile;
import org.mentorlink.payment.BankTransferQuery.FindBankTransfers;
import org.mentorlink.payment.BankTransferQuery.ListBankTransfers;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.payment.BankTransferViews;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What finance have their bank pay mentors, and what they say became of it. */
@Controller
class BankTransferController {

    private static final int MOST = 500;
    private static final int LONGEST_KEY = 200;

    private final Questions questions;
    private final Mutations mutations;

    BankTransferController(Questions questions, Mutations mutations) {
        this.questions = questions;
        this.mutations = mutations;
    }

    record CreateBankFileInput(String idempotencyKey) {}

    record RecordBankTransferInput(
            String bankTransferId,
            @Nullable String reference,
            @Nullable String failure) {}

    /** @param csv the same for the bank */
    record BankFile(String id, List<BankTransferView> transfers, String csv) {}

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
        return ask(new ListBankTransfers(status, MOST));
    }

    @QueryMapping
    BankFile bankFile(@Argument String id) {
        var transfers = ask(new FindBankFile(id));
        return new BankFile(id, transfers, BankCsv.of(transfers));
    }

    @MutationMapping
    BankFilePayload createBankFile(@Argument CreateBankFileInput input, @ContextValue Visit visit) {
        try {
            requireKey(input.idempotencyKey());
            var id = BankFileId.of(visit.viewer().member(), input.idempotencyKey());
            if (ask(new FindBankFile(id.value())).isEmpty()) {
                file(id, visit);
            }
            return mutations.seen(() -> bankFile(id.value()), BankFilePayload::new);
        } catch (CommandExecutionException refused) {
            return new BankFilePayload(null, List.of(UserError.of(Mutations.refusal(refused))), null);
        }
    }

    /** Each goes into one file: where another was quicker, it is in that one. */
    private void file(BankFileId id, Visit visit) {
        var viewer = visit.viewer();
        var waiting = ask(new ListBankTransfers(BankTransferStatus.WAITING, MOST)).stream()
                .filter(transfer -> !transfer.mentorId().equals(viewer.mentor().value()))
                .toList();
        if (waiting.isEmpty()) {
            throw Refused.because("NOTHING_TO_FILE", "No transfer waits for a payment file.");
        }
        var actor = viewer.actingAs(ReconciliationController.role(viewer));
        waiting.forEach(transfer -> mutations.send(
                visit, actor, new FileBankTransfer(new BankTransferId(transfer.id()), id, viewer.member())));
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

    private BankTransferCommand recorded(RecordBankTransferInput input, Viewer viewer) {
        var reference = input.reference();
        var failure = input.failure();
        if (reference != null && failure == null) {
            return new RecordBankTransferDone(known(input.bankTransferId()), reference, viewer.member());
        }
        if (failure != null && reference == null) {
            return new RecordBankTransferFailed(known(input.bankTransferId()), failure, viewer.member());
        }
        throw Refused.because(
                "INVALID_OUTCOME",
                "Send either the bank's reference, or why the transfer has failed.",
                "input",
                "reference");
    }

    private BankTransferId known(String id) {
        if (find(id) == null) {
            throw Mutations.notFound("transfer", "bankTransferId");
        }
        return new BankTransferId(id);
    }

    private @Nullable BankTransferView find(String id) {
        return ask(new FindBankTransfers(List.of(id))).stream().findFirst().orElse(null);
    }

    private List<BankTransferView> ask(Object query) {
        return questions.ask(query, BankTransferViews.class).transfers();
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
}
