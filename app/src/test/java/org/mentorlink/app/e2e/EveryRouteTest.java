package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.isAccessible;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page that the router has is looked at narrow and wide, bright and dark; a new one cannot be forgotten. */
class EveryRouteTest {

    private static final Path ROUTER = Path.of("..", "web", "src", "router.tsx");
    private static final Pattern PATH = Pattern.compile("\\bpath: '([^']+)'");

    /** Whom a page is for. */
    private enum Who {
        VISITOR,
        MENTEE,
        MENTOR,
        ADMIN,
        FINANCE
    }

    private static final Map<Who, List<String>> PAGES = Map.of(
            Who.VISITOR,
            List.of(
                    "/",
                    "/sign-in",
                    "/sign-up",
                    "/verify-address",
                    "/reset-password",
                    "/join",
                    "/mentors",
                    "/mentors/$mentorId",
                    "/groups",
                    "/groups/$groupId"),
            Who.MENTEE,
            List.of(
                    "/mentors/$mentorId/book",
                    "/mentors/$mentorId/ask",
                    "/requests/$requestId",
                    "/bookings",
                    "/bookings/$bookingId",
                    "/pay/back",
                    "/pay/$bookingId",
                    "/credits",
                    "/settings",
                    "/settings/learning",
                    "/settings/onboarding",
                    "/settings/goals",
                    "/settings/documents",
                    "/settings/calendars",
                    "/settings/strikes",
                    "/settings/sign-in",
                    "/calendar-connected"),
            Who.MENTOR,
            List.of(
                    "/desk",
                    "/desk/availability",
                    "/desk/offerings",
                    "/desk/questions",
                    "/desk/groups",
                    "/desk/earnings",
                    "/desk/months",
                    "/settings/mentor"),
            Who.ADMIN,
            List.of(
                    "/admin",
                    "/admin/joining",
                    "/admin/programs",
                    "/admin/approvals",
                    "/admin/onboarding",
                    "/admin/categories",
                    "/admin/reviews",
                    "/admin/strikes",
                    "/admin/disputes",
                    "/admin/audit",
                    "/admin/workings"),
            Who.FINANCE,
            List.of(
                    "/books",
                    "/books/trail",
                    "/books/payouts",
                    "/books/reconciliation",
                    "/books/months",
                    "/books/trends",
                    "/books/credits"));

    /** Pages that nobody stays at. */
    private static final Map<String, String> LEADING_ON = Map.of("/pay/back", "/bookings");

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    private final GraphQlClient anyone = application.client();
    private final GraphQlClient mentee = anyone.newMember("MENTEE");

    @Test
    void the_router_has_no_page_that_is_not_looked_at() throws IOException {
        assertThat(unseen(Files.readString(ROUTER))).isEmpty();
        assertThat(unseen("path: '/desk', path: '/desk/unheard-of',")).containsExactly("/desk/unheard-of");
        assertThat(routes(Files.readString(ROUTER)))
                .as("what is looked at is there")
                .hasSizeGreaterThan(40)
                .containsAll(PAGES.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void each_page_is_accessible_bright_and_dark_narrow_and_wide() {
        var mentor = MentorAtWork.open(anyone, "Everywhere-" + UUID.randomUUID());
        var there = things(mentor);
        var all = new SoftAssertions();
        look(all, there, Who.VISITOR, browser.window(1280, false));
        look(all, there, Who.MENTEE, browser.signedIn(mentee, 1280, false));
        look(all, there, Who.MENTOR, browser.signedIn(mentor.client(), 1280, false));
        look(all, there, Who.ADMIN, staff("admin"));
        look(all, there, Who.FINANCE, staff("finance"));
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    private static void look(SoftAssertions all, Map<String, String> there, Who who, Page page) {
        for (var route : PAGES.getOrDefault(who, List.of())) {
            var path = route;
            for (var thing : there.entrySet()) {
                path = path.replace(thing.getKey(), thing.getValue());
            }
            isAccessible(all, page, path);
            all.assertThat(URI.create(page.url()).getPath())
                    .as("what was looked at for " + path)
                    .isEqualTo(URI.create(LEADING_ON.getOrDefault(route, path)).getPath());
        }
    }

    private Page staff(String name) {
        var page = browser.window(1280, false);
        Screen.signIn(page, name + "@mentorlink.example", "mentorlink");
        page.waitForURL(at -> !at.contains("/sign-in"));
        return page;
    }

    /** What the places of addresses stand for, the longer ones first. */
    private Map<String, String> things(MentorAtWork mentor) {
        var group = group(mentor);
        var booking = mentor.booked(mentee);
        var slot = anyone.slot(mentor.id(), Duration.ofDays(9), 0);
        var things = new LinkedHashMap<String, String>();
        things.put("/mentors/$mentorId/book", "/mentors/" + mentor.id() + "/book?at=" + slot);
        things.put("$mentorId", mentor.id());
        things.put("$requestId", requested(mentor));
        things.put("$groupId", group);
        things.put("/books/trail", "/books/trail?subject=" + booking);
        things.put("$bookingId", booking);
        return things;
    }

    private String requested(MentorAtWork mentor) {
        return mentee.mutate(
                        "requestSession",
                        "RequestSessionInput",
                        Map.of(
                                "mentorId",
                                mentor.id(),
                                "topic",
                                "Whenever",
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "sessionRequest { id }")
                .at("/sessionRequest/id")
                .asString();
    }

    private String group(MentorAtWork mentor) {
        var startsAt = anyone.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(9))
                .plus(Duration.ofHours(10));
        return mentor.client()
                .mutate(
                        "scheduleGroupSession",
                        "ScheduleGroupSessionInput",
                        Map.of(
                                "kind",
                                "WORKSHOP",
                                "title",
                                "Compilers",
                                "startsAt",
                                startsAt.toString(),
                                "endsAt",
                                startsAt.plus(Duration.ofHours(1)).toString(),
                                "seats",
                                4,
                                "priceMinor",
                                2_500,
                                "currency",
                                "EUR",
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "groupSession { id }")
                .at("/groupSession/id")
                .asString();
    }

    private static Set<String> unseen(String router) {
        var left = new TreeSet<>(routes(router));
        PAGES.values().forEach(left::removeAll);
        return left;
    }

    private static Set<String> routes(String router) {
        var found = new TreeSet<String>();
        var matcher = PATH.matcher(router);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
