package com.nocodo.operator.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Makes the API's description from its code, where a test asks for that.
///
/// @see "docs/decisions/0046-springdoc.md"
@AutoConfiguration
@ConditionalOnProperty("springdoc.api-docs.enabled")
@Import(RecordSchemas.class)
class OpenApiDocument {
    private static final String DOCUMENT = "openApiResource";
    private static final String ABOUT = """
            Everything that the web app of a nocodo operator can do, for scripts. Come in with a token \
            (`Authorization: Bearer …`, made at `POST /api/v1/me/tokens`) or with the web app's cookie. Errors are \
            `application/problem+json` with a `code` for programs and a `detail` for people. Follow a project by its \
            events, as server-sent events that go on after `Last-Event-ID`.""";

    @Bean
    OpenAPI operatorApi() {
        return new OpenAPI()
                .info(new Info().title("nocodo operator").version("1").description(ABOUT))
                .servers(List.of(new Server().url("/").description("this operator")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of an account; one that only reads does nothing else."))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(OpenApiResource.SESSION)
                                        .description("A browser that is signed in; the name ends with the port.")));
    }

    /// All of it before the document: its converters, ours among them, are found by nobody else.
    @Bean
    static BeanFactoryPostProcessor describedLater() {
        return factory -> {
            var parts = Arrays.stream(factory.getBeanDefinitionNames())
                    .filter(name -> isSpringdoc(factory.getBeanDefinition(name)))
                    .toList();
            parts.forEach(name -> factory.getBeanDefinition(name).setLazyInit(true));
            factory.getBeanDefinition(DOCUMENT)
                    .setDependsOn(parts.stream()
                            .filter(name -> !name.equals(DOCUMENT))
                            .toArray(String[]::new));
        };
    }

    private static boolean isSpringdoc(BeanDefinition bean) {
        return bean.getResourceDescription() != null
                && bean.getResourceDescription().contains("org/springdoc/");
    }

    @Bean
    OpenApiCustomizer answers() {
        return new Answers();
    }
}
