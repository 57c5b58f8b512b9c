package com.nocodo.provisioning;

/// The systemd unit that runs the operator in a sandbox. It is installed together with the operator.
public final class OperatorUnit {

    public static final String NAME = "nocodo-operator.service";

    private OperatorUnit() {}

    public static String text() {
        return Resource.read("file/" + NAME).text();
    }
}
