package org.mentorlink.command.calendars.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParseException;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarAccounts;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.Found;
import org.mentorlink.command.calendars.SessionEntry;
import org.mentorlink.command.calendars.microsoft.MicrosoftSignIn.Grant;
import org.mentorlink.shared.TimeSlot;
import org.springframework.util.ConcurrentLruCache;

/**
 * A member's own calendar at Microsoft, with the refresh token they have given us. Graph gives events ids of its own, so
 * entries of sessions carry a property that follows from the session, by which they are found before they are written.
 */
final class MicrosoftCalendar implements CalendarAccounts {

    /** The set of properties that applications name as they like, by its id. */
    static final String PROPERTY = "String {00020329-0000-0000-C000-000000000046} Name MentorLinkSession";

    private static final int MOST_KNOWN = 1_000;
    private static final int MOST_PAGES = 20;
    private static final int PAGE = 500;
    private static final Set<String> FREE = Set.of("free", "workingElsewhere");

    /** Outlook hides the UID of an invitation in one of its own, in hexadecimal digits. */
    private static final String INVITED =
            HexFormat.of().formatHex(AppointmentView.uid("").getBytes(UTF_8));

    private static final int REMINDER = Math.toIntExact(Duration.ofMinutes(15).toMinutes());

    private final URI root;
    private final OkHttpClient http;
    private final MicrosoftSignIn signIn;
    private final Clock clock;

    private final ConcurrentLruCache<String, AtomicReference<@Nullable Grant>> known =
            new ConcurrentLruCache<>(MOST_KNOWN, token -> new AtomicReference<>());

    MicrosoftCalendar(MicrosoftProperties properties, Clock clock) {
        root = properties.rootUrl();
        http = new OkHttpClient.Builder()
                .connectTimeout(properties.timeout())
                .readTimeout(properties.timeout())
                .writeTimeout(properties.timeout())
                .followRedirects(false)
                .build();
        signIn = new MicrosoftSignIn(properties, http, clock);
        this.clock = clock;
    }

    @Override
    public CalendarKind kind() {
        return CalendarKind.MICROSOFT;
    }

    @Override
    public String connect(String code, String verifier, String redirectUri) throws CalendarNotRead {
        var token = signIn.exchange(code, verifier, redirectUri).refreshToken();
        if (token == null) {
            throw new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
        }
        return token;
    }

    @Override
    public Found read(String token, ZoneId zone, Instant from, Instant to) throws CalendarNotRead {
        var busy = new ArrayList<TimeSlot>();
        var entries = new HashMap<String, TimeSlot>();
        var unreadable = 0;
        @Nullable URI page = at(
                "me/calendarView",
                Map.of(
                        "startDateTime", from.toString(),
                        "endDateTime", to.toString(),
                        // Nothing of what the events are about comes here at all.
                        "$select", "id,iCalUId,showAs,isCancelled,isAllDay,start,end",
                        "$expand", "singleValueExtendedProperties($filter=id eq '" + PROPERTY + "')",
                        "$top", Integer.toString(PAGE)));
        for (var pages = 0; page != null; pages++) {
            if (pages == MOST_PAGES) {
                throw new CalendarNotRead(ReadingFailure.TOO_LARGE);
            }
            var found = page(token, page);
            unreadable += found.events().stream()
                    .mapToInt(event -> isWithoutTime(event) ? 1 : 0)
                    .sum();
            try {
                for (var event : found.events()) {
                    collect(event, zone, busy, entries);
                }
            } catch (DateTimeException noTime) {
                throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
            }
            page = next(found);
        }
        return new Found(BusyTimes.of(busy), entries, renewed(token), unreadable);
    }

    /** What it leads on to is asked with the member's token, and so has to be where this page was. */
    private @Nullable URI next(GraphEvents page) throws CalendarNotRead {
        if (page.nextLink == null) {
            return null;
        }
        if (!page.nextLink.startsWith(root.toString())) {
            throw new CalendarNotRead(ReadingFailure.ADDRESS_REFUSED);
        }
        try {
            return new URI(page.nextLink);
        } catch (URISyntaxException unreadable) {
            throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        }
    }

