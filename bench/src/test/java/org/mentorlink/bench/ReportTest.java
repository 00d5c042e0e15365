package org.mentorlink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Report.Measure OURS = new Report.Measure(1, "ours", "per second");
    private static final Report.Measure THEIRS = new Report.Measure(1, "theirs", "per second");

    private final Report report = new Report(Map.of("cores", 2));

    @Test
    void aMedianIsInTheMiddle() {
        assertThat(Report.median(3, 1, 2)).isEqualTo(2);
        assertThat(Report.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Report.median()).isNaN();
    }

    @Test
    void aRoundOnABusyMachineDoesNotCount() {
        round(OURS, 100, true);
        round(OURS, 1, false);
        round(OURS, 200, true);

        assertThat(report.median(OURS)).isEqualTo(150);
        assertThat(report.table()).contains("| 1 | ours | per second | 150 | 100 | 200 | 2 of 3 |");
    }

    @Test
    void whereNoneCountsTheTableSaysSo() {
        round(OURS, 7, false);

        assertThat(report.table()).contains("| 7.00 | 7.00 | 7.00 | 0 of 1 |");
    }

    @Test
    void ratiosAreOfMedians(@TempDir Path results) throws Exception {
        round(OURS, 30, true);
        round(THEIRS, 20, true);
        report.ratio(1, "per second", "ours", "theirs");
        report.write(results, "run");

        assertThat(report.table()).contains("| 1 | per second | 1.50 | ours : theirs |");
        var json = Api.JSON.readTree(Files.readString(results.resolve("run.json")));
        assertThat(json.at("/ratios/0/value").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/ratios/0/counts").asBoolean(false)).isTrue();
        assertThat(json.at("/measures/0/rounds/0/machine").asString()).isEqualTo("idle");
        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    }

    @Test
    void aRatioOfRoundsThatDoNotCountSaysSo(@TempDir Path results) throws Exception {
        round(OURS, 30, true);
        round(OURS, 99, false);
        round(THEIRS, 20, false);
        report.ratio(1, "per second", "ours", "theirs");
        report.ratio(1, "per second", "theirs", "ours");
        report.write(results, "run");

        assertThat(report.table())
                .contains("| 1 | per second | 1.50, of rounds that do not count | ours : theirs |")
                .contains("| 1 | per second | 0.67, of rounds that do not count | theirs : ours |");
        var json = Api.JSON.readTree(Files.readString(results.resolve("run.json")));
        assertThat(json.at("/ratios/0/counts").asBoolean(true)).isFalse();
    }

    @Test
    void stolenTimeAndOthersMakeABusyMachine() {
        var before = new Quiet.Ticks(1_000, 500, 10, 400);
        assertThat(new Quiet.Ticks(2_000, 1_300, 15, 1_190).since(before).isQuiet())
                .isTrue();
        assertThat(new Quiet.Ticks(2_000, 1_300, 30, 1_190).since(before).isQuiet())
                .isFalse();
        assertThat(new Quiet.Ticks(2_000, 1_300, 15, 1_100).since(before).isQuiet())
                .isFalse();
    }

    private void round(Report.Measure measure, double value, boolean counts) {
        report.add(measure, new Report.Round(value, counts, "idle"));
    }
}
