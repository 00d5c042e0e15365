package org.mentorlink.command.calendars.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are on the internet, and nowhere else: none of the own machine, of the own network, of a provider's
 * (metadata of the machine among them), none that stands for several machines or for another address.
 */
final class InternetAddresses {

    /** Not for everybody (RFC 6890), whatever they are for. */
    private static final List<Range> IPV4_SPECIAL = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 3),
            // Looks like any other, and is the metadata of machines at one provider.
            Range.of("168.63.129.16", 32));

    /** All that is routed at all; mapped, translated, local and shared addresses are outside of it. */
    private static final Range IPV6_GLOBAL = Range.of("2000::", 3);

    private static final List<Range> IPV6_SPECIAL =
            List.of(Range.of("2001::", 23), Range.of("2001:db8::", 32), Range.of("2002::", 16), Range.of("3fff::", 20));

    private InternetAddresses() {}

    static boolean contain(InetAddress address) {
        return address instanceof Inet4Address
                ? IPV4_SPECIAL.stream().noneMatch(range -> range.contains(address))
                : IPV6_GLOBAL.contains(address) && IPV6_SPECIAL.stream().noneMatch(range -> range.contains(address));
    }

    private record Range(InetAddress first, int bits) {

        private static Range of(String first, int bits) {
            try {
                return new Range(InetAddress.getByName(first), bits);
            } catch (UnknownHostException unreadable) {
                throw new IllegalArgumentException(first, unreadable);
            }
        }

        private boolean contains(InetAddress address) {
            var mine = first.getAddress();
            var other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
