package org.mentorlink.bench;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of the application before and beside the measuring, where nothing is timed. */
final class Api implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "mentorlink";

    private final HttpConnection http;

    Api(int port) throws IOException {
        http = HttpConnection.to(port);
    }

    /** The header that says who asks. */
    static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    static String request(String document, Map<String, ?> variables) {
        return JSON.writeValueAsString(Map.of("query", document, "variables", variables));
    }

    /** The data of the answer; fails where there are errors. */
    JsonNode ask(String headers, String document, Map<String, ?> variables) throws IOException {
        var status = http.send("POST", "/graphql", headers, request(document, variables));
        var answer = status == 200 ? JSON.readTree(http.body()) : JSON.createObjectNode();
        if (!answer.hasNonNull("data") || answer.hasNonNull("errors")) {
            throw new IllegalStateException(document + " answered " + status + " " + http.body());
        }
        return answer.get("data");
    }

    /** The payload of a mutation that is not refused. */
    JsonNode mutate(String headers, String name, Map<String, ?> input, String fields) throws IOException {
        return mutate(
                headers, name, Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input", input, fields);
    }

    /** As above, of an input that several share. */
    JsonNode mutate(String headers, String name, String type, Map<String, ?> input, String fields) throws IOException {
        var document = "mutation($input: " + type + "!) { " + name + "(input: $input) { " + fields
                + " errors { code message } position } }";
        var payload = ask(headers, document, Map.of("input", input)).get(name);
        if (!payload.get("errors").isEmpty()) {
            throw new IllegalStateException(name + " was refused: " + payload.get("errors"));
        }
        return payload;
    }

    /** Somebody of the sample community. */
    String signIn(String name) throws IOException {
        return signIn(name + "@mentorlink.example", PASSWORD);
    }

    String signIn(String email, String password) throws IOException {
        return mutateSignIn(email, password).get("accessToken").asString();
    }

    private JsonNode mutateSignIn(String email, String password) throws IOException {
        var document =
                "mutation($input: SignInInput!) { signIn(input: $input) { accessToken errors { code message } } }";
        var payload = ask("", document, Map.of("input", Map.of("email", email, "password", password)))
                .get("signIn");
        if (!payload.get("errors").isEmpty()) {
            throw new IllegalStateException(email + " cannot sign in: " + payload.get("errors"));
        }
        return payload;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
