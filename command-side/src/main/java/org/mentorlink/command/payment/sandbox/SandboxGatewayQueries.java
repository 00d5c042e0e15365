package org.mentorlink.command.payment.sandbox;

import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.governance.SandboxQuery.FindGatewayBalance;
import org.mentorlink.payment.FinanceQuery.ReadGatewayReport;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.shared.Money;

/** What the sandbox gateway tells of its books. */
class SandboxGatewayQueries {
    private static final int MOST_LINES = 10_000;

    private final SandboxBooks books;

    SandboxGatewayQueries(SandboxBooks books) {
        this.books = books;
    }

    @QueryHandler
    Money handle(FindGatewayBalance query) {
        return books.balance(query.currency());
    }

    @QueryHandler
    GatewayReportPage handle(ReadGatewayReport query) {
        return books.report(query.from(), query.to(), query.after(), Math.clamp(query.most(), 1, MOST_LINES));
    }
}
