package org.mentorlink.api.graphql;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which operations a deployment takes, see {@link TrustedDocuments}.
 *
 * @param accepted whether any operation may be sent, or trusted documents alone
 * @param manifests where the lists of other clients are, such as {@code file:/etc/mentorlink/app.json}, besides that of the
 *     web client of this build
 */
@ConfigurationProperties("mentorlink.documents")
public record DocumentProperties(
        @DefaultValue("ALL") Accepted accepted,
        @DefaultValue List<String> manifests) {

    /** What is executed. */
    public enum Accepted {
        ALL,
        TRUSTED
    }
}
