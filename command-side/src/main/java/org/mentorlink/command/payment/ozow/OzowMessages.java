package org.mentorlink.command.payment.ozow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.Forms;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Ids;

/**
 * Ozow's notifications, of payments and of refunds. One is an occasion to ask and no more: what it says of status and amount is never
 * taken for true, though its hash be right.
 */
final class OzowMessages {
    private static final List<String> PAYMENT = List.of(
            "SiteCode",
            "TransactionId",
            "TransactionReference",
            "Amount",
            "Status",
            "Optional1",
            "Optional2",
            "Optional3",
            "Optional4",
            "Optional5",
            "CurrencyCode",
            "IsTest");
    private static final List<String> REFUND = List.of(
            "RefundId",
            "TransactionId",
            "CurrencyCode",
            "Amount",
            "Status",
            "BankName",
            "AccountNumber",
            "StatusMessage");
    private static final String MESSAGE = "StatusMessage";

    private final OzowProperties properties;
    private final OzowApi api;

    OzowMessages(OzowProperties properties, OzowApi api) {
        this.properties = properties;
        this.api = api;
    }

    List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        var told = Forms.read(webhook.body());
        return told.containsKey("RefundId") ? refund(told) : payment(told);
    }

    private List<PaymentCommand> payment(Map<String, String> told) throws ForgedWebhook {
        require(properties.siteCode().equalsIgnoreCase(told.getOrDefault("SiteCode", "")), "it is for another site");
        // The documents have the message among what is signed; Ozow's own examples and others' clients have not.
        var signed = values(told, PAYMENT);
        var withMessage = new ArrayList<>(signed);
        withMessage.add(told.getOrDefault(MESSAGE, ""));
        require(isHashOf(withMessage, told) || isHashOf(signed, told), "the hash is wrong");

        var transaction = transaction(told);
        return transaction.isComplete()
                ? payment(transaction)
                        .<List<PaymentCommand>>map(
                                id -> List.of(new RecordPaid(id, transaction.id(), transaction.amount())))
                        .orElse(List.of())
                : List.of();
    }

    private List<PaymentCommand> refund(Map<String, String> told) throws ForgedWebhook {
        require(isHashOf(values(told, REFUND), told), "the hash is wrong");
        var payment = payment(transaction(told)).orElse(null);
        var name = told.getOrDefault("RefundId", "");
        var refund = payment == null
                ? null
                : api.refundsOf(told.getOrDefault("TransactionId", "")).stream()
                        .filter(it -> it.id().equals(name))
                        .findFirst()
                        .orElse(null);
        return payment == null || refund == null ? List.of() : said(payment, refund);
    }

    /** What is said of a refund as it is. */
    static List<PaymentCommand> said(PaymentId payment, OzowApi.Refund refund) {
        if (refund.status().isDead()) {
            return List.of(new RecordRefundFailed(
                    payment, refund.id(), refund.status().name().toLowerCase(Locale.ROOT)));
        }
        return refund.status() == OzowApi.RefundStatus.COMPLETE
                ? List.of(new RecordRefunded(payment, refund.id(), refund.id()))
                : List.of();
    }

    /** @throws GatewayTimeout where Ozow does not know it yet */
    private OzowApi.Transaction transaction(Map<String, String> told) {
        return api.transaction(told.getOrDefault("TransactionId", ""))
                .orElseThrow(() -> new GatewayTimeout("Ozow tells of a transaction that it does not know"));
    }

    private static Optional<PaymentId> payment(OzowApi.Transaction transaction) {
        return Ids.is(PaymentId.PREFIX, transaction.reference())
                ? Optional.of(new PaymentId(transaction.reference()))
                : Optional.empty();
    }

    private boolean isHashOf(List<String> values, Map<String, String> told) {
        return OzowHash.isSame(OzowHash.of(values, properties.privateKey()), told.getOrDefault("Hash", ""));
    }

    private static List<String> values(Map<String, String> told, List<String> names) {
        return names.stream().map(name -> told.getOrDefault(name, "")).toList();
    }

    private static void require(boolean holds, String otherwise) throws ForgedWebhook {
        if (!holds) {
            throw new ForgedWebhook(otherwise);
        }
    }
}