    private static void collect(GraphEvent event, ZoneId zone, List<TimeSlot> busy, Map<String, TimeSlot> entries) {
        var slot = slot(event, zone);
        if (slot == null) {
            return;
        }
        var session = event.property(PROPERTY);
        if (session != null) {
            entries.putIfAbsent(session, slot);
        } else if (!FREE.contains(event.showAs == null ? "" : event.showAs) && !isInvitation(event)) {
            busy.add(slot);
        }
    }

    private static boolean isInvitation(GraphEvent event) {
        return event.uid != null
                && (AppointmentView.isUid(event.uid)
                        || event.uid.toLowerCase(Locale.ROOT).contains(INVITED));
    }

    /** An event that takes place, and does not say when. */
    private static boolean isWithoutTime(GraphEvent event) {
        return !Boolean.TRUE.equals(event.cancelled)
                && !FREE.contains(event.showAs == null ? "" : event.showAs)
                && !isInvitation(event)
                && event.property(PROPERTY) == null
                && (isNone(event.start) || isNone(event.end));
    }

    private static boolean isNone(@Nullable GraphTime time) {
        return time == null || time.dateTime == null;
    }

    private static @Nullable TimeSlot slot(GraphEvent event, ZoneId zone) {
        if (Boolean.TRUE.equals(event.cancelled) || event.start == null || event.end == null) {
            return null;
        }
        var whole = Boolean.TRUE.equals(event.allDay);
        var start = whole ? event.start.startOfDay(zone) : event.start.moment();
        var end = whole ? event.end.startOfDay(zone) : event.end.moment();
        return start == null || end == null || !start.isBefore(end) ? null : new TimeSlot(start, end);
    }

    /** Where it is there already, in its place; so what was sent twice is there once. */
    @Override
    public void put(String token, SessionEntry entry) throws CalendarNotRead {
        var known = written(token, entry.sessionId());
        var event = event(entry);
        if (known.isEmpty()) {
            event.properties = List.of(GraphProperty.of(PROPERTY, SessionEntry.hash(entry.sessionId())));
            send(token, HttpMethod.POST, at("me/events", Map.of()), event);
            keepOne(token, written(token, entry.sessionId()));
        } else {
            send(token, HttpMethod.PATCH, at("me/events/" + encoded(known.getFirst()), Map.of()), event);
        }
    }

    @Override
    public void remove(String token, String sessionId) throws CalendarNotRead {
        for (var id : written(token, sessionId)) {
            delete(token, id);
        }
    }

    /** Two who wrote at once, as neither had seen the other's entry, keep the same one. */
    private void keepOne(String token, List<String> ids) throws CalendarNotRead {
        for (var id : ids.stream().sorted().skip(1).toList()) {
            delete(token, id);
        }
    }

    private void delete(String token, String id) throws CalendarNotRead {
        try {
            send(token, HttpMethod.DELETE, at("me/events/" + encoded(id), Map.of()), null);
        } catch (CalendarNotRead gone) {
            if (gone.failure() != ReadingFailure.NOT_FOUND) {
                throw gone;
            }
        }
    }

    /** The ids of what was written of the session. */
    private List<String> written(String token, String sessionId) throws CalendarNotRead {
        var filter = "singleValueExtendedProperties/Any(ep: ep/id eq '" + PROPERTY + "' and ep/value eq '"
                + SessionEntry.hash(sessionId) + "')";
        var ids = new ArrayList<String>();
        for (var event : page(token, at("me/events", Map.of("$filter", filter, "$select", "id")))
                .events()) {
            if (event.id != null) {
                ids.add(event.id);
            }
        }
        return ids;
    }

    private static GraphEvent event(SessionEntry entry) {
        var event = new GraphEvent();
        event.subject = entry.title();
        event.text = entry.text();
        event.showAs = "busy";
        event.start = GraphTime.of(entry.slot().startsAt());
        event.end = GraphTime.of(entry.slot().endsAt());
        event.location = entry.meetingUrl() == null ? "" : entry.meetingUrl();
        event.reminderMinutes = REMINDER;
        return event;
    }

