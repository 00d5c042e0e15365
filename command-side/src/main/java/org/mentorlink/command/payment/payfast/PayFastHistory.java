package org.mentorlink.command.payment.payfast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes PayFast's transaction history apart: lines of comma-separated values, some in quotation marks, under a header. */
final class PayFastHistory {

    private PayFastHistory() {}

    /** Each line's values by the name of their column. */
    static List<Map<String, String>> rows(String csv) {
        var lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        var names = values(lines.getFirst());
        return lines.stream()
                .skip(1)
                .map(line -> {
                    var values = values(line);
                    var row = new HashMap<String, String>();
                    for (var i = 0; i < Math.min(names.size(), values.size()); i++) {
                        row.put(names.get(i), values.get(i));
                    }
                    return Map.copyOf(row);
                })
                .toList();
    }

    private static List<String> values(String line) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }
}
