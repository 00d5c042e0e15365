package org.mentorlink.api.files.s3;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.mentorlink.api.files.FileKey;
import org.mentorlink.api.files.FileStore;
import org.mentorlink.api.files.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files as objects of one bucket. What is to be stored is gathered in a passing file first, ciphertext as it is: its
 * length is then known, the request can be repeated, and an upload that is cut off never reaches the bucket.
 */
final class S3FileStore implements FileStore {

    private static final Logger log = LoggerFactory.getLogger(S3FileStore.class);
    private static final int FORBIDDEN = 403;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    S3FileStore(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(FileKey key, String contentType, Content content) throws IOException {
        // Created for the owner only, as the platform does with its own passing files.
        var gathered = Files.createTempFile("mentorlink-", ".upload");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(gathered))) {
                content.writeTo(out);
            }
            s3.putObject(
                    request -> request.bucket(bucket).key(name(key)).contentType(contentType),
                    RequestBody.fromFile(gathered));
        } catch (SdkException failed) {
            throw new IOException("a file could not be stored in the bucket " + bucket, failed);
        } finally {
            Files.deleteIfExists(gathered);
        }
    }

    @Override
    public Optional<StoredFile> open(FileKey key) throws IOException {
        try {
            var object = s3.getObject(request -> request.bucket(bucket).key(name(key)));
            var response = object.response();
            return Optional.of(new StoredFile(response.contentType(), response.contentLength(), object));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (S3Exception refused) {
            if (refused.statusCode() != FORBIDDEN) {
                throw new IOException("a file could not be read from the bucket " + bucket, refused);
            }
            // Whoever may not list a bucket is told so of what is not in it, too.
            log.warn(
                    "the bucket {} refuses {}, which is taken as not there; s3:ListBucket would tell one from the other",
                    bucket,
                    name(key));
            return Optional.empty();
        } catch (SdkException failed) {
            throw new IOException("a file could not be read from the bucket " + bucket, failed);
        }
    }

    @Override
    public void delete(FileKey key) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(name(key)));
        } catch (SdkException failed) {
            throw new IOException("a file could not be deleted from the bucket " + bucket, failed);
        }
    }

    private String name(FileKey key) {
        return prefix + key.value();
    }
}
