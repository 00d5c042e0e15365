package org.mentorlink.command.calendars;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.shared.SideWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where calendars wait to be read, beside the processors of events. Of one member one is read at a time, of one host a few, and
 * so many in all: whoever is slow delays those who wait for the same, and nobody else. Else the first in line is the first.
 * What is lost with the process is not remembered here.
 */
@Component
final class ReadingLine implements SideWork, DisposableBean {

    static final int MOST = 16;
    static final int OF_A_HOST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ReadingLine.class);

    /** @param host that is asked, as far as is known before */
    record Reading(OutsideCalendarsId calendarsId, CalendarKind kind, int number, String host) {

        private boolean isOfSameCalendarAs(Reading other) {
            return calendarsId.equals(other.calendarsId) && kind == other.kind;
        }
    }

    private record Waiting(Reading reading, Runnable work) {}

    private final Executor threads;
    private final List<Waiting> line = new ArrayList<>();
    private final List<Reading> underWay = new ArrayList<>();
    private boolean closed;

    @Autowired
    ReadingLine() {
        this(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("calendar-reading-", 0).factory()));
    }

    ReadingLine(Executor threads) {
        this.threads = threads;
    }

    /**
     * Nothing where the same one is under way. Another one of the calendar that waits is none that is awaited any more: this
     * takes its place.
     */
    synchronized void add(Reading reading, Runnable work) {
        if (underWay.contains(reading)) {
            return;
        }
        var waiting = new Waiting(reading, work);
        for (var at = 0; at < line.size(); at++) {
            if (line.get(at).reading().isOfSameCalendarAs(reading)) {
                line.set(at, waiting);
                return;
            }
        }
        line.add(waiting);
        begin();
    }

    @Override
    public synchronized boolean idle() {
        return underWay.isEmpty() && line.isEmpty();
    }

    private synchronized void begin() {
        for (var next = line.iterator(); !closed && underWay.size() < MOST && next.hasNext(); ) {
            var waiting = next.next();
            if (mayBegin(waiting.reading())) {
                next.remove();
                underWay.add(waiting.reading());
                threads.execute(() -> carryOut(waiting));
            }
        }
    }

    private boolean mayBegin(Reading reading) {
        var ofHost = underWay.stream()
                .filter(other -> other.host().equals(reading.host()))
                .count();
        return ofHost < OF_A_HOST
                && underWay.stream().noneMatch(other -> other.calendarsId().equals(reading.calendarsId()));
    }

    private void carryOut(Waiting waiting) {
        try {
            waiting.work().run();
        } catch (RuntimeException failed) {
            LOG.warn("What came of a reading of {} was not recorded; it is read again.", waiting.reading(), failed);
        } finally {
            ended(waiting.reading());
        }
    }

    private synchronized void ended(Reading reading) {
        underWay.remove(reading);
        begin();
    }

    /** What is under way comes to its end, or is read again by the next process. */
    @Override
    public synchronized void destroy() {
        closed = true;
        line.clear();
    }
}
