package org.mentorlink.api.membership;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMembers;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MemberViews;
import org.mentorlink.shared.Ids;
import org.springframework.stereotype.Component;

/** The members that other objects refer to, read at once. */
@Component
public class Members {

    private final Questions questions;

    Members(Questions questions) {
        this.questions = questions;
    }

    public <S> Map<S, MemberView> of(Collection<S> sources, Function<S, String> memberId) {
        return Batches.load(sources, memberId, this::read, MemberView::id);
    }

    /** As {@link #of}, with nothing for ids that are no member's, such as the platform's. */
    public <S> Map<S, @Nullable MemberView> ofNullable(Collection<S> sources, Function<S, String> memberId) {
        return Batches.loadOrNull(
                sources,
                memberId,
                ids -> read(
                        ids.stream().filter(id -> Ids.is(MemberId.PREFIX, id)).toList()),
                MemberView::id);
    }

    private List<MemberView> read(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : questions.ask(new FindMembers(ids), MemberViews.class).members();
    }
}
