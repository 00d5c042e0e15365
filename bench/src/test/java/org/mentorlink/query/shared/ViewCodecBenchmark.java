package org.mentorlink.query.shared;

import org.bson.Document;
import org.mentorlink.booking.BookingView;
import org.mentorlink.query.booking.SampleBooking;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A booking's view to the document that is stored, and back. */
@State(Scope.Benchmark)
public class ViewCodecBenchmark {

    private final BookingView view = SampleBooking.view();
    private final Document document = ViewCodec.encode(view);

    @Benchmark
    public Document encode() {
        return ViewCodec.encode(view);
    }

    @Benchmark
    public BookingView decode() {
        return ViewCodec.decode(document, BookingView.class);
    }
}
