package org.mentorlink.api.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.RateLimit;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.api.graphql.Verification;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/** Lets files in: decides who may send one before a byte of it is read. */
@Component
class Uploads {

    private final Visits visits;
    private final Verification verification;
    private final RateLimit perHour;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    Uploads(Visits visits, Verification verification, FilesProperties properties, RateLimits limits) {
        this.verification = verification;
        this.visits = visits;
        this.perHour = limits.of("upload", properties.uploadsPerHour(), Duration.ofHours(1));
    }

    /**
     * Begins an upload of the member who is signed in.
     *
     * @param what is asked for, by its method and path
     * @param most how many bytes it may have
     * @throws Problem UNAUTHENTICATED or RATE_LIMITED
     * @throws Refused when the member may not yet, it says itself that it is too long or empty, or the member is sending another file
     */
    Upload begin(HttpServletRequest request, String what, long most) throws IOException {
        var visit = visits.of(request);
        var memberId = visit.viewer().id();
        verification.require(what, visit.viewer());
        var length = request.getContentLengthLong();
        if (length > most) {
            throw SealedFiles.tooLarge(most);
        }
        if (length == 0) {
            throw Refused.because("EMPTY_FILE", "Send the file as the body of the request.");
        }
        if (!sending.add(memberId)) {
            throw Refused.because("UPLOAD_IN_PROGRESS", "Send one file after the other.");
        }
        try {
            perHour.require(memberId);
            return new Upload(visit, request.getInputStream(), most, () -> sending.remove(memberId));
        } catch (IOException | RuntimeException failed) {
            sending.remove(memberId);
            throw failed;
        }
    }
}
