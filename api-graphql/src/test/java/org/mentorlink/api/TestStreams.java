package org.mentorlink.api;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.mentorlink.shared.PersonalStreams;

/** Encrypts as far as a test can tell: nothing can be read as it is stored, and only under the same owner and name. */
public final class TestStreams implements PersonalStreams {

    private static final int MASK = 0x5A;

    @Override
    public Optional<OutputStream> encrypting(String owner, String name, OutputStream sealed) throws IOException {
        new DataOutputStream(sealed).writeInt((owner + name).hashCode());
        return Optional.of(new FilterOutputStream(sealed) {
            @Override
            public void write(int plain) throws IOException {
                out.write(plain ^ MASK);
            }
        });
    }

    @Override
    public Optional<InputStream> decrypting(String owner, String name, InputStream sealed) throws IOException {
        if (new DataInputStream(sealed).readInt() != (owner + name).hashCode()) {
            throw new IOException("encrypted for another");
        }
        return Optional.of(new FilterInputStream(sealed) {
            @Override
            public int read() throws IOException {
                var read = in.read();
                return read < 0 ? read : read ^ MASK;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var read = in.read(target, offset, length);
                for (var index = offset; index < offset + read; index++) {
                    target[index] = (byte) (target[index] ^ MASK);
                }
                return read;
            }
        });
    }
}
