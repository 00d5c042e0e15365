package org.mentorlink.command.payment.payfast;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.util.List;
import java.util.Map;
import org.mentorlink.command.payment.GatewayTimeout;

/** Takes PayFast's transaction history apart: comma-separated values under a header. */
final class PayFastHistory {

    private PayFastHistory() {}

    /**
     * Each line's values by the name of their column.
     *
     * @throws GatewayTimeout where it is no CSV
     */
    static List<Map<String, String>> rows(String csv) {
        try {
            return CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .build(NamedCsvRecordHandler.of(it -> it.fieldModifier(FieldModifiers.STRIP)), csv)
                    .stream()
                    .map(NamedCsvRecord::getFieldsAsMap)
                    .toList();
        } catch (CsvParseException broken) {
            throw new GatewayTimeout("PayFast's transactions cannot be read", broken);
        }
    }
}
