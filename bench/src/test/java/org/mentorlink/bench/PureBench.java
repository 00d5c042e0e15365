package org.mentorlink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs what is measured by JMH: parts that wait for nothing. Not named as a test, so nobody runs it by accident; {@code
 * scripts/bench pure} does.
 */
class PureBench {

    @Test
    void pureParts() throws Exception {
        var seconds = TimeValue.seconds(Integer.getInteger("bench.pure.seconds", 2));
        var results = Files.createDirectories(Path.of("target", "results")).resolve("pure.json");
        var options = new OptionsBuilder()
                .include("org\\.mentorlink\\..*Benchmark")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(5)
                .warmupTime(seconds)
                .measurementIterations(5)
                .measurementTime(seconds)
                .resultFormat(ResultFormatType.JSON)
                .result(results.toString())
                .build();
        assertThat(new Runner(options).run()).hasSize(5);
    }
}
