package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::1, 20010db800010002::/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002::/64",
        "[2001:db8:1:2::1], 20010db800010002::/64",
        "fe80::1%eth0, fe80000000000000::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:3::1, 20010db800010003::/64",
        "unknown, unknown",
        "a:b:c:d:e:f:a:b:c:d, a:b:c:d:e:f:a:b:c:d"
    })
    void an_address_is_counted_by_its_network(String remote, String counted) {
        assertThat(Address.counted(remote)).isEqualTo(counted);
    }
}
