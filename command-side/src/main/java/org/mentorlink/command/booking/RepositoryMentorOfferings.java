package org.mentorlink.command.booking;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.mentoring.Mentor;
import org.mentorlink.command.mentoring.MentorState;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads them off the mentor's own aggregate, never off a read model that may be behind. */
@Component
final class RepositoryMentorOfferings implements MentorOfferings {

    private final ObjectProvider<Repository<Mentor>> mentors;

    /** @param mentors asked when needed, as the repository is built after the handlers it serves */
    RepositoryMentorOfferings(ObjectProvider<Repository<Mentor>> mentors) {
        this.mentors = mentors;
    }

    @Override
    public boolean has(MentorId mentorId, @Nullable OfferingId offeringId) {
        var offerings = stateOf(mentorId).offerings();
        return offeringId == null || offerings.containsKey(offeringId.value());
    }

    @Override
    public MemberId memberId(MentorId mentorId) {
        return stateOf(mentorId).memberId();
    }

    private MentorState stateOf(MentorId mentorId) {
        try {
            return mentors.getObject().load(mentorId.value()).invoke(Mentor::state);
        } catch (AggregateNotFoundException unknown) {
            throw Refused.because("NOT_A_MENTOR", "Apply as mentor first.");
        }
    }
}
