package org.mentorlink.query.booking.ical;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.Feature;
import net.fortuna.ical4j.model.parameter.Label;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.validate.ValidationException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.CalendarFile;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.shared.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes iCalendar files. Times are UTC, which every calendar shows in its owner's zone and no change of a zone's rules
 * can shift. The same input gives the same bytes.
 */
@Component
public class CalendarWriter {

    private static final String PRODUCT = "-//MentorLink//MentorLink//EN";
    private static final String NAME = "MentorLink";
    private static final String PROPOSED = " (proposed)";
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final List<Duration> REMINDERS = List.of(Duration.ofDays(1), Duration.ofMinutes(15));

    private final From from;

    /** @param from as mail names its sender */
    CalendarWriter(@Value("${mentorlink.mail.from:" + Settings.MAIL_FROM + "}") String from) {
        this.from = From.of(from);
    }

    /**
     * What a mail brings along, for the calendar of its reader. It names both by name, but tells nobody's address to
     * anybody else.
     */
    public CalendarFile invitation(AppointmentView appointment, List<Attendee> attendees, String readerId) {
        var event = event(appointment.uid(), appointment.title(), appointment.startsAt(), appointment.endsAt());
        stamp(event, appointment);
        for (var attendee : attendees) {
            event.add(written(attendee, attendee.memberId().equals(readerId)));
        }
        if (appointment.calledOff()) {
            event.add(ImmutableStatus.VEVENT_CANCELLED);
            return file(ImmutableMethod.CANCEL, List.of(event));
        }
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        meetAt(event, appointment.meetingUrl());
        remind(event, appointment.title());
        return file(ImmutableMethod.REQUEST, List.of(event));
    }

    /**
     * A whole calendar, for those who subscribe to it.
     *
     * @param names by member id, of those the owner meets
     */
    public CalendarFile calendar(List<AppointmentView> appointments, String ownerId, Map<String, String> names) {
        var events = appointments.stream()
                .flatMap(
                        appointment -> entries(appointment, nameOf(appointment.counterpartOf(ownerId), names)).stream())
                .toList();
        return file(ImmutableMethod.PUBLISH, events);
    }

    private static @Nullable String nameOf(@Nullable String memberId, Map<String, String> names) {
        return memberId == null ? null : names.get(memberId);
    }

    private List<VEvent> entries(AppointmentView appointment, @Nullable String other) {
        if (appointment.sessionRequestId() != null) {
            return List.of(asked(appointment, other));
        }
        var session = event(appointment.uid(), appointment.title(), appointment.startsAt(), appointment.endsAt());
        stamp(session, appointment);
        session.add(status(appointment.isTentative()));
        var url = appointment.meetingUrl();
        describe(session, other, url);
        meetAt(session, url);
        remind(session, appointment.title());
        var proposal = appointment.otherTime();
        return proposal == null ? List.of(session) : List.of(session, proposed(appointment, proposal, other));
    }

    /** Nothing is agreed on: it reminds nobody. */
    private VEvent asked(AppointmentView appointment, @Nullable String other) {
        var event =
                event(appointment.uid(), appointment.title() + PROPOSED, appointment.startsAt(), appointment.endsAt());
        stamp(event, appointment);
        event.add(status(true));
        describe(event, other, null);
        return event;
    }

    private VEvent proposed(AppointmentView appointment, ProposalView proposal, @Nullable String other) {
        var event = event(
                AppointmentView.uid(proposal.id()),
                appointment.title() + PROPOSED,
                proposal.startsAt(),
                proposal.endsAt());
        event.add(new DtStamp(proposal.proposedAt()));
        event.add(new Sequence(0));
        event.add(organizer());
        event.add(status(true));
        describe(event, other, null);
        return event;
    }

    private static VEvent event(String uid, String title, Instant startsAt, Instant endsAt) {
        var event = new VEvent(false);
        event.add(new Uid(uid));
        event.add(new DtStart<>(startsAt));
        event.add(new DtEnd<>(endsAt));
        event.add(new Summary(line(title)));
        return event;
    }

    private void stamp(VEvent event, AppointmentView appointment) {
        event.add(new DtStamp(appointment.changedAt()));
        event.add(new Sequence(appointment.sequence()));
        event.add(organizer());
    }

    private Organizer organizer() {
        var organizer = new Organizer(mailto(from.address()));
        organizer.add(new Cn(from.name()));
        return organizer;
    }

    private static net.fortuna.ical4j.model.property.Attendee written(Attendee attendee, boolean isReader) {
        var email = attendee.email();
        var written = new net.fortuna.ical4j.model.property.Attendee(
                isReader && email != null ? mailto(email) : opaque(attendee.memberId()));
        if (!attendee.name().isEmpty()) {
            written.add(new Cn(name(attendee.name())));
        }
        return written.<net.fortuna.ical4j.model.property.Attendee>add(CuType.INDIVIDUAL)
                .<net.fortuna.ical4j.model.property.Attendee>add(PartStat.ACCEPTED)
                .add(Rsvp.FALSE);
    }

    /** Whatever characters an address has. */
    private static URI mailto(String address) {
        return URI.create("mailto:" + UriText.encoded(address));
    }

    /** Always the same for one member, and of no use but to tell two apart. */
    private static URI opaque(String memberId) {
        return URI.create("urn:uuid:" + UUID.nameUUIDFromBytes(memberId.getBytes(StandardCharsets.UTF_8)));
    }

    private static Status status(boolean tentative) {
        return tentative ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }

    private static void describe(VEvent event, @Nullable String other, @Nullable String url) {
        var with = other == null || other.isEmpty() ? "" : "With " + line(other);
        var text = url == null ? with : (with + '\n' + url).strip();
        if (!text.isEmpty()) {
            event.add(new Description(text));
        }
    }

    private static void meetAt(VEvent event, @Nullable String url) {
        if (url != null) {
            event.add(new Location(url));
            event.add(new Url(URI.create(url)));
            event.add(new Conference(
                    new ParameterList(List.of(
                            net.fortuna.ical4j.model.parameter.Value.URI,
                            new Feature(Feature.Value.VIDEO),
                            new Label("Join"))),
                    url));
        }
    }

    private static void remind(VEvent event, String title) {
        for (var before : REMINDERS) {
            var alarm = new VAlarm();
            alarm.add(new Trigger(new ParameterList(List.of(Related.START)), before.negated()));
            alarm.add(ImmutableAction.DISPLAY);
            alarm.add(new Description(line(title)));
            event.add(alarm);
        }
    }

    private static CalendarFile file(Method method, List<VEvent> events) {
        var calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        if (method.equals(ImmutableMethod.PUBLISH)) {
            calendar.add(new Name(NAME));
            calendar.add(new XProperty("X-WR-CALNAME", NAME));
            calendar.add(new RefreshInterval(
                    new ParameterList(List.of(net.fortuna.ical4j.model.parameter.Value.DURATION)), REFRESH));
            calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        }
        events.forEach(event -> calendar.add(event));
        return new CalendarFile(method.getValue(), text(calendar));
    }

    private static String text(Calendar calendar) {
        try {
            var text = new StringWriter();
            // A calendar in which nothing happens yet is one, too, though the grammar wants an entry.
            new CalendarOutputter(!calendar.getComponents().isEmpty()).output(calendar, text);
            return text.toString();
        } catch (ValidationException malformed) {
            throw new IllegalStateException("not a calendar", malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is written by people, on one line and without what no file may hold. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A parameter holds no quotes either. */
    private static String name(String text) {
        return line(text).replace('"', '\'');
    }
}
