package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.payment.BankDeskQuery.FindBankFile;
import org.mentorlink.payment.BankDeskQuery.FindBankTransfers;
import org.mentorlink.payment.BankDeskQuery.ListBankFiles;
import org.mentorlink.payment.BankDeskQuery.ListBankTransfers;
import org.mentorlink.payment.BankFileViews;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferViews;
import org.springframework.stereotype.Component;

@Component
class BankDeskQueries {

    private static final int MOST = 1_000;

    private final BankTransfers transfers;
    private final BankFiles files;

    BankDeskQueries(BankTransfers transfers, BankFiles files) {
        this.transfers = transfers;
        this.files = files;
    }

    @QueryHandler
    BankTransferViews handle(ListBankTransfers query) {
        var isOpen = query.status() == BankTransferStatus.WAITING || query.status() == BankTransferStatus.FILED;
        return new BankTransferViews(transfers.list(
                eq(BankTransfers.STATUS, query.status().name()),
                isOpen
                        ? Sorts.ascending(BankTransfers.ORDERED_POSITION)
                        : Sorts.descending(BankTransfers.ORDERED_POSITION),
                Math.clamp(query.most(), 1, MOST)));
    }

    @QueryHandler
    BankTransferViews handle(FindBankTransfers query) {
        return new BankTransferViews(transfers.findAll(query.bankTransferIds()));
    }

    @QueryHandler
    BankFileViews handle(ListBankFiles query) {
        return new BankFileViews(
                files.list(empty(), Sorts.descending(BankFiles.MADE_POSITION), Math.clamp(query.most(), 1, MOST)));
    }

    @QueryHandler
    BankFileViews handle(FindBankFile query) {
        return new BankFileViews(files.find(query.bankFileId()).map(List::of).orElseGet(List::of));
    }
}
