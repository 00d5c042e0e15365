import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** What scripts/import-list does. One file and no library, so that any Java from 17 on runs it as it is. */
public final class ImportList {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private String token = "";

    private ImportList(String url) {
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        var url = "http://localhost:" + System.getenv().getOrDefault("SERVER_PORT", "8080");
        var rows = 100_000;
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--url" -> url = args[++i];
                case "--rows" -> rows = Integer.parseInt(args[++i]);
                default -> throw new IllegalArgumentException("unknown argument " + args[i]);
            }
        }
        new ImportList(url).measure(rows);
    }

    private void measure(int rows) throws Exception {
        token = found(
                "\"accessToken\":\"([^\"]+)\"",
                graphql("mutation { signIn(input: {email: \"admin@mentorlink.example\", password: \"mentorlink\"}) { accessToken } }"));
        var list = list(rows);
        System.out.printf("%,d rows, %,d bytes%n", rows, list.length());
        send("first time", list, rows);
        send("again", list, rows);
    }

    private static String list(int rows) {
        var run = UUID.randomUUID();
        var csv = new StringBuilder("email,first_name,last_name,membershiptype,time_zone\n");
        for (var row = 0; row < rows; row++) {
            csv.append("member-").append(row).append('-').append(run).append("@example.org,First").append(row)
                    .append(",Last").append(row).append(row % 5 == 0 ? ",Mentor" : ",Student")
                    .append(",Africa/Johannesburg\n");
        }
        return csv.toString();
    }

    private void send(String what, String list, int rows) throws Exception {
        var began = Instant.now();
        var request = HttpRequest.newBuilder(URI.create(url + "/members-list"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(list))
                .build();
        var id = found("\"importId\":\"([^\"]+)\"", http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        var taken = Duration.between(began, Instant.now());
        while (true) {
            var answer = graphql("{ membersImport(id: \"" + id + "\") { state added changed unchanged rejected } }");
            if (!found("\"state\":\"([A-Z]+)\"", answer).equals("RUNNING")) {
                var took = Duration.between(began, Instant.now());
                System.out.printf(
                        "%s: taken after %d ms, done after %.1f s, %,.0f rows/s: %s%n",
                        what, taken.toMillis(), took.toMillis() / 1000.0, rows * 1000.0 / took.toMillis(), answer);
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private String graphql(String document) throws Exception {
        var body = "{\"query\":\"" + document.replace("\"", "\\\"") + "\"}";
        var request = HttpRequest.newBuilder(URI.create(url + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String found(String pattern, String answer) {
        var matcher = Pattern.compile(pattern).matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("unexpected answer: " + answer);
        }
        return matcher.group(1);
    }
}
