package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.mentorlink.payment.BankTransferQuery.FindBankFile;
import org.mentorlink.payment.BankTransferQuery.FindBankTransfers;
import org.mentorlink.payment.BankTransferQuery.ListBankTransfers;
import org.mentorlink.payment.BankTransferViews;
import org.springframework.stereotype.Component;

@Component
class BankTransferQueries {

    private static final int MOST = 1_000;
    private static final Bson OLDEST_FIRST = Sorts.ascending(BankTransfers.ORDERED_POSITION);

    private final BankTransfers transfers;

    BankTransferQueries(BankTransfers transfers) {
        this.transfers = transfers;
    }

    @QueryHandler
    BankTransferViews handle(ListBankTransfers query) {
        return new BankTransferViews(transfers.list(
                eq(BankTransfers.STATUS, query.status().name()), OLDEST_FIRST, Math.clamp(query.most(), 1, MOST)));
    }

    @QueryHandler
    BankTransferViews handle(FindBankTransfers query) {
        return new BankTransferViews(transfers.findAll(query.bankTransferIds()));
    }

    @QueryHandler
    BankTransferViews handle(FindBankFile query) {
        return new BankTransferViews(transfers.list(eq(BankTransfers.FILE, query.bankFileId()), OLDEST_FIRST, MOST));
    }
}
