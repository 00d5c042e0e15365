package org.mentorlink.query.booking;

import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.query.shared.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GroupSessionLifecycle {

    @Bean
    Lifecycle lifecycleOfGroupSessions() {
        return Lifecycle.of(GroupSessionEvent.class, GroupSessionEvolution::evolve, GroupSessionView::status);
    }
}
