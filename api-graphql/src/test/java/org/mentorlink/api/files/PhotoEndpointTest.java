package org.mentorlink.api.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;

class PhotoEndpointTest extends FilesApiTest {

    private static final byte[] PICTURE = TestFiles.photographed(TestFiles.jpeg(900, 600), 6);
    private static final byte[] JPEG_HEAD = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private String posted(String member) {
        var response = post(member, "/photos", PICTURE);
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return body(response).at("/photo/id").asString();
    }

    private static String path(String photo) {
        return "/photos/" + photo + "/512";
    }

    private String url(String viewer, String member) {
        return ask(
                        viewer,
                        "query($id: ID!) { node(id: $id) { ... on Member { photo { url width } } } }",
                        Map.of("id", member))
                .at("/data/node/photo/url")
                .asString("");
    }

    @Nested
    class Posting {

        @Test
        void answers_the_photo_and_where_it_is() throws IOException {
            var member = somebody();
            var answer = body(post(member, "/photos", PICTURE));

            assertThat(answer.at("/photo/width").asInt()).isEqualTo(512);
            assertThat(answer.at("/errors").isEmpty()).isTrue();
            assertThat(answer.at("/position").asString()).isEqualTo(Long.toString(world.head));
            var small = get(NOBODY, answer.at("/photo/small").asString());
            assertThat(small.statusCode()).isEqualTo(200);
            assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                    .isEqualTo(128);
            var command = (SetPhoto) world.commands.getLast();
            assertThat(command.memberId().value()).isEqualTo(member);
            assertThat(command.sha256()).matches("[0-9a-f]{64}");
        }

        @Test
        void keeps_nothing_in_clear_and_nothing_but_pixels() {
            posted(somebody());

            assertThat(kept()).hasSize(2);
            assertThat(isKeptInClear(JPEG_HEAD)).isFalse();
            assertThat(isKeptInClear(TestFiles.CAMERA.getBytes(UTF_8))).isFalse();
        }

        @Test
        void destroys_the_one_it_replaces() {
            var member = somebody();
            var first = posted(member);
            var second = posted(member);

            assertThat(kept()).containsExactlyInAnyOrder(second + "-512", second + "-128");
            assertThat(get(member, path(first)).statusCode()).isEqualTo(404);
        }

        @Test
        void is_for_members_only_and_says_so_before_it_reads() throws IOException {
            assertThat(code(post(NOBODY, "/photos", PICTURE))).isEqualTo("UNAUTHENTICATED");
            // A body of which nothing ever comes.
            assertThat(statusOf("POST /photos HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"))
                    .startsWith("HTTP/1.1 401");
            assertThat(world.commands).isEmpty();
        }

        @Test
        void is_refused_when_it_says_itself_that_it_is_too_long() throws IOException {
            assertThat(statusOf("POST /photos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token(somebody())
                            + "\r\nContent-Length: 5242881\r\n\r\n"))
                    .startsWith("HTTP/1.1 413");
        }

        @Test
        void is_refused_when_it_turns_out_too_long() throws IOException {
            var head = "POST /photos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token(somebody())
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            try (var socket = new Socket("localhost", port)) {
                var out = socket.getOutputStream();
                out.write(head.getBytes(ISO_8859_1));
                var chunk = new byte[1_000_000];
                System.arraycopy(JPEG_HEAD, 0, chunk, 0, 3);
                for (var count = 0; count < 6; count++) {
                    out.write("F4240\r\n".getBytes(ISO_8859_1));
                    out.write(chunk);
                    out.write("\r\n".getBytes(ISO_8859_1));
                }
                out.flush();
                assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
            }
            assertThat(kept()).isEmpty();
        }

