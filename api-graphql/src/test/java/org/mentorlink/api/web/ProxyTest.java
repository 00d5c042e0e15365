package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.springframework.test.context.TestPropertySource;

/** Whose address is counted where a request claims to have come from elsewhere. */
class ProxyTest {

    @Nested
    @TestPropertySource(properties = {"mentorlink.limits.anonymous=3", "server.forward-headers-strategy=none"})
    class WithoutAProxy extends ApiTest {

        @Test
        void the_claim_is_not_heeded() {
            for (var count = 0; count < 3; count++) {
                assertThat(status("203.0.113." + count)).isEqualTo(200);
            }
            assertThat(status("203.0.113.9")).isEqualTo(429);
            assertThat(send(NOBODY, body("{ sandbox { now } }"), "Forwarded", "for=203.0.113.10")
                            .statusCode())
                    .isEqualTo(429);
        }

        private int status(String claimed) {
            return send(NOBODY, body("{ sandbox { now } }"), "X-Forwarded-For", claimed)
                    .statusCode();
        }
    }

    @Nested
    @TestPropertySource(
            properties = {
                "mentorlink.limits.anonymous=3",
                "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=127\\\\.0\\\\.0\\\\.1|0:0:0:0:0:0:0:1"
            })
    class BehindAProxy extends ApiTest {

        @Test
        void each_client_is_counted_by_what_the_proxy_added_last() {
            for (var count = 0; count < 3; count++) {
                assertThat(status("203.0.113." + count + ", 198.51.100.1")).isEqualTo(200);
            }
            assertThat(status("203.0.113.9, 198.51.100.1")).isEqualTo(429);
            assertThat(status("198.51.100.2")).as("another client").isEqualTo(200);
        }

        @Test
        void a_network_of_many_addresses_is_one_client() {
            for (var count = 0; count < 3; count++) {
                assertThat(status("2001:db8:7:7::" + count)).isEqualTo(200);
            }
            assertThat(status("2001:db8:7:7:1:2:3:4")).isEqualTo(429);
            assertThat(status("2001:db8:7:8::1")).isEqualTo(200);
        }

        @Test
        void https_is_said_over_https() {
            var answer = send(
                    NOBODY,
                    body("{ sandbox { now } }"),
                    "X-Forwarded-For",
                    "198.51.100.77",
                    "X-Forwarded-Proto",
                    "https");

            assertThat(answer.headers().firstValue("Strict-Transport-Security").orElseThrow())
                    .contains("max-age=31536000", "includeSubDomains");
        }

        private int status(String claimed) {
            return send(NOBODY, body("{ sandbox { now } }"), "X-Forwarded-For", claimed)
                    .statusCode();
        }
    }

    @Nested
    @TestPropertySource(
            properties = {
                "mentorlink.limits.anonymous=3",
                "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=10\\\\.1\\\\.1\\\\.1"
            })
    class BesideTheProxy extends ApiTest {

        @Test
        void who_is_not_the_proxy_is_not_believed() {
            for (var count = 0; count < 3; count++) {
                assertThat(status("203.0.113." + count)).isEqualTo(200);
            }
            assertThat(status("203.0.113.9")).isEqualTo(429);
        }

        private int status(String claimed) {
            return send(NOBODY, body("{ sandbox { now } }"), "X-Forwarded-For", claimed)
                    .statusCode();
        }
    }
}
