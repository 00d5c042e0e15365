package org.mentorlink.query.booking;

import org.mentorlink.booking.BookingView;
import org.openjdk.jmh.annotations.Benchmark;

/** A booking's view from its first three events. */
public class FoldBenchmark {

    @Benchmark
    public BookingView threeEvents() {
        return SampleBooking.view();
    }
}
