package org.mentorlink.api.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where the GraphiQL page is found, and the one that links in mails lead to. All they load comes from our own jar. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/graphiql");
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
        for (var page : List.of("/sign-in", "/verify-address", "/reset-password")) {
            registry.addViewController(page).setViewName("forward:/sign-in/index.html");
        }
    }
}
