package org.mentorlink.app.store;

import org.mentorlink.shared.EventTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one list of all event vocabularies. An event that is not in it would be stored under its class name. */
@Configuration(proxyBeanMethods = false)
class EventVocabulary {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of();
    }
}
