package org.mentorlink.api.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mentorlink.shared.Refused;

/** Where the columns of one file are. */
record Header(int fields, Map<Column, Integer> places) {

    /** @throws Refused when a column is missing, or is there twice */
    static Header of(List<String> names) {
        var places = new EnumMap<Column, Integer>(Column.class);
        for (var place = 0; place < names.size(); place++) {
            var index = place;
            Column.named(names.get(place)).ifPresent(column -> {
                if (places.putIfAbsent(column, index) != null) {
                    throw Refused.because("COLUMN_TWICE", "The column " + column.label() + " is there twice.");
                }
            });
        }
        for (var column : Column.values()) {
            if (column.isRequired() && !places.containsKey(column)) {
                throw Refused.because("MISSING_COLUMN", "The first line names no column " + column.label() + ".");
            }
        }
        return new Header(names.size(), Map.copyOf(places));
    }

    String cell(List<String> fields, Column column) {
        var place = places.get(column);
        return place == null
                ? ""
                : Spreadsheets.imported(fields.get(place).strip()).strip();
    }
}
