package org.mentorlink.api.graphql;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApiProperties.class, DocumentProperties.class})
class GraphQlConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> Scalars.ALL.forEach(wiring::scalar);
    }

    /** Views are named as their types, with View at the end. */
    @Bean
    GraphQlSourceBuilderCustomizer typesByViewName() {
        var types = new ClassNameTypeResolver();
        types.setClassNameExtractor(GraphQlConfiguration::typeName);
        return builder -> builder.defaultTypeResolver(types);
    }

    @Bean
    GraphQlSourceBuilderCustomizer documentsOnceParsed(TrustedDocuments documents) {
        return builder -> builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    @Bean
    GraphQlSourceBuilderCustomizer permissionsFirst(PermissionVisitor permissions) {
        return builder -> builder.typeVisitors(List.of(permissions));
    }

    private static String typeName(Class<?> type) {
        var name = type.getSimpleName();
        return name.endsWith("View") ? name.substring(0, name.length() - "View".length()) : name;
    }
}
