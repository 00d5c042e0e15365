package org.mentorlink.query.recognition;

import org.mentorlink.query.shared.Lifecycle;
import org.mentorlink.recognition.GoalEvent;
import org.mentorlink.recognition.GoalView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GoalLifecycle {

    @Bean
    Lifecycle lifecycleOfGoals() {
        return Lifecycle.of(GoalEvent.class, GoalEvolution::evolve, GoalView::status);
    }
}
