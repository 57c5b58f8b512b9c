package com.nocodo.vault.server;

import java.util.List;

/// New keys for one server.
///
/// @param now what opens it until then
/// @param next what opens it afterwards
/// @param guests who else may come in, and stays so
/// @param hostKey whether the server makes a new key of its own, too
public record Rotation(ServerAccess now, AccessKeys next, List<Guest> guests, boolean hostKey) {}
