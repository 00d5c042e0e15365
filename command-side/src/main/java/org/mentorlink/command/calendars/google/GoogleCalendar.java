package org.mentorlink.command.calendars.google;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeTokenRequest;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import com.google.api.services.calendar.model.EventReminder;
import com.google.api.services.calendar.model.Events;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarAccounts;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.Found;
import org.mentorlink.command.calendars.SessionEntry;
import org.mentorlink.shared.TimeSlot;
import org.springframework.util.ConcurrentLruCache;

/**
 * A member's own calendar at Google, with the refresh token they have given us. Entries of sessions have ids that we choose,
 * so writing one twice is writing it once; by them they are known when the calendar is read.
 */
final class GoogleCalendar implements CalendarAccounts {

    private static final String OWN = "primary";
    private static final String NAME = "MentorLink";
    private static final int MOST_KNOWN = 1_000;
    private static final int MOST_PAGES = 20;
    private static final int PAGE = 1_000;
    private static final GsonFactory JSON = GsonFactory.getDefaultInstance();
    private static final List<EventReminder> REMINDERS =
            List.of(reminder(Duration.ofDays(1)), reminder(Duration.ofMinutes(15)));

    private final GoogleProperties properties;
    private final HttpTransport transport = new NetHttpTransport();

    /** Access tokens are worth keeping while they are good; whoever was not seen for long gets a new one. */
    private final ConcurrentLruCache<String, UserCredentials> known =
            new ConcurrentLruCache<>(MOST_KNOWN, this::credentials);

    GoogleCalendar(GoogleProperties properties) {
        this.properties = properties;
    }

    @Override
    public CalendarKind kind() {
        return CalendarKind.GOOGLE;
    }

    @Override
    public String connect(String code, String verifier, String redirectUri) throws CalendarNotRead {
        return calling(() -> {
            var request = new GoogleAuthorizationCodeTokenRequest(
                    transport,
                    JSON,
                    properties.tokenUri().toString(),
                    properties.clientId(),
                    properties.clientSecret(),
                    code,
                    redirectUri);
            request.set("code_verifier", verifier);
            request.setRequestInitializer(patient());
            var token = request.execute().getRefreshToken();
            if (token == null) {
                throw new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
            }
            return token;
        });
    }

    @Override
    public Found read(String token, ZoneId zone, Instant from, Instant to) throws CalendarNotRead {
        return calling(() -> {
            var busy = new ArrayList<TimeSlot>();
            var entries = new HashMap<String, TimeSlot>();
            var unreadable = 0;
            @Nullable String page = null;
            for (var pages = 0; pages == 0 || page != null; pages++) {
                if (pages == MOST_PAGES) {
                    throw new CalendarNotRead(ReadingFailure.TOO_LARGE);
                }
                var found = page(token, from, to, page);
                var own = found.getTimeZone() == null ? zone : ZoneId.of(found.getTimeZone());
                for (var event : found.getItems() == null ? List.<Event>of() : found.getItems()) {
                    var slot = slot(event, own);
                    if (slot != null && isOurs(event)) {
                        entries.putIfAbsent(SessionEntry.hashOf(event.getId()), slot);
                    } else if (slot != null && isBusy(event)) {
                        busy.add(slot);
                    } else if (slot == null && isBusy(event) && isWithoutTime(event)) {
                        unreadable++;
                    }
                }
                page = found.getNextPageToken();
            }
            return new Found(BusyTimes.of(busy), entries, null, unreadable);
        });
    }

    private Events page(String token, Instant from, Instant to, @Nullable String page) throws IOException {
        return calendar(token)
                .events()
                .list(OWN)
                .setSingleEvents(true)
                .setTimeMin(new DateTime(from.toEpochMilli()))
                .setTimeMax(new DateTime(to.toEpochMilli()))
                .setMaxResults(PAGE)
                .setPageToken(page)
                // Nothing of what the events are about comes here at all.
                .setFields("timeZone,nextPageToken,items(id,iCalUID,status,transparency,start,end)")
                .execute();
    }

    private static boolean isOurs(Event event) {
        return event.getId() != null && SessionEntry.isId(event.getId());
    }

    /** Our invitations by mail get there as well. */
    private static boolean isBusy(Event event) {
        return !"transparent".equals(event.getTransparency())
                && (event.getICalUID() == null || !AppointmentView.isUid(event.getICalUID()));
    }

    private static @Nullable TimeSlot slot(Event event, ZoneId zone) {
        if (isCancelled(event) || isWithoutTime(event)) {
            return null;
        }
        var start = moment(event.getStart(), zone);
        var end = moment(event.getEnd(), zone);
        return start.isBefore(end) ? new TimeSlot(start, end) : null;
    }

    private static boolean isCancelled(Event event) {
        return "cancelled".equals(event.getStatus());
    }

    /** An event that takes place, and does not say when. */
    private static boolean isWithoutTime(Event event) {
        return !isCancelled(event) && (isNone(event.getStart()) || isNone(event.getEnd()));
    }

    private static boolean isNone(@Nullable EventDateTime time) {
        return time == null || (time.getDateTime() == null && time.getDate() == null);
    }

