package com.nocodo.operator.rest;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/// What describes the API is made when the description is asked for first: springdoc wants to be made at the start,
/// which
/// then takes a third of a second longer.
@Component
class DescribedLater implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        for (var name : factory.getBeanDefinitionNames()) {
            var bean = factory.getBeanDefinition(name);
            if (String.valueOf(bean.getFactoryBeanName()).startsWith("org.springdoc")
                    || String.valueOf(bean.getBeanClassName()).startsWith("org.springdoc")) {
                bean.setLazyInit(true);
            }
        }
    }
}
