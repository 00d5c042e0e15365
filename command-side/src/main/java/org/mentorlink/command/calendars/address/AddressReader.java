package org.mentorlink.command.calendars.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.apache.hc.core5.ssl.SSLContexts;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.CalendarReader;
import org.mentorlink.command.calendars.Found;
import org.mentorlink.command.calendars.OutsideProperties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Fetches a calendar and works it out, in bounded time: a thread of its own does, and is given up when that is over. */
@Component
final class AddressReader implements CalendarReader, DisposableBean {

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private final CalendarFetch fetch;
    private final OutsideProperties properties;
    private final ExecutorService threads;

    /** Some of what is worked out cannot be stopped at once; it goes on alone, and does not add up. */
    private final Semaphore atOnce;

    /** Not virtual, as such threads take away what all requests run on while they compute. */
    private final ExecutorService computing = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("calendar-file-", 0).factory());

    @Autowired
    AddressReader(OutsideProperties properties) {
        this(
                properties,
                InetAddress::getAllByName,
                SSLContexts.createDefault(),
                new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors() / 2), true));
    }

    AddressReader(OutsideProperties properties, HostNames names, SSLContext tls, Semaphore atOnce) {
        this.properties = properties;
        this.atOnce = atOnce;
        fetch = new CalendarFetch(properties, names, tls);
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("calendar-", 0).factory());
    }

    @Override
    public CalendarKind kind() {
        return CalendarKind.ADDRESS;
    }

    /** Where whoever runs it could give out any number of names, one stands for all. */
    @Override
    public String host(String address) {
        var host = Objects.requireNonNullElse(URI.create(address).getHost(), "").toLowerCase(Locale.ROOT);
        return Objects.requireNonNullElse(SUFFIXES.getDomainRoot(host), host);
    }

    @Override
    public Found read(String address, ZoneId zone, Instant from, Instant to) throws CalendarNotRead {
        var reading = threads.submit(() -> workOut(fetch.get(address), zone, from, to));
        try {
            var found = reading.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return Found.only(found.busyTimes(), found.unreadable());
        } catch (TimeoutException late) {
            throw new CalendarNotRead(ReadingFailure.TIMED_OUT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a calendar was read", stopped);
        } catch (ExecutionException failed) {
            throw failure(Objects.requireNonNull(failed.getCause()));
        } finally {
            reading.cancel(true);
        }
    }

    private IcalBusyTimes.Result workOut(String text, ZoneId zone, Instant from, Instant to) throws Exception {
        atOnce.acquire();
        var work = new FutureTask<>(() -> IcalBusyTimes.read(text, zone, from, to));
        computing.execute(() -> {
            try {
                work.run();
            } finally {
                atOnce.release();
            }
        });
        try {
            return work.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception known ? known : failed;
        } finally {
            work.cancel(true);
        }
    }

    private static CalendarNotRead failure(Throwable cause) {
        return switch (cause) {
            case CalendarNotRead known -> known;
            case SocketTimeoutException late -> new CalendarNotRead(ReadingFailure.TIMED_OUT);
            case IOException unreachable -> new CalendarNotRead(ReadingFailure.UNREACHABLE);
            case RuntimeException unreadable -> new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
            // Of this process, not of the calendar.
            default -> throw new IllegalStateException("a calendar could not be read", cause);
        };
    }

    @Override
    public void destroy() throws IOException {
        threads.shutdownNow();
        computing.shutdownNow();
        fetch.close();
    }
}
