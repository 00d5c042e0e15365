package org.mentorlink.api.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.shared.Refused;

/** A file on its way in, from a member who may send one. Closed when it is dealt with, whatever became of it. */
final class Upload implements AutoCloseable {

    private final Visit visit;
    private final BufferedInputStream content;
    private final long most;
    private final Runnable end;

    /**
     * @param most how many bytes it may have
     * @param end lets the member send another
     */
    Upload(Visit visit, InputStream body, long most, Runnable end) {
        this.visit = visit;
        this.content = new BufferedInputStream(new Body(body));
        this.most = most;
        this.end = end;
    }

    Visit visit() {
        return visit;
    }

    Viewer viewer() {
        return visit.viewer();
    }

    BufferedInputStream content() {
        return content;
    }

    long most() {
        return most;
    }

    /** @throws Refused FILE_TOO_LARGE */
    byte[] readWhole() throws IOException {
        var whole = new ByteArrayOutputStream();
        var chunk = new byte[16 * 1024];
        for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            whole.write(chunk, 0, read);
            if (whole.size() > most) {
                throw SealedFiles.tooLarge(most);
            }
        }
        return whole.toByteArray();
    }

    @Override
    public void close() {
        end.run();
    }

    /** Tells a sender who is gone from a store that fails. */
    private static final class Body extends FilterInputStream {

        private Body(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException gone) {
                throw cutOff();
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException gone) {
                throw cutOff();
            }
        }

        private static Refused cutOff() {
            return Refused.because("UPLOAD_CUT_OFF", "The file did not arrive whole.");
        }
    }
}
