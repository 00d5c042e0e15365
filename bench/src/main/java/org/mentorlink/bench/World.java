package org.mentorlink.bench;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One running application with its people, for the rows that share it. */
final class World implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String REQUEST = "mutation($input: RequestBookingInput!) { requestBooking(input: $input)"
            + " { bookingId booking { id status } errors { code message } position } }";

    /** What every answer to a request contains that was taken, however early it is. */
    static final String TAKEN = "\"bookingId\":\"bkg_";

    private final Options options;
    private final Application application;
    private final People people;
    private final boolean canAnswerWhenRecorded;

    private World(Options options, Application application, People people, boolean canAnswerWhenRecorded) {
        this.options = options;
        this.application = application;
        this.people = people;
        this.canAnswerWhenRecorded = canAnswerWhenRecorded;
    }

    /** @param settings of the application, beside the usual ones */
    static World open(Options options, List<String> settings) throws IOException, InterruptedException {
        var data = Directories.empty(options.data().resolve("mentorlink"));
        var application = Application.at(options, data, settings);
        Log.say("starting the application");
        application.start();
        Log.say("registering %d mentors and as many mentees", options.people());
        var people = People.register(application.port(), options.people());
        return new World(options, application, people, recorded(application.port()));
    }

    /** Whether a caller may choose to be answered before the process has held the booking. */
    private static boolean recorded(int port) throws IOException {
        try (var api = new Api(port)) {
            return api.ask("", "{ __type(name: \"RequestBookingInput\") { inputFields { name } } }", Map.of())
                    .at("/__type/inputFields")
                    .findValuesAsString("name")
                    .contains("answerWhen");
        }
    }

    Options options() {
        return options;
    }

    Application application() {
        return application;
    }

    People people() {
        return people;
    }

    boolean canAnswerWhenRecorded() {
        return canAnswerWhenRecorded;
    }

    Postgres postgres() throws IOException {
        return application.postgres();
    }

    /** Processes of ours that are not children of this one. */
    Set<Long> servers() {
        try {
            return Set.of((long) application.postmaster());
        } catch (IOException itIsDown) {
            return Set.of();
        }
    }

    /**
     * Asks for a booking, of an hour that is free.
     *
     * @param recorded be answered as soon as the request is durable, where that can be chosen
     * @param answered what the answer must contain
     * @return null where it does, otherwise the answer
     */
    @Nullable String requestBooking(HttpConnection http, boolean recorded, String answered) throws IOException {
        return requestBooking(http, people.slots().next(), recorded, answered);
    }

    /** As above, of that hour. */
    @Nullable String requestBooking(HttpConnection http, Slots.Slot slot, boolean recorded, String answered) throws IOException {
        var body = "{\"query\":\"" + REQUEST + "\",\"variables\":{\"input\":{\"mentorId\":\""
                + people.mentorId(slot.mentor())
                + "\",\"startsAt\":\"" + slot.startsAt()
                + "\",\"topic\":\"How to measure\",\"paymentMethod\":\"pm_card_visa\","
                + (recorded && canAnswerWhenRecorded ? "\"answerWhen\":\"RECORDED\"," : "")
                + "\"idempotencyKey\":\"" + UUID.randomUUID() + "\"}}}";
        var status = http.send("POST", "/graphql", people.mentee(slot.mentee()), body);
        var answer = http.body();
        return status == 200 && answer.contains("\"errors\":[]") && answer.contains(answered)
                ? null
                : status + " " + answer;
    }

    /**
     * Waits until nothing more follows from what was asked: the sandbox moves its clock, here by next to nothing, only once
     * no command is under way and every processor has handled all there is, and answers when that is so again.
     */
    void settle() throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var api = new Api(application.port())) {
                api.mutate("", "advanceClock", Map.of("by", "PT0.001S"), "now");
                return;
            } catch (IllegalStateException | SocketTimeoutException stillBusy) {
                // It has less patience than we have.
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("something still follows after " + PATIENCE, stillBusy);
                }
            }
        }
    }

    static long head(java.sql.Connection log) throws SQLException {
        return Postgres.number(log, "select coalesce(max(global_index), 0) from domain_event_entry");
    }

    @Override
    public void close() {
        application.close();
    }
}
