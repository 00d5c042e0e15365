package org.mentorlink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All rounds, their medians and the ratios between them, as a table and as JSON. */
final class Report {

    /**
     * One round's value.
     *
     * @param counts the machine was quiet
     */
    record Round(double value, boolean counts, String machine) {}

    /** What was measured of one variant in one row, such as a rate or a percentile. */
    record Measure(int row, String variant, String name) {}

    /**
     * Two medians, one by the other.
     *
     * @param counts both are of rounds that count
     */
    record Ratio(int row, String name, String of, String to, double value, boolean counts) {}

    private final Map<String, Object> machine;
    private final Map<Measure, List<Round>> rounds = new LinkedHashMap<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private final Map<Integer, List<String>> notes = new LinkedHashMap<>();

    Report(Map<String, Object> machine) {
        this.machine = machine;
    }

    void add(Measure measure, Round round) {
        rounds.computeIfAbsent(measure, any -> new ArrayList<>()).add(round);
    }

    void note(int row, String text) {
        notes.computeIfAbsent(row, any -> new ArrayList<>()).add(text);
    }

    /** Of what counts; of everything, where nothing does. */
    double median(Measure measure) {
        var all = rounds.getOrDefault(measure, List.of());
        var counted = all.stream().filter(Round::counts).toList();
        return median((counted.isEmpty() ? all : counted)
                .stream().mapToDouble(Round::value).toArray());
    }

    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How one variant's median compares with another's. */
    void ratio(int row, String name, String of, String to) {
        var one = new Measure(row, of, name);
        var other = new Measure(row, to, name);
        ratios.add(new Ratio(row, name, of, to, median(one) / median(other), counts(one) && counts(other)));
    }

    private boolean counts(Measure measure) {
        return rounds.getOrDefault(measure, List.of()).stream().anyMatch(Round::counts);
    }

    String table() {
        var text = new StringBuilder();
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append("\n| row | what | measure | median | least | most | rounds that count |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        rounds.forEach((measure, all) -> text.append(line(measure, all)));
        if (!ratios.isEmpty()) {
            text.append("\n| row | measure | ratio | |\n|---|---|---|---|\n");
            ratios.forEach(ratio -> text.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %.2f%s | %s : %s |%n",
                    ratio.row,
                    ratio.name,
                    ratio.value,
                    ratio.counts ? "" : ", of rounds that do not count",
                    ratio.of,
                    ratio.to)));
        }
        if (!notes.isEmpty()) {
            text.append('\n');
            notes.forEach((row, lines) -> lines.forEach(line ->
                    text.append("- row ").append(row).append(": ").append(line).append('\n')));
        }
        return text.toString();
    }

    private String line(Measure measure, List<Round> all) {
        var counted = all.stream().filter(Round::counts).toList();
        var shown = counted.isEmpty() ? all : counted;
        var values = shown.stream().mapToDouble(Round::value).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %s | %s | %s | %d of %d |%n",
                measure.row,
                measure.variant,
                measure.name,
                number(median(measure)),
                number(values.getMin()),
                number(values.getMax()),
                counted.size(),
                all.size());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    /** Writes {@code <name>.md} and {@code <name>.json}. */
    void write(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".md"), table());
        var measures = rounds.entrySet().stream()
                .map(entry ->
                        Map.of("measure", entry.getKey(), "median", median(entry.getKey()), "rounds", entry.getValue()))
                .toList();
        var all = Map.of("machine", machine, "measures", measures, "ratios", ratios, "notes", notes);
        Files.writeString(
                directory.resolve(name + ".json"),
                Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
}
