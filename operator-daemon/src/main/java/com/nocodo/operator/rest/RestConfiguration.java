package com.nocodo.operator.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// All of REST.
@Configuration(proxyBeanMethods = false)
@Import({
    AttachmentsResource.class,
    AuditResource.class,
    CardsResource.class,
    ConversationResource.class,
    DataResource.class,
    EventsResource.class,
    HealthResource.class,
    HistoryResource.class,
    ImportsResource.class,
    Mistakes.class,
    MovingResource.class,
    OpenApiResource.class,
    PastResource.class,
    PicturesResource.class,
    PlanResource.class,
    Problems.class,
    ProjectsResource.class,
    SpecResource.class,
    Strictness.class
})
public class RestConfiguration {}
