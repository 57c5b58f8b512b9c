package com.nocodo.operator;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void featuresDependOnEachOtherInOneDirection() {
        ApplicationModules.of(OperatorApplication.class).verify();
    }
}
