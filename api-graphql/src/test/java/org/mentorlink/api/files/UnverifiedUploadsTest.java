package org.mentorlink.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.Views;
import org.mentorlink.membership.DocumentCommand.SubmitDocument;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.test.context.TestPropertySource;

/** A7 beside GraphQL: where an address has to be verified before business is done. */
@TestPropertySource(properties = "mentorlink.sign-in.verification=required")
class UnverifiedUploadsTest extends FilesApiTest {

    private String member(MemberStatus status, Role role) {
        var id = somebody();
        world.members.put(id, Views.member(id, role));
        world.accesses.put(id, new MemberAccess(id, status, Set.of(role), 0));
        return id;
    }

    @Test
    void who_is_not_verified_hands_in_no_document() {
        var response = post(member(MemberStatus.PENDING, Role.MENTEE), "/documents?kind=RESUME", TestFiles.pdf());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(code(response)).isEqualTo("EMAIL_NOT_VERIFIED");
        assertThat(kept()).isEmpty();
        assertThat(world.commands).isEmpty();
    }

    @Test
    void who_is_verified_does() {
        post(member(MemberStatus.ACTIVE, Role.MENTEE), "/documents?kind=RESUME", TestFiles.pdf());

        assertThat(world.commands).last().isInstanceOf(SubmitDocument.class);
    }

    @Test
    void a_photo_is_a_part_of_the_profile_and_can_be_shown_before() {
        var response = post(member(MemberStatus.PENDING, Role.MENTEE), "/photos", TestFiles.png(300, 300));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(world.commands).last().isInstanceOf(SetPhoto.class);
    }

    @Test
    void an_admin_who_is_not_verified_imports_nobody() {
        var response = post(
                member(MemberStatus.PENDING, Role.ADMIN),
                "/members-list",
                new byte[] {'x'},
                "Content-Type",
                "text/csv");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(code(response)).isEqualTo("EMAIL_NOT_VERIFIED");
    }
}
