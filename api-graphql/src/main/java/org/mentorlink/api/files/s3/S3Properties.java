package org.mentorlink.api.files.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which bucket holds the files.
 *
 * @param endpoint of a server other than Amazon's
 * @param bucket is there already; files are kept under its prefix
 * @param prefix begins the name of each object, such as {@code mentorlink/}
 * @param pathStyle whether the bucket is named in the path and not in the host, as servers other than Amazon's want it
 * @param accessKey absent where the machine's own identity is used, as the SDK finds it
 */
@ConfigurationProperties("mentorlink.files.s3")
record S3Properties(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("false") boolean pathStyle,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    S3Properties {
        if (bucket == null || bucket.isBlank()) {
            throw new IllegalArgumentException("mentorlink.files.s3.bucket names no bucket");
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException("mentorlink.files.s3 has an access key or a secret key, but not both");
        }
    }

    @Override
    public String toString() {
        return "S3Properties[" + bucket + "]";
    }
}