    private static Instant moment(EventDateTime time, ZoneId zone) {
        return time.getDateTime() != null
                ? Instant.ofEpochMilli(time.getDateTime().getValue())
                : LocalDate.parse(time.getDate().toStringRfc3339())
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /** First as a new one; where it is there already, in its place. */
    @Override
    public void put(String token, SessionEntry entry) throws CalendarNotRead {
        calling(() -> {
            var event = event(entry);
            try {
                return calendar(token).events().insert(OWN, event).execute();
            } catch (GoogleJsonResponseException known) {
                if (known.getStatusCode() != 409) {
                    throw known;
                }
                return calendar(token)
                        .events()
                        .update(OWN, SessionEntry.id(entry.sessionId()), event)
                        .execute();
            }
        });
    }

    @Override
    public void remove(String token, String sessionId) throws CalendarNotRead {
        calling(() -> {
            try {
                calendar(token).events().delete(OWN, SessionEntry.id(sessionId)).execute();
            } catch (GoogleJsonResponseException known) {
                if (known.getStatusCode() != 404 && known.getStatusCode() != 410) {
                    throw known;
                }
            }
            return sessionId;
        });
    }

    private static Event event(SessionEntry entry) {
        return new Event()
                .setId(SessionEntry.id(entry.sessionId()))
                .setStatus("confirmed")
                .setSummary(entry.title())
                .setDescription(entry.text())
                .setLocation(entry.meetingUrl())
                .setStart(time(entry.slot().startsAt()))
                .setEnd(time(entry.slot().endsAt()))
                .setReminders(new Event.Reminders().setUseDefault(false).setOverrides(REMINDERS));
    }

    private static EventDateTime time(Instant moment) {
        return new EventDateTime()
                .setDateTime(new DateTime(moment.toEpochMilli()))
                .setTimeZone("UTC");
    }

    private static EventReminder reminder(Duration before) {
        return new EventReminder().setMethod("popup").setMinutes(Math.toIntExact(before.toMinutes()));
    }

    private Calendar calendar(String token) {
        var credentials = new HttpCredentialsAdapter(known.get(token));
        return new Calendar.Builder(transport, JSON, request -> {
                    credentials.initialize(request);
                    patient().initialize(request);
                })
                .setRootUrl(properties.rootUrl())
                .setApplicationName(NAME)
                .build();
    }

    private UserCredentials credentials(String token) {
        return UserCredentials.newBuilder()
                .setClientId(properties.clientId())
                .setClientSecret(properties.clientSecret())
                .setRefreshToken(token)
                .setTokenServerUri(properties.tokenUri())
                .setHttpTransportFactory(() -> transport)
                .build();
    }

    private HttpRequestInitializer patient() {
        var millis = Math.toIntExact(properties.timeout().toMillis());
        return request -> {
            request.setConnectTimeout(millis);
            request.setReadTimeout(millis);
            // One more for an access token that is not good any more; what fails otherwise is tried again later.
            request.setNumberOfRetries(1);
        };
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException, CalendarNotRead;
    }

    private static <T> T calling(Call<T> call) throws CalendarNotRead {
        try {
            return call.run();
        } catch (TokenResponseException refused) {
            throw new CalendarNotRead(
                    refused.getStatusCode() < 500 ? ReadingFailure.NOT_ALLOWED : ReadingFailure.SERVER_FAILED);
        } catch (HttpResponseException refused) {
            throw failure(refused, refused.getStatusCode() == 401);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            // Thrown by the library where an answer has not the form it should have; the next one may.
            throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        } catch (SocketTimeoutException late) {
            throw new CalendarNotRead(ReadingFailure.TIMED_OUT);
        } catch (IOException failed) {
            throw failed.getCause() instanceof HttpResponseException refused
                    ? failure(refused, refused.getStatusCode() == 400 || refused.getStatusCode() == 401)
                    : new CalendarNotRead(ReadingFailure.UNREACHABLE);
        }
    }

    /** @param takenBack whether what the member has given us is not good any more */
    private static CalendarNotRead failure(HttpResponseException refused, boolean takenBack) {
        if (takenBack) {
            return new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
        }
        var wait = CalendarNotRead.wait(refused.getHeaders().getRetryAfter());
        return switch (refused.getStatusCode()) {
            // Too much was asked, by this member or by all; or the calendar is not ours to write to.
            case 403 ->
                new CalendarNotRead(tooMuch(refused) ? ReadingFailure.SERVER_FAILED : ReadingFailure.NOT_ALLOWED, wait);
            case 404, 410 -> new CalendarNotRead(ReadingFailure.NOT_FOUND);
            default -> new CalendarNotRead(ReadingFailure.SERVER_FAILED, wait);
        };
    }

    private static boolean tooMuch(HttpResponseException refused) {
        return refused instanceof GoogleJsonResponseException json
                && json.getDetails() != null
                && json.getDetails().getErrors() != null
                && json.getDetails().getErrors().stream()
                        .anyMatch(error ->
                                error.getReason() != null && error.getReason().endsWith("imitExceeded"));
    }
}
