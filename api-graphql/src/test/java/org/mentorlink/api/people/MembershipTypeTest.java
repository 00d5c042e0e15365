package org.mentorlink.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.membership.Role;

class MembershipTypeTest {

    @ParameterizedTest
    @CsvSource({
        "Mentor, MENTOR",
        "senior mentors 2026, MENTOR",
        "Mentee, MENTEE",
        "student, MENTEE",
        "' Student ', MENTEE",
        "student council, MENTEE",
        "Mentor/Mentee, MENTOR MENTEE",
        "mentor and student, MENTOR",
        "alumni, MENTEE",
        "'', MENTEE"
    })
    void tells_the_roles(String membershipType, String roles) {
        assertThat(MembershipType.roles(membershipType))
                .containsExactlyElementsOf(
                        Stream.of(roles.split(" ")).map(Role::valueOf).toList());
    }
}
