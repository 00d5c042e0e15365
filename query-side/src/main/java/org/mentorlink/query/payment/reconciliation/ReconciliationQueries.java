package org.mentorlink.query.payment.reconciliation;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.FinanceQuery.FindReconciliation;
import org.mentorlink.payment.FinanceQuery.ListReconciliations;
import org.mentorlink.payment.ReconciliationPage;
import org.mentorlink.payment.ReconciliationView;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class ReconciliationQueries {

    private final Reconciliations reconciliations;

    ReconciliationQueries(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @QueryHandler
    @Nullable ReconciliationView handle(FindReconciliation query) {
        return reconciliations.find(query.reconciliationId()).orElse(null);
    }

    @QueryHandler
    ReconciliationPage handle(ListReconciliations query) {
        var rows = reconciliations.list(
                lt(Reconciliations.RAN, Pages.after(query.page(), Long.MAX_VALUE)),
                Sorts.descending(Reconciliations.RAN),
                Pages.rows(query.page()));
        return new ReconciliationPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }
}
