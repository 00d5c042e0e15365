package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskKind;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.TimeSlot;

class CalendarNotificationsTest {

    private static final OutsideCalendarsId OF_ADA = OutsideCalendarsId.of(ADA);

    private final QueryGateway queries = mock(QueryGateway.class);
    private final List<Message> sent = new ArrayList<>();
    private final CalendarNotifications notifications = new CalendarNotifications(queries, sent::add);
    private final MemberView ada = mock(MemberView.class);

    @BeforeEach
    void adaIsKnown() {
        when(ada.email()).thenReturn("ada@example.org");
        seen(ada);
    }

    private void seen(MemberView member) {
        when(queries.query(eq(new FindMember(ADA.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(member));
    }

    private static ReadingFailed failed(int inARow) {
        return new ReadingFailed(OF_ADA, ADA, CalendarKind.ADDRESS, 1, ReadingFailure.NOT_FOUND, inARow);
    }

    @Test
    void tellOnceThatACalendarCannotBeReadForAWhile() {
        for (var inARow = 1; inARow <= 10; inARow++) {
            notifications.on(failed(inARow), "e" + inARow, NOW);
        }
        assertThat(sent).extracting(Message::to).containsExactly("ada@example.org");
        assertThat(sent).extracting(Message::subject).containsExactly("Your other calendar cannot be read");
    }

    @Test
    void tellThatItCountsNoMore() {
        notifications.on(new BusyTimesForgotten(OF_ADA, ADA, CalendarKind.ADDRESS), "e1", NOW);
        assertThat(sent).extracting(Message::subject).containsExactly("Your other calendar counts no more");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY_ELSEWHERE,You are busy elsewhere during a session",
        "ENTRY_MISSING,A session was deleted in your other calendar",
        "ENTRY_MOVED,A session was moved in your other calendar"
    })
    void tellWhatIsToBeSettledInTheReadersZone(CalendarTaskKind kind, String subject) {
        when(ada.timeZone()).thenReturn("Africa/Johannesburg");
        var slot = TimeSlot.of(NOW, Duration.ofHours(1));
        notifications.on(new CalendarTaskRaised(OF_ADA, ADA, "t", kind, null, "bkg_1", slot, null), "e1", NOW);
        assertThat(sent).extracting(Message::subject).containsExactly(subject);
        assertThat(sent.getFirst().body()).contains(Texts.at(NOW, "Africa/Johannesburg"), "We have changed nothing");
    }

    @Test
    void writeToNobodyWhoWasErased() {
        when(ada.email()).thenReturn(null);
        notifications.on(failed(3), "e1", NOW);
        assertThat(sent).isEmpty();
    }

    @Test
    void areToldAgainWhereTheReadModelIsBehind() {
        seen(null);
        assertThatThrownBy(() -> notifications.on(failed(3), "e1", NOW)).isInstanceOf(IllegalStateException.class);
    }
}
