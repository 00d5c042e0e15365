package org.mentorlink.command.payment;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Content of the type {@code application/x-www-form-urlencoded}. */
public final class Forms {
    public static final String TYPE = "application/x-www-form-urlencoded";

    private Forms() {}

    /**
     * In the order in which they were sent, which some gateways sign them in.
     *
     * @throws ForgedWebhook where it is no form, or says something twice
     */
    public static Map<String, String> read(String body) throws ForgedWebhook {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : body.split("&")) {
            var at = pair.indexOf('=');
            if (at <= 0) {
                throw new ForgedWebhook("it is no form");
            }
            if (parameters.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1))) != null) {
                throw new ForgedWebhook("it says something twice");
            }
        }
        return parameters;
    }

    /** In the order of the map. */
    public static String written(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) throws ForgedWebhook {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ForgedWebhook("it is no form");
        }
    }
}
