package org.mentorlink.app.sandbox;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.app.people.FirstCommands;
import org.mentorlink.app.store.Phases;
import org.mentorlink.app.store.Processors;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.VerifyAddress;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ApproveMentor;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The few people a newcomer meets. They come by the same commands as everybody else, at the first start, before anybody
 * is answered. A start that was cut off is taken up where it ended; afterwards they are left alone.
 */
@Component
@ConditionalOnProperty(name = "mentorlink.sandbox.enabled", matchIfMissing = true)
class SampleCommunity implements SmartLifecycle {

    /** Everybody's password; the README names it. */
    private static final String PASSWORD = "mentorlink";

    private static final Logger log = LoggerFactory.getLogger(SampleCommunity.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FirstCommands commands;
    private final EventStore events;
    private final Processors processors;
    private final Registration registration;
    private volatile boolean running;

    SampleCommunity(FirstCommands commands, EventStore events, Processors processors, Registration registration) {
        this.commands = commands;
        this.events = events;
        this.processors = processors;
        this.registration = registration;
    }

    @Override
    public void start() {
        running = true;
        if (exists("sam")) {
            return;
        }
        register("admin", "Ada", "Admin", "Europe/London", Role.MENTEE);
        send(new GrantRole(id("admin"), Role.ADMIN));
        register("finance", "Fatima", "Finance", "Europe/London", Role.MENTEE);
        send(new GrantRole(id("finance"), Role.FINANCE));

        register("thandi", "Thandi", "Nkosi", "Africa/Johannesburg", Role.MENTOR);
        mentor(
                "thandi",
                "Umhlanga Labs",
                "Staff engineer",
                12,
                "Distributed systems, kindly explained.",
                List.of("Java", "Distributed systems", "Career growth"),
                Money.of(45_001, "ZAR"),
                ConfirmationMode.INSTANT);
        open("thandi", "Africa/Johannesburg", "09:00", "17:00", 0);

        register("grace", "Grace", "Miller", "America/New_York", Role.MENTOR);
        mentor(
                "grace",
                "Hudson Data",
                "Head of data",
                15,
                "From first query to data platform.",
                List.of("SQL", "Data engineering", "Leadership"),
                Money.of(12_000, "USD"),
                ConfirmationMode.APPROVAL);
        open("grace", "America/New_York", "10:00", "18:00", 15);

        register("arjun", "Arjun", "Rao", "Asia/Kolkata", Role.MENTOR);
        send(new GrantRole(id("arjun"), Role.MENTEE));
        mentor(
                "arjun",
                "Deccan Design",
                "Product designer",
                7,
                "Portfolio reviews and design systems.",
                List.of("UX", "Design systems", "Japanese market"),
                Money.of(9_001, "JPY"),
                ConfirmationMode.INSTANT);
        open("arjun", "Asia/Kolkata", "10:00", "19:00", 0);

        register("lerato", "Lerato", "Dube", "Africa/Johannesburg", Role.MENTEE);
        register("sam", "Sam", "Taylor", "Europe/London", Role.MENTEE);
        processors.awaitQuiet(PATIENCE);
        log.info("The sample community has moved in");
    }

    private void register(String name, String firstName, String lastName, String timeZone, Role role) {
        if (!exists(name)) {
            send(registration.command(
                    id(name), name + "@mentorlink.example", PASSWORD, firstName, lastName, timeZone, role));
        }
        send(new VerifyAddress(id(name), Proof.PLATFORM));
    }

    private void mentor(
            String name,
            String company,
            String jobTitle,
            int years,
            String bio,
            List<String> skills,
            Money hourlyRate,
            ConfirmationMode confirmation) {
        var mentorId = MentorId.of(id(name));
        send(new ApplyAsMentor(mentorId, id(name), company, jobTitle, years, bio, skills, hourlyRate, confirmation, 3));
        send(new ApproveMentor(mentorId));
    }

    private void open(String name, String timeZone, String start, String end, int bufferMinutes) {
        var windows = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(MONDAY) >= 0 && day.compareTo(FRIDAY) <= 0)
                .map(day -> new Window(day, LocalTime.parse(start), LocalTime.parse(end)))
                .toList();
        send(new SetWeeklyAvailability(
                MentorId.of(id(name)), new WeeklyAvailability(timeZone, windows, bufferMinutes)));
    }

    private boolean exists(String name) {
        return events.lastSequenceNumberFor(id(name).value()).isPresent();
    }

    private static MemberId id(String name) {
        return MemberId.named("sample/" + name);
    }

    private void send(Object command) {
        commands.send(command);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.SAMPLE_COMMUNITY;
    }
}
