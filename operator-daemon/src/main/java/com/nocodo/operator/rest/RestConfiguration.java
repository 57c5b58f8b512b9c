package com.nocodo.operator.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// All of REST.
@Configuration(proxyBeanMethods = false)
@Import({
    AttachmentsResource.class,
    AuditResource.class,
    ConversationResource.class,
    DataResource.class,
    EventsResource.class,
    HistoryResource.class,
    ImportsResource.class,
    Mistakes.class,
    MovingResource.class,
    OpenApiDocument.class,
    PastResource.class,
    PicturesResource.class,
    PlanResource.class,
    Problems.class,
    ProjectsResource.class,
    RecordSchemas.class,
    SpecResource.class,
    Strictness.class
})
public class RestConfiguration {}
