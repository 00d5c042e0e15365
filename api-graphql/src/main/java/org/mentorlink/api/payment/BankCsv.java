package org.mentorlink.api.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.shared.Money;

/**
 * A payment file as RFC 4180 says: the same transfers give the same text. It has ids and numbers only; the bank knows a payee by
 * their reference, and no cell is a formula.
 */
final class BankCsv {

    private BankCsv() {}

    static String of(List<BankTransferView> transfers) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    "transfer_id",
                    "payee_reference",
                    "currency",
                    "amount",
                    "amount_minor",
                    "our_reference",
                    "ordered_at");
            transfers.forEach(transfer -> csv.writeRecord(
                    transfer.id(),
                    transfer.mentorId(),
                    transfer.amount().currency(),
                    decimal(transfer.amount()),
                    Long.toString(transfer.amount().amountMinor()),
                    transfer.key(),
                    transfer.orderedAt().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** With as many decimals as the currency has, and a point. */
    private static String decimal(Money money) {
        var digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(money.amountMinor(), digits).toPlainString();
    }
}
