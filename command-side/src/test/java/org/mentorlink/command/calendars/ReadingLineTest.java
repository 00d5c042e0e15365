package org.mentorlink.command.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.command.calendars.ReadingLine.Reading;
import org.mentorlink.membership.MemberId;

/** Each step of the threads is taken by hand: what is begun is in {@link #begun}, and ends when it is told to. */
class ReadingLineTest {

    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();
    private final ReadingLine line = new ReadingLine(begun::add);

    private void add(String member, String host, int number) {
        line.add(
                new Reading(OutsideCalendarsId.of(new MemberId("mbr_" + member)), CalendarKind.ADDRESS, number, host),
                () -> read.add(member + " " + number));
    }

    private void endOne() {
        begun.remove().run();
    }

    @Test
    void a_slow_host_delays_its_own_alone() {
        for (var member = 0; member < 30; member++) {
            add("slow-" + member, "slow.example", 1);
        }
        assertThat(begun).hasSize(ReadingLine.OF_A_HOST);
        add("ada", "fast.example", 1);
        assertThat(begun).hasSize(ReadingLine.OF_A_HOST + 1);
        begun.removeLast().run();
        assertThat(read).containsExactly("ada 1");

        endOne();
        assertThat(begun).as("one after the other").hasSize(ReadingLine.OF_A_HOST);
        while (!begun.isEmpty()) {
            endOne();
        }
        assertThat(read).hasSize(31);
        assertThat(line.idle()).isTrue();
    }

    @Test
    void there_are_so_many_in_all() {
        for (var member = 0; member < 50; member++) {
            add("m" + member, "host-" + member + ".example", 1);
        }
        assertThat(begun).hasSize(ReadingLine.MOST);
        endOne();
        assertThat(begun).hasSize(ReadingLine.MOST);
        assertThat(line.idle()).isFalse();
    }

    @Test
    void of_a_member_one_is_read_at_a_time() {
        add("ada", "one.example", 1);
        add("ada", "other.example", 2);
        add("grace", "other.example", 1);
        assertThat(begun).hasSize(2);
        endOne();
        assertThat(begun).hasSize(2);
        endOne();
        endOne();
        assertThat(read).containsExactly("ada 1", "grace 1", "ada 2");
    }

    @Test
    void the_same_waits_or_is_read_once_and_the_newest_of_a_calendar_counts() {
        add("ada", "one.example", 1);
        add("ada", "one.example", 1);
        assertThat(begun).hasSize(1);
        add("ada", "one.example", 2);
        add("ada", "one.example", 3);
        add("ada", "one.example", 3);
        endOne();
        endOne();
        assertThat(begun).isEmpty();
        assertThat(read).containsExactly("ada 1", "ada 3");
    }

    @Test
    void what_fails_makes_place_for_the_next() {
        line.add(
                new Reading(OutsideCalendarsId.of(new MemberId("mbr_ada")), CalendarKind.ADDRESS, 1, "a.example"),
                () -> {
                    throw new IllegalStateException("no connection to the store");
                });
        add("ada", "a.example", 2);
        endOne();
        endOne();
        assertThat(read).containsExactly("ada 2");
        assertThat(line.idle()).isTrue();
    }

    @Test
    void nothing_begins_once_the_process_ends() {
        for (var number = 0; number < 10; number++) {
            add("m" + number, "slow.example", 1);
        }
        line.destroy();
        while (!begun.isEmpty()) {
            endOne();
        }
        assertThat(read).hasSize(ReadingLine.OF_A_HOST);
        assertThat(line.idle()).isTrue();
    }
}
