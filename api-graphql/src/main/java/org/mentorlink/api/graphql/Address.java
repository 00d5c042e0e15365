package org.mentorlink.api.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What an address is counted by. */
public final class Address {

    /** A line's subscriber is given a network of 2^64 addresses, so all of them are one. */
    private static final int NETWORK_BYTES = 8;

    private static final Pattern LITERAL = Pattern.compile("\\[?[0-9A-Fa-f:.]+(%[0-9A-Za-z._-]+)?]?");

    private Address() {}

    /** What a request's address is counted by; nothing else of ours asks a request for its address. */
    public static String of(HttpServletRequest request) {
        return counted(request.getRemoteAddr());
    }

    /** The address itself, for who has to prove where a request comes from; nobody is counted by it. */
    public static String exactly(HttpServletRequest request) {
        return request.getRemoteAddr();
    }

    /** An IPv4 address itself, an IPv6 address's /64; anything else as it is. */
    public static String counted(String remote) {
        if (!LITERAL.matcher(remote).matches() || !remote.contains(":")) {
            return remote;
        }
        try {
            var bare = remote.replaceAll("^\\[|%.*$|]$", "");
            var address = InetAddress.getByName(bare);
            return address instanceof Inet6Address ? network(address.getAddress()) : address.getHostAddress();
        } catch (UnknownHostException e) {
            return remote;
        }
    }

    private static String network(byte[] address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, NETWORK_BYTES)) + "::/64";
    }
}
