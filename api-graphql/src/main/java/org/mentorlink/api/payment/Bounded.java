package org.mentorlink.api.payment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mentorlink.shared.Refused;

/** A stream that has an end. */
final class Bounded extends FilterInputStream {

    private final long most;
    private long read;

    Bounded(InputStream content, long most) {
        super(content);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var some = super.read(target, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw Refused.because("FILE_TOO_LARGE", "A report has at most " + most + " bytes.");
        }
    }
}
