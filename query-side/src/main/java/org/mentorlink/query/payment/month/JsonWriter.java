package org.mentorlink.query.payment.month;

import java.io.OutputStream;
import java.util.SortedSet;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.query.payment.reconciliation.Comparisons;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One object in UTF-8 without white space, its fields always in the same order: the same bytes for ever. */
final class JsonWriter implements ReportWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    JsonWriter(OutputStream out) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    @Override
    public void begin(Month month, SortedSet<Balances.Account> accounts, Balances opening) {
        json.writeStartObject();
        json.writeNumberProperty("format", month.format());
        json.writeStringProperty("period", month.period().toString());
        json.writeStringProperty("timeZone", month.zone().getId());
        json.writeStringProperty("from", month.from().toString());
        json.writeStringProperty("to", month.to().toString());
        json.writeNumberProperty("position", month.position());
        if (month.tellsComparisons()) {
            comparisons(month.comparisons());
        }
        json.writeArrayPropertyStart("opening");
        for (var account : accounts) {
            account(account);
            json.writeNumberProperty("balanceMinor", opening.of(account).balanceMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("entries");
    }

    private void comparisons(Comparisons comparisons) {
        json.writeBooleanProperty("comparedAsAWhole", comparisons.whole());
        json.writeArrayPropertyStart("comparisons");
        for (var compared : comparisons.counting()) {
            json.writeStartObject();
            json.writeStringProperty("id", compared.id());
            json.writeStringProperty("from", compared.from().toString());
            json.writeStringProperty("to", compared.to().toString());
            json.writeNumberProperty("matched", compared.matched());
            json.writeNumberProperty("breaks", compared.found());
            json.writeNumberProperty("open", compared.open());
            json.writeNumberProperty("unexplainedMinor", compared.unexplainedMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void entry(Month month, FinanceEntry entry, boolean isCorrection) {
        json.writeStartObject();
        json.writeBooleanProperty("correction", isCorrection);
        json.writeStringProperty("month", month.monthOf(entry).toString());
        json.writeNumberProperty("position", entry.position());
        json.writeStringProperty("at", entry.at().toString());
        json.writeStringProperty("type", entry.type());
        json.writeStringProperty("eventId", entry.eventId());
        json.writeStringProperty("bookingId", entry.bookingId());
        json.writeStringProperty("paymentId", entry.paymentId());
        json.writeStringProperty("payoutId", entry.payoutId());
        json.writeArrayPropertyStart("lines");
        for (var line : entry.lines()) {
            json.writeStartObject();
            json.writeStringProperty("account", line.account());
            json.writeStringProperty("currency", line.currency());
            json.writeNumberProperty("debitMinor", line.debitMinor());
            json.writeNumberProperty("creditMinor", line.creditMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void end(SortedSet<Balances.Account> accounts, Balances opening, Balances moved) {
        json.writeEndArray();
        json.writeArrayPropertyStart("closing");
        for (var account : accounts) {
            var sums = moved.of(account);
            account(account);
            json.writeNumberProperty("debitMinor", sums.debitMinor());
            json.writeNumberProperty("creditMinor", sums.creditMinor());
            json.writeNumberProperty(
                    "balanceMinor", Math.addExact(opening.of(account).balanceMinor(), sums.balanceMinor()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void account(Balances.Account account) {
        json.writeStartObject();
        json.writeStringProperty("account", account.name());
        json.writeStringProperty("currency", account.currency());
    }
}
