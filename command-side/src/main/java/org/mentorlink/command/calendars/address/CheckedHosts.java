package org.mentorlink.command.calendars.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves what is about to be connected to, once: the addresses that are checked here are those that the connection uses,
 * so a name that means another machine a moment later gains nothing. A name with a single address elsewhere than on the
 * internet is one that cannot be reached; that tells nobody which names the own network knows.
 */
final class CheckedHosts implements DnsResolver {

    private final HostNames names;
    private final Set<String> privateHosts;

    CheckedHosts(HostNames names, Set<String> privateHosts) {
        this.names = names;
        this.privateHosts = privateHosts;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!privateHosts.contains(host.toLowerCase(Locale.ROOT))
                && !Arrays.stream(addresses).allMatch(InternetAddresses::contain)) {
            throw new UnknownHostException();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
