package org.mentorlink.command.payment.sandbox;

import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.governance.SandboxQuery.FindGatewayBalance;
import org.mentorlink.shared.Money;

/** What the sandbox gateway tells of its books. */
class SandboxGatewayQueries {
    private final SandboxBooks books;

    SandboxGatewayQueries(SandboxBooks books) {
        this.books = books;
    }

    @QueryHandler
    Money handle(FindGatewayBalance query) {
        return books.balance(query.currency());
    }
}
