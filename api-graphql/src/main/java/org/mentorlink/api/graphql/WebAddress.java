package org.mentorlink.api.graphql;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people find the web client. Where nobody says, it is this machine on the port the server has got, so that links in
 * mails lead to the instance that sent them on whatever port a newcomer starts it.
 */
@Component
public class WebAddress {

    private final @Nullable String set;
    private final Environment environment;

    WebAddress(ApiProperties properties, Environment environment) {
        this.set = properties.web().baseUrl();
        this.environment = environment;
    }

    /** A page below the base. */
    public String page(String path) {
        return page(set == null || set.isBlank() ? ownMachine() : set, path);
    }

    /** A page below a base that may or may not end with a slash. */
    public static String page(String base, String path) {
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** Asked for each time: which port a random one is, is known only once the server runs. */
    private String ownMachine() {
        var configured = environment.getProperty("server.port", "8080");
        return "http://localhost:" + environment.getProperty("local.server.port", configured);
    }
}