    private GraphEvents page(String token, URI address) throws CalendarNotRead {
        return calling(token, adapter -> {
            var request = request(HttpMethod.GET, address);
            request.headers.tryAdd("Accept", "application/json");
            var found = adapter.send(request, null, GraphEvents::create);
            if (found == null) {
                throw new CalendarNotRead(ReadingFailure.SERVER_FAILED);
            }
            return found;
        });
    }

    private void send(String token, HttpMethod method, URI address, @Nullable GraphEvent event) throws CalendarNotRead {
        calling(token, adapter -> {
            var request = request(method, address);
            if (event != null) {
                request.setContentFromParsable(adapter, "application/json", event);
            }
            adapter.sendPrimitive(request, null, Void.class);
            return address;
        });
    }

    private static RequestInformation request(HttpMethod method, URI address) {
        var request = new RequestInformation();
        request.httpMethod = method;
        request.setUri(address);
        return request;
    }

    private URI at(String path, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .toList();
        return URI.create(root + path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @FunctionalInterface
    private interface Call<T> {
        T run(OkHttpRequestAdapter adapter) throws CalendarNotRead;
    }

    /** Once more with a new access token, where the one we have is not good any more. */
    private <T> T calling(String token, Call<T> call) throws CalendarNotRead {
        var grant = known.get(token).get();
        if (grant != null && grant.isGood(clock)) {
            try {
                return call.run(adapter(grant));
            } catch (ApiException refused) {
                if (refused.getResponseStatusCode() != 401) {
                    throw failure(refused);
                }
            } catch (RuntimeException failed) {
                throw failure(failed);
            }
        }
        try {
            return call.run(adapter(refreshed(token)));
        } catch (ApiException refused) {
            throw failure(refused);
        } catch (RuntimeException failed) {
            throw failure(failed);
        }
    }

    private Grant refreshed(String token) throws CalendarNotRead {
        var held = known.get(token);
        var before = held.get();
        var renewed = before == null ? null : before.refreshToken();
        var grant = signIn.refresh(renewed == null ? token : renewed);
        held.set(grant.refreshToken() == null ? new Grant(grant.accessToken(), grant.until(), renewed) : grant);
        return grant;
    }

    private @Nullable String renewed(String token) {
        var grant = known.get(token).get();
        return grant == null ? null : grant.refreshToken();
    }

    private OkHttpRequestAdapter adapter(Grant grant) {
        var adapter = new OkHttpRequestAdapter(
                (request, context) -> request.headers.tryAdd("Authorization", "Bearer " + grant.accessToken()),
                new JsonParseNodeFactory(),
                new JsonSerializationWriterFactory(),
                http);
        adapter.setBaseUrl(root.toString());
        return adapter;
    }

    private static CalendarNotRead failure(ApiException refused) {
        var wait = refused.getResponseHeaders().getOrDefault("Retry-After", Set.of()).stream()
                .findFirst()
                .map(CalendarNotRead::wait)
                .orElse(Duration.ZERO);
        return switch (refused.getResponseStatusCode()) {
            case 401, 403 -> new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
            case 404, 410 -> new CalendarNotRead(ReadingFailure.NOT_FOUND);
            default -> new CalendarNotRead(ReadingFailure.SERVER_FAILED, wait);
        };
    }

    /** The library throws what went wrong on the way inside of an exception of no type. */
    private static CalendarNotRead failure(RuntimeException failed) {
        if (failed instanceof JsonParseException) {
            return new CalendarNotRead(ReadingFailure.SERVER_FAILED);
        }
        if (failed.getCause() instanceof IOException cause) {
            return failure(cause);
        }
        if (failed instanceof IllegalArgumentException
                || failed instanceof IllegalStateException
                || failed instanceof UnsupportedOperationException) {
            // Thrown by the library where an answer has not the form it should have; the next one may.
            return new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        }
        throw failed;
    }

    static CalendarNotRead failure(IOException failed) {
        return new CalendarNotRead(
                failed instanceof InterruptedIOException ? ReadingFailure.TIMED_OUT : ReadingFailure.UNREACHABLE);
    }
}
