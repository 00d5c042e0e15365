package org.mentorlink.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Row 11: the open slots of four weeks, of a mentor with five years and 2,000 bookings behind them and of one who has just
 * begun: by {@code scripts/slots-bench}, which measures the handler of the query without HTTP.
 */
final class OpenSlots implements Row {

    private static final String OLD = "5 years of dates, 2,000 past bookings";
    private static final String YOUNG = "10 past bookings";

    @Override
    public int number() {
        return 11;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        rounds.each(11, List.of(new Rounds.Variant("openSlots", time -> script())));
        report.note(11, "the ratio of one to the other is of the same run of scripts/slots-bench");
    }

    private static Map<String, Double> script() throws InterruptedException {
        var output = Machine.run("scripts/slots-bench");
        var old = median(OLD, output);
        var young = median(YOUNG, output);
        return Map.of(OLD + ", median, ms", old, YOUNG + ", median, ms", young, "one by the other", old / young);
    }

    private static double median(String what, String output) {
        var line = Pattern.compile(Pattern.quote(what) + " +([0-9.]+)").matcher(output);
        if (!line.find()) {
            throw new IllegalStateException("scripts/slots-bench said: " + output);
        }
        return Double.parseDouble(line.group(1));
    }
}
