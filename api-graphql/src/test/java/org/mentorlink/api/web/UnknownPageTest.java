package org.mentorlink.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnknownPageTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void whoever_opens_an_address_that_is_none_sees_the_client() throws IOException {
        var response = new MockHttpServletResponse();

        assertThat(new UnknownPage("<html>".getBytes(UTF_8)).answered(request("GET", BROWSER), response))
                .isTrue();

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getContentAsString()).isEqualTo("<html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|application/json, */*",
                "GET|*/*",
                "GET|''",
                "GET|text/",
                "GET|image/avif,*/*",
                "POST|text/html"
            })
    void nobody_else_does(String method, String accept) throws IOException {
        var response = new MockHttpServletResponse();

        assertThat(new UnknownPage("<html>".getBytes(UTF_8)).answered(request(method, accept), response))
                .isFalse();
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void without_a_client_everybody_is_told_the_same() throws IOException {
        assertThat(new UnknownPage(null).answered(request("GET", BROWSER), new MockHttpServletResponse()))
                .isFalse();
    }

    private static MockHttpServletRequest request(String method, String accept) {
        var request = new MockHttpServletRequest(method, "/nowhere");
        if (!accept.isEmpty()) {
            request.addHeader("Accept", accept);
        }
        return request;
    }
}
