package com.nocodo.operator;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The operator as a server. What it works on, the home's state, is opened before and given to it.
@SpringBootApplication(
        scanBasePackages = {"com.nocodo.operator.identity", "com.nocodo.operator.rest", "com.nocodo.operator.server"})
public class OperatorApplication {}
