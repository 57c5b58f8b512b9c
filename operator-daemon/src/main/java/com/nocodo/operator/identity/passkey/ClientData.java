package com.nocodo.operator.identity.passkey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the browser has put together for the device to sign.
final class ClientData {
    private ClientData() {}

    /// The challenge that an answer says it answers, not judged yet; empty where it says none.
    static String challenge(byte[] json) {
        try {
            return JsonMapper.shared().readTree(json).path("challenge").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
