package org.mentorlink.command.calendars;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutsideProperties.class)
class OutsideConfiguration {}
