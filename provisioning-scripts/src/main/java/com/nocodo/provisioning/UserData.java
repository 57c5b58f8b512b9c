package com.nocodo.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a provider hands to a new server: the host key that it boots with, and the one account that may come in. It
/// holds no other secret, since whoever may read it at the provider has it too.
public final class UserData {

    /// What providers take.
    static final int LARGEST = 64 * 1024;

    private UserData() {}

    /// @param hostName as the server calls itself
    /// @param admin the account that comes in, by its keys only, and may become root
    public static byte[] of(String hostName, String admin, List<SshPublicKey> adminKeys, BootKey bootKey) {
        if (hostName.length() > 63 || !hostName.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "Not a name for a server: '%.70s' (expected small letters, digits and -, e.g. operator-1)"
                            .formatted(hostName.replaceAll("\\P{Print}", "?")));
        }
        Parameter.ADMIN.checked(admin);
        if (adminKeys.isEmpty()) throw new IllegalArgumentException("Nobody could enter a server without a key");
        var bytes = ("#cloud-config\n" + Yaml.of(config(hostName, admin, adminKeys, bootKey)))
                .getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException(
                    "The user data have %d bytes; providers take %d. Use fewer keys.".formatted(bytes.length, LARGEST));
        }
        return bytes;
    }

    private static Map<String, Object> config(
            String hostName, String admin, List<SshPublicKey> adminKeys, BootKey bootKey) {
        var config = new LinkedHashMap<String, Object>();
        config.put("hostname", hostName);
        config.put("manage_etc_hosts", "localhost"); // else sudo waits for a name server each time
        config.put("locale", "C.UTF-8"); // the default is not built in small images, and fails there
        config.put("disable_root", true);
        config.put("ssh_pwauth", false);
        config.put("ssh_deletekeys", true);
        var keys = new LinkedHashMap<String, Object>();
        keys.put("ed25519_private", bootKey.privatePem());
        keys.put("ed25519_public", bootKey.publicKey().text());
        config.put("ssh_keys", keys);
        config.put("users", List.of(account(admin, adminKeys)));
        config.put("write_files", List.of(sudoers(admin)));
        return config;
    }

    private static Map<String, Object> account(String admin, List<SshPublicKey> keys) {
        var account = new LinkedHashMap<String, Object>();
        account.put("name", admin);
        account.put("gecos", "administrator by nocodo");
        account.put("shell", "/bin/bash");
        account.put("lock_passwd", true);
        account.put("ssh_authorized_keys", keys.stream().map(SshPublicKey::text).toList());
        return account;
    }

    private static Map<String, Object> sudoers(String admin) {
        var file = new LinkedHashMap<String, Object>();
        file.put("path", "/etc/sudoers.d/50-nocodo");
        file.put("owner", "root:root");
        file.put("permissions", "0440");
        file.put("content", admin + " ALL=(ALL:ALL) NOPASSWD: ALL\n");
        return file;
    }
}
