package org.mentorlink.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.signin.KnownPeople.KnownPerson;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Links for those on the members list who have no account yet. */
class NewcomerLinksTest extends ApiTest {

    private static final String ADDRESS = "nele.neu@example.org";

    @MockitoBean
    private KnownPeople people;

    @MockitoSpyBean
    private EphemeralStore store;

    @Autowired
    private SealedAddresses addresses;

    @Test
    void the_store_holds_no_address_in_clear() {
        when(people.find(ADDRESS)).thenReturn(new KnownPerson("Nele", "Neu", "UTC", Set.of(Role.MENTEE)));
        clearInvocations(store);

        assertFine(ask(
                NOBODY,
                "mutation { requestSignInLink(input: {email: \"" + ADDRESS + "\"}) { errors { code } position } }"));

        var kept = kept();
        assertThat(kept)
                .filteredOn(value -> value.contains("address "))
                .as("link and code")
                .hasSize(2);
        assertThat(kept).noneMatch(value -> value.contains("nele") || value.contains("example.org"));
    }

    @Test
    void what_is_sealed_is_another_each_time_and_can_be_opened() {
        assertThat(addresses.seal(ADDRESS))
                .isNotEqualTo(addresses.seal(ADDRESS))
                .doesNotContain("nele");
        assertThat(addresses.open(addresses.seal(ADDRESS))).isEqualTo(ADDRESS);
    }

    private List<String> kept() {
        return mockingDetails(store).getInvocations().stream()
                .map(call -> call.<String>getArgument(0))
                .distinct()
                .toList()
                .stream()
                .map(store::read)
                .filter(Objects::nonNull)
                .toList();
    }
}
