package org.mentorlink.api.files;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Sends and fetches files over HTTP. */
abstract class FilesApiTest extends ApiTest {

    private static final AtomicInteger MEMBERS = new AtomicInteger();

    @Value("${mentorlink.data-dir}/files")
    private Path folder;

    @BeforeEach
    void nothingIsKept() throws IOException {
        world.photos.clear();
        world.documents.clear();
        for (var file : kept()) {
            Files.delete(folder.resolve(file));
        }
    }

    /** A mentee who has sent nothing yet. */
    protected String somebody() {
        var id = "mbr_files" + MEMBERS.incrementAndGet();
        world.members.put(id, Views.member(id, Role.MENTEE));
        return id;
    }

    protected String token(String memberId) {
        var roles = world.members.containsKey(memberId)
                ? world.members.get(memberId).roles()
                : Set.<Role>of();
        return tokens.issue(memberId, roles);
    }

    protected HttpResponse<byte[]> post(String memberId, String path, byte[] content, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(content));
        return exchange(memberId, request, headers);
    }

    protected HttpResponse<byte[]> get(String memberId, String path, String... headers) {
        return exchange(memberId, HttpRequest.newBuilder(uri(path)), headers);
    }

    private HttpResponse<byte[]> exchange(String memberId, HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (memberId != null) {
            request.header("Authorization", "Bearer " + token(memberId));
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected JsonNode body(HttpResponse<byte[]> response) {
        return json.readTree(response.body());
    }

    protected String code(HttpResponse<byte[]> response) {
        return body(response).at("/errors/0/extensions/code").asString("");
    }

    protected Path folder() {
        return folder;
    }

    /** Names of everything in the store. */
    protected String[] kept() {
        var names = folder.toFile().list();
        return names == null ? new String[0] : names;
    }

    /** Whether a text stands in any stored file as it is. */
    protected boolean isKeptInClear(byte[] content) {
        return Stream.of(kept()).anyMatch(name -> contains(read(folder.resolve(name)), content));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (var at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
