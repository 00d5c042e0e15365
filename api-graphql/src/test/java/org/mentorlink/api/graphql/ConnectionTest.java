package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void a_page_of_which_nothing_may_be_shown_still_leads_on() {
        var page = Connection.<String>ofPart(List.of(), List.of("a", "b"), true, null, name -> name);

        assertThat(page.edges()).isEmpty();
        assertThat(page.pageInfo().hasNextPage()).isTrue();
        assertThat(page.pageInfo().endCursor()).isEqualTo(Paging.cursor("b"));
        assertThat(page.pageInfo().startCursor()).isNull();
    }

    @Test
    void a_page_ends_where_it_was_read_to() {
        var page = Connection.<String>ofPart(List.of("a"), List.of("a", "b"), true, "x", name -> name);

        assertThat(page.pageInfo())
                .isEqualTo(new Connection.PageInfo(true, true, Paging.cursor("a"), Paging.cursor("b")));
    }

    @Test
    void an_empty_list_ends_nowhere() {
        assertThat(Connection.<String>ofPart(List.of(), List.of(), false, null, name -> name)
                        .pageInfo()
                        .endCursor())
                .isNull();
    }
}
