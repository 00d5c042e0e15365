package org.mentorlink.command.payment.payfast;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.Forms;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Ids;

/**
 * PayFast's instant transaction notifications. Believed where the signature is right, the merchant is us, the sender is one of
 * PayFast's, and PayFast, asked, says that it has sent it. That the amount is the one asked for the payment itself checks.
 */
final class PayFastMessages {
    private static final String SIGNATURE = "signature";

    private final PayFastProperties properties;
    private final PayFastApi api;

    PayFastMessages(PayFastProperties properties, PayFastApi api) {
        this.properties = properties;
        this.api = api;
    }

    List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        var told = Forms.read(webhook.body());
        var signature = told.getOrDefault(SIGNATURE, "");
        var signed = new LinkedHashMap<>(told);
        signed.remove(SIGNATURE);
        require(isSame(signature, PayFastSignature.inOrder(signed, properties.passphrase())), "the signature is wrong");
        require(properties.merchantId().equals(told.get("merchant_id")), "it is for another merchant");
        require(isSource(webhook.from()), "it does not come from PayFast");
        require(api.confirms(PayFastSignature.encoded(signed)), "PayFast has not sent it");

        var payment = told.getOrDefault("m_payment_id", "");
        var reference = told.getOrDefault("pf_payment_id", "");
        return "COMPLETE".equals(told.get("payment_status"))
                        && Ids.is(PaymentId.PREFIX, payment)
                        && !reference.isEmpty()
                ? paid(new PaymentId(payment), reference, told)
                : List.of();
    }

    private static List<PaymentCommand> paid(PaymentId payment, String reference, Map<String, String> told) {
        var gross = PayFastGateway.zar(told.getOrDefault("amount_gross", ""));
        var paid = new RecordPaid(payment, reference, gross);
        if (!told.containsKey("amount_fee")) {
            return List.of(paid);
        }
        var fee = PayFastGateway.fee(gross, PayFastGateway.zar(told.get("amount_fee")));
        return List.of(paid, new RecordFee(payment, MovementKind.CAPTURE, reference, fee.gross(), fee.fee()));
    }

    private boolean isSource(String from) {
        return properties.sources().stream().anyMatch(source -> {
            try {
                var address = InetAddress.getByName(from);
                return Arrays.asList(InetAddress.getAllByName(source)).contains(address);
            } catch (UnknownHostException unknown) {
                return false;
            }
        });
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean holds, String otherwise) throws ForgedWebhook {
        if (!holds) {
            throw new ForgedWebhook(otherwise);
        }
    }
}
