package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.heading;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** F6 at the pages, in a real browser: workshops and office hours, their seats and who waits for one. */
class GroupPagesTest {

    private static final String TITLE = "Compilers for everyone";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID());
    private final GraphQlClient first = anyone.newMember("MENTEE");
    private final GraphQlClient second = anyone.newMember("MENTEE");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @BeforeEach
    void note() {
        KnownSecrets.note(TITLE);
    }

    @Test
    void aMentorInvitesSaysWhereItIsAndCallsItOff() {
        var page = browser.signedIn(mentor.client(), 1280, false);
        page.navigate("/desk/groups");
        button(page, "Invite to a group session").first().click();
        page.getByText("Office hours", new Page.GetByTextOptions().setExact(true))
                .click();
        page.getByLabel("What it is called").fill(TITLE);
        page.getByLabel("What it is about").fill("Bring your own parser.");
        var day = LocalDate.ofInstant(anyone.now(), ZoneOffset.UTC).plusDays(9);
        page.getByLabel("When it starts").fill(day + "T10:00");
        page.getByLabel("Minutes").fill("90");
        page.getByLabel("Seats").fill("2");
        page.getByLabel("Price of a seat in EUR").fill("12.50");
        picture(page, "group-invitation");
        button(page, "Invite").last().click();

        page.waitForURL("**/groups/grp_*");
        assertThat(heading(page)).hasText(TITLE);
        assertThat(page.getByTestId("seats")).hasText("0 of 2 seats taken");
        var id = URI.create(page.url()).getPath().replaceAll(".*/", "");
        var kept = read(id);
        assertThat(kept.get("kind").asString()).isEqualTo("OFFICE_HOURS");
        assertThat(kept.at("/price/amountMinor").asInt()).isEqualTo(1_250);
        // By the clock of the mentor's zone, which is that of Paris.
        var ten = day.atTime(10, 0).atZone(ZoneId.of("Europe/Paris"));
        assertThat(Instant.parse(kept.get("startsAt").asString())).isEqualTo(ten.toInstant());
        assertThat(Instant.parse(kept.get("endsAt").asString()))
                .isEqualTo(ten.plusMinutes(90).toInstant());

        button(page, "Set the link").click();
        var link = "https://meet.google.com/" + UUID.randomUUID();
        KnownSecrets.note(link);
        page.getByLabel("Set the link").fill(link);
        button(page, "Save").click();
        var join = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Join by Google Meet"));
        assertThat(join).hasAttribute("href", link);
        button(page, "Remove the link").click();
        assertThat(join).hasCount(0);
        button(page, "Undo").click();
        assertThat(join).hasAttribute("href", link);
        var seat = seat(first, id);
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Who comes"))
                        .getByText("Confirmed"))
                .isVisible();
        picture(page, "group-of-mentor");

        button(page, "Cancel the session").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("1 seat is cancelled and returned in full.");
        dialog.getByLabel("Why").fill("The hall burnt down");
        button(dialog, "Cancel the session").click();
        assertThat(page.getByText("The hall burnt down")).isVisible();
        Eventually.holds(() -> assertThat(
                        first.read(seat).at("/payment/refunded/amountMinor").asInt())
                .isEqualTo(1_250));
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aLinkThatIsSetMeanwhileIsNotTakenBackByAnUndo() {
        var id = scheduled(2);
        var page = browser.signedIn(mentor.client(), 1280, false);
        setLink(id, "https://meet.google.com/first");
        page.navigate("/groups/" + id);
        button(page, "Remove the link").click();
        var undo = button(page, "Undo");
        assertThat(undo).isVisible();
        // In another window.
        setLink(id, "https://zoom.us/j/second");
        undo.click();
        assertThat(page.getByText("Somebody has changed this meanwhile.")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Join by Zoom")))
                .hasAttribute("href", "https://zoom.us/j/second");
    }

    private void setLink(String id, String url) {
        mentor.client()
                .mutate(
                        "setGroupMeetingLink",
                        "SetGroupMeetingLinkInput",
                        Map.of("groupSessionId", id, "url", url),
                        "groupSession { id }");
    }

    @Test
    void theLastSeatIsTakenWaitedForOfferedAndTakenAgain() {
        var id = scheduled(1);
        var page = browser.signedIn(first, 1280, false);
        page.navigate("/mentors/" + mentor.id());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TITLE))
                .click();
        page.waitForURL("**/groups/grp_*");
        button(page, "Take a seat for EUR").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Cancel until");
        dialog.getByLabel("Card that is declined").check();
        button(dialog, "Book for EUR").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("declined");
        dialog.getByLabel("Visa that works").check();
        Eventually.holds(() -> assertThat(read(id).get("seatsFree").asInt()).isEqualTo(1));
        button(dialog, "Book for EUR").click();
        page.waitForURL("**/bookings/bkg_*");
        assertThat(status(page)).hasText("Confirmed");
        var seat = URI.create(page.url()).getPath().replaceAll(".*/", "");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TITLE))
                .click();
        assertThat(page.getByText("You have a seat.")).isVisible();

        var waiting = browser.signedIn(second, 360, true);
        waiting.navigate("/groups/" + id);
        assertThat(waiting.getByTestId("seats")).hasText("1 of 1 seat taken");
        button(waiting, "Wait for a seat").click();
        assertThat(waiting.getByText("You are number 1 in line.")).isVisible();
        first.act("cancelBooking", seat);
        assertThat(waiting.getByText("Take it by")).isVisible();
        picture(waiting, "seat-offered");
        button(waiting, "Take a seat for EUR").click();
        button(waiting.getByRole(AriaRole.DIALOG), "Book for EUR").click();
        waiting.waitForURL("**/bookings/bkg_*");
        assertThat(status(waiting)).hasText("Confirmed");
        assertThat(read(id).get("seatsTaken").asInt()).isEqualTo(1);

        page.navigate("/groups/" + id);
        button(page, "Wait for a seat").click();
        button(page, "Do not wait any more").click();
        assertThat(button(page, "Wait for a seat")).isVisible();
        assertThat(read(id).get("waiting").asInt()).isZero();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void whatTheMentorAsksIsAskedForASeatToo() {
        mentor.client()
                .mutate(
                        "setPreSessionForm",
                        "SetPreSessionFormInput",
                        Map.of(
                                "questions",
                                List.of(Map.of("kind", "SHORT_TEXT", "prompt", "What is it for?", "required", true)),
                                "expectedVersion",
                                0),
                        "preSessionForms { version }");
        var id = scheduled(3);
        var page = browser.signedIn(first, 360, false);
        page.navigate("/groups/" + id);
        button(page, "Take a seat for EUR").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        button(dialog, "Book for EUR").click();
        assertThat(dialog.getByText("This is needed")).isVisible();
        assertThat(dialog.getByLabel("What is it for?")).isFocused();
        dialog.getByLabel("What is it for?").fill("To read old code");
        button(dialog, "Book for EUR").click();
        page.waitForURL("**/bookings/bkg_*");
        assertThat(page.getByText("To read old code")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void groupSessionsAreAccessibleBrightAndDarkNarrowAndWide() {
        var id = scheduled(3);
        seat(first, id);
        var all = new SoftAssertions();
        var visitor = browser.window(1280, false);
        isAccessible(all, visitor, "/groups");
        isAccessible(all, visitor, "/groups/" + id);
        var page = browser.signedIn(mentor.client(), 1280, false);
        isAccessible(all, page, "/desk/groups");
        isAccessible(all, page, "/groups/" + id);
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    private String scheduled(int seats) {
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
                                TITLE,
                                "startsAt",
                                startsAt.toString(),
                                "endsAt",
                                end(startsAt),
                                "seats",
                                seats,
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

    private static String end(Instant startsAt) {
        return startsAt.plus(Duration.ofMinutes(90)).toString();
    }

    private static String seat(GraphQlClient mentee, String session) {
        return mentee.mutate(
                        "requestSeat",
                        "RequestSeatInput",
                        Map.of(
                                "groupSessionId",
                                session,
                                "paymentMethod",
                                "pm_card_visa",
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "booking { id }")
                .at("/booking/id")
                .asString();
    }

    private JsonNode read(String session) {
        return anyone.query(
                        "query($id: ID!) { groupSession(id: $id) { kind startsAt endsAt price { amountMinor } seatsTaken"
                                + " seatsFree waiting } }",
                        Map.of("id", session))
                .get("groupSession");
    }
}