        @Test
        void leaves_nothing_when_it_is_cut_off() throws IOException {
            var member = somebody();
            var head = "POST /photos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token(member)
                    + "\r\nContent-Length: " + PICTURE.length + "\r\n\r\n";
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream().write(head.getBytes(ISO_8859_1));
                socket.getOutputStream().write(PICTURE, 0, PICTURE.length / 2);
                socket.shutdownOutput();
                assertThat(firstLine(socket)).startsWith("HTTP/1.1 400");
            }
            assertThat(kept()).isEmpty();
            assertThat(world.commands).isEmpty();
            posted(member);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<svg xmlns='http://www.w3.org/2000/svg'/>",
                    "<html><script>alert(1)</script></html>",
                    "GIF89a, once popular",
                    "%PDF-1.7 is for documents"
                })
        void is_refused_for_any_other_kind_whatever_it_is_called(String content) {
            var response = post(somebody(), "/photos", content.getBytes(UTF_8), "Content-Type", "image/png");

            assertThat(response.statusCode()).isEqualTo(415);
            assertThat(code(response)).isEqualTo("UNSUPPORTED_PHOTO");
            assertThat(kept()).isEmpty();
        }

        @Test
        void is_refused_for_bombs_and_for_broken_pictures() {
            var bomb = post(somebody(), "/photos", TestFiles.claiming(50_000, 50_000));
            assertThat(bomb.statusCode()).isEqualTo(413);
            assertThat(code(bomb)).isEqualTo("PHOTO_TOO_LARGE");
            var broken = post(somebody(), "/photos", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0});
            assertThat(broken.statusCode()).isEqualTo(422);
            assertThat(code(broken)).isEqualTo("UNREADABLE_PHOTO");
        }

        @Test
        void is_refused_without_a_file() {
            assertThat(code(post(somebody(), "/photos", new byte[0]))).isEqualTo("EMPTY_FILE");
        }

        @Test
        void deletes_what_was_kept_for_a_command_that_is_refused() {
            world.refusing = true;
            var response = post(somebody(), "/photos", PICTURE);

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(code(response)).isEqualTo("REFUSED");
            assertThat(kept()).isEmpty();
        }

        @Test
        void is_limited_by_the_hour() {
            var member = somebody();
            for (var count = 0; count < 30; count++) {
                post(member, "/photos", "x".getBytes(UTF_8));
            }
            var response = post(member, "/photos", PICTURE);

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            wallClock.advance(Duration.ofHours(1));
            posted(member);
        }
    }

    @Nested
    class Fetching {

        @Test
        void a_listed_mentors_is_for_everybody_and_may_be_kept_by_caches() {
            var photo = posted(THANDI);

            assertThat(url(ADMIN, THANDI)).isEqualTo(path(photo));
            var response = get(NOBODY, path(photo));
            assertThat(response.statusCode()).isEqualTo(200);
            var headers = response.headers().map();
            assertThat(headers.get("cache-control")).containsExactly("max-age=900, public, immutable");
            assertThat(headers.get("content-type")).containsExactly("image/jpeg");
            assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.get("content-disposition")).containsExactly("inline; filename=\"photo.jpg\"");
            assertThat(headers.get("content-security-policy")).containsExactly("default-src 'none'; sandbox");
        }

        @ParameterizedTest
        @EnumSource(names = {"SUSPENDED", "INACTIVE"})
        void of_a_mentor_who_is_shut_out_it_is_as_anybody_elses(MemberStatus status) {
            isHidden(Views.member(THANDI, status, Role.MENTOR));
        }

        @Test
        void of_who_is_a_mentor_no_more_it_is_as_anybody_elses() {
            isHidden(Views.noMentorAnyMore(THANDI));
        }

        private void isHidden(MemberView now) {
            var photo = posted(THANDI);
            var thandi = world.members.put(THANDI, now);
            try {
                for (var viewer : new String[] {NOBODY, SAM}) {
                    assertThat(get(viewer, path(photo)).statusCode()).isEqualTo(404);
                }
                assertThat(get(ADMIN, path(photo)).headers().firstValue("cache-control"))
                        .contains("max-age=900, private, immutable");
            } finally {
                world.members.put(THANDI, thandi);
            }
            assertThat(get(NOBODY, path(photo)).statusCode()).isEqualTo(200);
        }

        @Test
        void is_not_sent_again_to_who_has_it() {
            var photo = posted(THANDI);
            var tag = get(NOBODY, path(photo)).headers().firstValue("ETag").orElseThrow();

            var again = get(NOBODY, path(photo), "If-None-Match", tag);

            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }

        @Test
        void somebody_elses_is_for_themselves_staff_and_those_who_share_a_booking() {
            var photo = posted(LERATO);
            world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));

            for (var viewer : new String[] {LERATO, THANDI, ADMIN, FINANCE}) {
                var response = get(viewer, path(photo));
                assertThat(response.statusCode()).as(viewer).isEqualTo(200);
                assertThat(response.headers().firstValue("cache-control")).contains("max-age=900, private, immutable");
            }
        }

        @Test
        void for_everybody_else_it_is_as_if_it_did_not_exist() {
            var photo = posted(LERATO);
            var unknown = "/photos/pht_00000000-0000-0000-0000-000000000000/512";

            for (var viewer : new String[] {NOBODY, SAM, THANDI}) {
                for (var path : new String[] {path(photo), unknown}) {
                    var response = get(viewer, path);
                    assertThat(response.statusCode()).isEqualTo(404);
                    assertThat(body(response).at("/errors/0/message").asString())
                            .isEqualTo("There is no such photo.");
                }
            }
        }

        @Test
        void an_address_given_to_who_may_see_it_is_good_for_a_while() {
            posted(LERATO);
            var url = url(LERATO, LERATO);

            assertThat(url).contains("expires=", "signature=").isEqualTo(url(LERATO, LERATO));
            assertThat(get(NOBODY, url).statusCode()).isEqualTo(200);
            wallClock.advance(Duration.ofMinutes(14));
            assertThat(get(NOBODY, url).statusCode()).isEqualTo(200);
            wallClock.advance(Duration.ofMinutes(17));
            assertThat(get(NOBODY, url).statusCode()).isEqualTo(404);
        }

        @Test
        void an_address_cannot_be_made_up_or_moved() {
            var mine = posted(SAM);
            posted(LERATO);
            var url = url(LERATO, LERATO);

            assertThat(get(NOBODY, url.replace("/512", "/128")).statusCode()).isEqualTo(404);
            assertThat(get(NOBODY, url.replaceFirst("pht_[^/]+", mine)).statusCode())
                    .isEqualTo(404);
            assertThat(get(NOBODY, url.replaceFirst("expires=\\d", "expires=9")).statusCode())
                    .isEqualTo(404);
            assertThat(get(NOBODY, url.replaceFirst("signature=.*", "signature=x"))
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void an_address_that_is_malformed_is_told_so() {
            var response = get(NOBODY, path("pht_x") + "?expires=soon&signature=x");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(code(response)).isEqualTo("BAD_REQUEST");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "512.jpg", "99999999999", "..", "%2e%2e"})
        void there_are_no_other_sizes(String size) {
            assertThat(get(NOBODY, "/photos/" + posted(THANDI) + '/' + size).statusCode())
                    .isIn(400, 401, 403, 404);
        }

        @Test
        void it_is_hidden_in_the_graph_from_who_may_not_see_it() {
            posted(LERATO);
            world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
            var query = "{ booking(id: \"bkg_one\") { mentee { photo { width } } } }";
            assertThat(ask(THANDI, query).at("/data/booking/mentee/photo/width").asInt())
                    .isEqualTo(512);

            posted(SAM);
            assertThat(url(ADMIN, SAM)).isNotEmpty();
            assertThat(get(THANDI, path(world.photos.get(SAM).id())).statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Removing {

        private String remove(String viewer, String member) {
            return ask(
                            viewer,
                            "mutation($id: ID) { removePhoto(input: {memberId: $id}) { member { id photo { id } } errors { code } } }",
                            member == null ? Map.of() : Map.of("id", member))
                    .at("/data/removePhoto/errors/0/code")
                    .asString("done");
        }

        @Test
        void destroys_ones_own() {
            var photo = posted(LERATO);

            assertThat(remove(LERATO, null)).isEqualTo("done");
            assertThat(kept()).isEmpty();
            assertThat(get(LERATO, path(photo)).statusCode()).isEqualTo(404);
        }

        @Test
        void of_somebody_else_is_for_admins() {
            posted(LERATO);

            assertThat(remove(SAM, LERATO)).isEqualTo("NOT_FOUND");
            assertThat(remove(FINANCE, LERATO)).isEqualTo("NOT_FOUND");
            assertThat(kept()).hasSize(2);
            assertThat(remove(ADMIN, LERATO)).isEqualTo("done");
            assertThat(kept()).isEmpty();
        }
    }

    private String statusOf(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return firstLine(socket);
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        var line = new StringBuilder();
        for (var read = socket.getInputStream().read();
                read >= 0 && read != '\r';
                read = socket.getInputStream().read()) {
            line.append((char) read);
        }
        return line.toString();
    }
}
