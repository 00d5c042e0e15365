package org.mentorlink.api.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Where the pages are found: GraphiQL, and the web client, whose one document answers all of its addresses. Where the client was not
 * built, plain pages take its place. All that pages load comes from our own jars.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    static final String CLIENT = "web/index.html";

    private final boolean hasClient = new ClassPathResource("static/" + CLIENT).exists();

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
        for (var page : ClientPages.ALL) {
            registry.addViewController(page).setViewName("forward:/" + document(page));
        }
    }

    private String document(String page) {
        if (hasClient) {
            return CLIENT;
        }
        return ClientPages.MAILED.contains(page) ? "sign-in/index.html" : "no-web/index.html";
    }

    /** A file of the client has the hash of its content in its name, and lies there compressed already. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/web/assets/**")
                .addResourceLocations("classpath:/static/web/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }
}
