package org.mentorlink.app.apart;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells the scan, before it begins, which sides this process runs. */
final class SidesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        var sides = Side.of(application.getEnvironment());
        application.getBeanFactory().registerSingleton("sidesFilter", new SidesFilter(sides));
    }
}
