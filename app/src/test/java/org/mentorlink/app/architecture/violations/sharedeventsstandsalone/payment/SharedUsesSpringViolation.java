package org.mentorlink.app.architecture.violations.sharedeventsstandsalone.payment;

import org.springframework.context.ApplicationContext;

class SharedUsesSpringViolation {
    void use(ApplicationContext context) {}
}
