package org.mentorlink.api.web;

import org.mentorlink.api.graphql.ApiProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** R3: how long a message over WebSocket may be, and how long a connection may be silent in both directions. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    ServletServerContainerFactoryBean webSocketContainer(ApiProperties properties) {
        var container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(properties.limits().liveMessageChars());
        container.setMaxBinaryMessageBufferSize(properties.limits().liveMessageChars());
        container.setMaxSessionIdleTimeout(properties.limits().liveIdle().toMillis());
        return container;
    }
}
