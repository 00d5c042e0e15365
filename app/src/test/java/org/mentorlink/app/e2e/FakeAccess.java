package org.mentorlink.app.e2e;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that a provider has given; one is good until it is forgotten, whichever others are given meanwhile. */
final class FakeAccess {

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    String give() {
        var token = "access-" + UUID.randomUUID();
        tokens.add(token);
        return token;
    }

    void forget() {
        tokens.clear();
    }

    boolean admits(HttpExchange exchange) {
        var shown = exchange.getRequestHeaders().getFirst("Authorization");
        return shown != null && shown.startsWith("Bearer ") && tokens.contains(shown.substring("Bearer ".length()));
    }
}
