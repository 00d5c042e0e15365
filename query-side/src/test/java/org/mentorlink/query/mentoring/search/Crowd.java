package org.mentorlink.query.mentoring.search;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** Mentors as chance makes them; the same for the same seed. */
final class Crowd {

    static final List<String> SKILLS = List.of(
            "Java",
            "javascript",
            "JS",
            "TypeScript",
            "Kotlin",
            "C++",
            "C#",
            ".NET",
            "Go",
            "Golang",
            "Rust",
            "Python",
            "Kubernetes",
            "K8s",
            "Machine learning",
            "ML",
            "Leadership",
            "Career growth",
            "Négociation",
            "SQL",
            "Data engineering",
            "UX",
            "Design systems",
            "Public speaking",
            "Product management",
            "Node.js");
    private static final List<String> FIRST = List.of(
            "Thandi", "Grace", "Arjun", "Lerato", "Sam", "Zoë", "José", "Łukasz", "Amina", "Kofi", "Mei", "Björn",
            "Ada", "Linus", "Noor", "Priya");
    private static final List<String> LAST = List.of(
            "Nkosi",
            "Miller",
            "Rao",
            "Dube",
            "Taylor",
            "Øster",
            "García",
            "Kowalski",
            "Okafor",
            "Mensah",
            "Chen",
            "Svensson",
            "Lovelace",
            "Haddad",
            "Patel",
            "Botha");
    private static final List<String> COMPANIES =
            List.of("Umhlanga Labs", "Hudson Data", "Deccan Design", "Sanlam", "Café Central", "Straße Software");
    private static final List<String> TITLES =
            List.of("Staff engineer", "Head of data", "Product designer", "Founder", "Engineering manager", "Coach");
    private static final List<String> BIO = List.of(
            "distributed",
            "systems",
            "kindly",
            "explained",
            "portfolio",
            "reviews",
            "first",
            "query",
            "platform",
            "teams",
            "growth",
            "interview",
            "practice",
            "career",
            "change",
            "Java",
            "kubernetes",
            "mentoring",
            "years",
            "banking",
            "fintech",
            "startup",
            "research",
            "writing",
            "feedback",
            "strategy",
            "security",
            "testing");
    private static final List<String> ZONES = List.of(
            "Africa/Johannesburg",
            "America/New_York",
            "Asia/Kolkata",
            "Europe/London",
            "Australia/Lord_Howe",
            "Pacific/Auckland",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "UTC");
    static final List<String> CATEGORIES = List.of("cat_tech", "cat_data", "cat_design", "cat_career", "cat_business");
    private static final List<String> LANGUAGES = List.of("en", "pt-BR", "zu", "hi", "de", "af");
    private static final List<String> CURRENCIES = List.of("ZAR", "USD", "JPY", "EUR");

    private final Random random;

    Crowd(Random random) {
        this.random = random;
    }

    /** One mentor of the crowd. */
    record Person(MemberId member, MentorId mentor, String name, MentorProfile profile, WeeklyAvailability week) {}

    Person person(int number, int bioWords) {
        var member = new MemberId("mbr_%06d".formatted(number));
        var first = one(FIRST);
        var last = one(LAST) + (number > 1_000 && random.nextInt(3) == 0 ? Integer.toString(number, 36) : "");
        var currency = one(CURRENCIES);
        var rate = currency.equals("JPY") ? 1_000 + random.nextInt(20_000) : 2_000 + random.nextInt(90_000);
        var bio = new ArrayList<String>();
        for (var word = 0; word < bioWords; word++) {
            bio.add(one(BIO) + (random.nextInt(20) == 0 ? Integer.toString(random.nextInt(20_000), 36) : ""));
        }
        var profile = new MentorProfile(
                random.nextInt(5) == 0 ? null : Personal.of(member, one(COMPANIES)),
                random.nextInt(5) == 0 ? null : Personal.of(member, one(TITLES)),
                random.nextInt(5) == 0 ? null : random.nextInt(30),
                Personal.of(member, String.join(" ", bio)),
                List.copyOf(some(SKILLS, 1 + random.nextInt(6))),
                Money.of(rate, currency),
                ConfirmationMode.INSTANT,
                3);
        return new Person(member, MentorId.of(member), first + ' ' + last, profile, week());
    }

    private WeeklyAvailability week() {
        var windows = new ArrayList<Window>();
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(3) != 0) {
                var start = random.nextInt(22);
                var minute = random.nextInt(3) == 0 ? 30 : 0;
                var end = Math.min(24, start + 2 + random.nextInt(5)) % 24;
                windows.add(new Window(day, LocalTime.of(start, minute), LocalTime.of(end, 0)));
            }
        }
        return new WeeklyAvailability(one(ZONES), windows, random.nextInt(3) * 15);
    }

    /** From the registration on; some are not approved, some offer no hours. */
    Object[][] story(Person person) {
        var names = person.name().split(" ", 2);
        var mentoring = new ArrayList<Object>();
        mentoring.add(new MentorApplied(person.mentor(), person.member(), person.profile()));
        if (random.nextBoolean()) {
            mentoring.add(new MentorProfileChanged(person.mentor(), person.profile(), practice()));
        }
        if (random.nextInt(10) != 0) {
            mentoring.add(new MentorApproved(person.mentor(), person.member()));
        }
        if (random.nextInt(10) != 0) {
            mentoring.add(new WeeklyAvailabilitySet(person.mentor(), person.week()));
        }
        return new Object[][] {
            Stories.registered(person.member(), person.member() + "@example.org", names[0], names[1], Role.MENTOR),
            mentoring.toArray()
        };
    }

    private MentorPractice practice() {
        var categories = some(CATEGORIES, 1 + random.nextInt(3)).stream()
                .map(CategoryId::new)
                .toList();
        return new MentorPractice(
                null,
                List.of(one(List.of(MentoringStyle.values()))),
                List.copyOf(some(LANGUAGES, 1 + random.nextInt(3))),
                categories,
                categories.getFirst());
    }

    void store(ReadSide side, Person person) {
        var story = story(person);
        side.store(person.member(), story[0]).store(person.mentor(), story[1]);
    }

    /** Takes some hours in somebody's calendar. */
    void reserve(ReadSide side, Person person, Instant from, int days) {
        var calendar = CalendarId.of(person.member());
        var taken = random.nextInt(6);
        for (var number = 0; number < taken; number++) {
            var start = from.plus(Duration.ofHours(random.nextInt(days * 24)));
            side.store(
                    calendar,
                    new TimeReserved(
                            calendar,
                            new BookingId("bkg_" + person.member().value().substring(4) + '-' + number),
                            Party.MENTOR,
                            TimeSlot.of(start, Duration.ofMinutes(75))));
        }
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Set<String> some(List<String> all, int count) {
        var some = new TreeSet<String>();
        while (some.size() < count) {
            some.add(one(all));
        }
        return some;
    }

    static Instant nextMonday(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .with(java.time.temporal.TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
