package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** R2: walks every path that anything answers. Each is counted, by network and by member; a few are named that are not. */
@TestPropertySource(
        properties = {
            "mentorlink.limits.anonymous=1",
            "mentorlink.limits.member=1",
            "mentorlink.files.photo-views=1",
            "mentorlink.calendars.fetches=1",
            "mentorlink.gateways.webhooks=1",
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=127\\\\.0\\\\.0\\\\.1|0:0:0:0:0:0:0:1"
        })
class CountedPathsTest extends ApiTest {

    /** Said once more, so that no path is made free by the way. */
    private static final Set<String> FREE = Set.of(
            "/",
            "/graphiql",
            "/webjars/**",
            "/sign-in",
            "/sign-up",
            "/join",
            "/verify-address",
            "/reset-password",
            "/mentors",
            "/mentors/*",
            "/mentors/*/book",
            "/mentors/*/ask",
            "/requests/*",
            "/bookings",
            "/bookings/*",
            "/groups",
            "/groups/*",
            "/credits",
            "/pay/*",
            "/payments/return",
            "/desk",
            "/desk/*",
            "/books",
            "/books/*",
            "/admin",
            "/admin/*",
            "/settings",
            "/settings/*",
            "/calendar-connected",
            "/web/assets/**",
            "/error");

    private static final Pattern ROUTE = Pattern.compile("(?<=[ (])/[^\\s)&]+");
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @Autowired
    private List<HandlerMapping> mappings;

    @Test
    void the_paths_are_found() {
        assertThat(patterns())
                .contains("/graphql", "/photos", "/documents/{documentId}", "/members-list.csv", "/webjars/**", "/**");
        assertThat(patterns()).containsAll(List.of("/calendars/{token}.ics", "/oauth2/authorization/{provider}"));
    }

    @TestFactory
    Stream<DynamicTest> each_is_counted_however_it_is_written() {
        return patterns().stream()
                .filter(pattern -> !FREE.contains(pattern))
                .map(pattern -> DynamicTest.dynamicTest(pattern, () -> {
                    var network = network();
                    assertThat(status(pattern, path(pattern), NOBODY, network + "1"))
                            .isNotEqualTo(429);
                    assertThat(status(pattern, encoded(path(pattern)), NOBODY, network + "2"))
                            .as("another address of the same network")
                            .isEqualTo(429);

                    var member = "mbr_counted" + NETWORKS.incrementAndGet();
                    world.members.put(member, Views.member(member, Role.MENTEE));
                    var home = network();
                    assertThat(status(pattern, path(pattern), member, home + "1"))
                            .isNotEqualTo(429);
                    assertThat(status(pattern, encoded(path(pattern)), member, home + "1"))
                            .as("the same member")
                            .isEqualTo(429);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_few_are_not() {
        return FREE.stream()
                .map(pattern -> DynamicTest.dynamicTest(pattern, () -> {
                    assertThat(patterns()).contains(pattern);
                    var network = network();
                    for (var count = 0; count < 3; count++) {
                        assertThat(status(pattern, path(pattern), NOBODY, network + "1"))
                                .isNotEqualTo(429);
                    }
                }));
    }

    private Set<String> patterns() {
        var patterns = new java.util.TreeSet<String>();
        for (var mapping : mappings) {
            patterns.addAll(patterns(mapping));
        }
        return patterns;
    }

    private static List<String> patterns(HandlerMapping mapping) {
        if (mapping instanceof RequestMappingHandlerMapping methods) {
            return methods.getHandlerMethods().keySet().stream()
                    .flatMap(info -> info.getPatternValues().stream())
                    .toList();
        }
        if (mapping instanceof AbstractUrlHandlerMapping urls) {
            var patterns = new ArrayList<>(urls.getHandlerMap().keySet());
            if (urls.getRootHandler() != null) {
                patterns.add("/");
            }
            return patterns;
        }
        if (mapping instanceof RouterFunctionMapping routes) {
            return ROUTE.matcher(String.valueOf(routes.getRouterFunction()))
                    .results()
                    .map(route -> route.group())
                    .toList();
        }
        throw new AssertionError("what paths has " + mapping + "? Tell this test");
    }

    private static String path(String pattern) {
        return pattern.replaceAll("\\{[^}]*}|\\*+", "x");
    }

    /** The same path, its first letter written in another way. */
    private static String encoded(String path) {
        return "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2);
    }

    /** The beginning of the addresses of somebody who has not been here. */
    private static String network() {
        return "2001:db8:77:" + Integer.toHexString(NETWORKS.incrementAndGet()) + "::";
    }

    private int status(String pattern, String path, String member, String address) {
        var request = HttpRequest.newBuilder(uri(path)).header("X-Forwarded-For", address);
        if (pattern.equals("/graphql")) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body("{ sandbox { now } }")));
        }
        if (member != null) {
            request.header("Authorization", "Bearer " + tokens.issue(member, Set.of(Role.MENTEE)));
        }
        return send(request.build()).statusCode();
    }
}
