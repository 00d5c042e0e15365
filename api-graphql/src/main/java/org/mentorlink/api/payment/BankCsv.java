package org.mentorlink.api.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Currency;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.shared.Money;

/**
 * A payment file as RFC 4180 says, made of what was filed alone, so it is the same to the byte whenever it is asked for. It has ids and
 * numbers only; the bank knows a payee by their reference, and no cell is a formula.
 */
final class BankCsv {

    private BankCsv() {}

    static String of(BankFileView file) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    "file_id", "transfer_id", "payee_reference", "currency", "amount", "amount_minor", "our_reference");
            file.lines()
                    .forEach(line -> csv.writeRecord(
                            file.id(),
                            line.bankTransferId().value(),
                            line.mentorId().value(),
                            line.amount().currency(),
                            decimal(line.amount()),
                            Long.toString(line.amount().amountMinor()),
                            line.key()));
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
