package com.nocodo.provisioning;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a script can be told. Each knows which values make sense; quoting (ShellText) comes on top.
public enum Parameter {
    /// The account that the person and the vault come in with.
    ADMIN("an account name such as nocodo", 32) {
        @Override
        boolean fits(String value) {
            return ACCOUNT.matcher(value).matches() && !OURS.contains(value);
        }
    },
    /// The public keys that open the administrator's account, one a line.
    ADMIN_KEYS("one to twenty ed25519 public keys, one a line", 4_000) {
        @Override
        boolean fits(String value) {
            var lines = value.split("\n", -1);
            return lines.length <= 20 && everyLineIsAKey(lines);
        }
    },
    /// The lines of `authorized_keys` of the bridge: each bound to one command, and to nothing else. May be empty.
    BRIDGE_KEYS("lines of the form: restrict,command=\"…\" ssh-ed25519 AAAA…", 16_000) {
        @Override
        boolean fits(String value) {
            return value.isEmpty() || value.lines().allMatch(Parameter::isBoundKey) && !value.endsWith("\n");
        }
    },
    /// The public part of the host key that went through the provider.
    BOOT_HOST_KEY("an ed25519 public key", 200) {
        @Override
        boolean fits(String value) {
            return isKey(value);
        }
    },
    /// The public part of the host key that the server made itself.
    HOST_KEY("an ed25519 public key", 200) {
        @Override
        boolean fits(String value) {
            return isKey(value);
        }
    },
    /// How long a change of the way in waits for its confirmation.
    GUARD_SECONDS("seconds from 5 to 3600", 4) {
        @Override
        boolean fits(String value) {
            return isNumber(value, 5, 3_600);
        }
    },
    /// How long the first boot may take.
    PATIENCE("seconds from 1 to 3600", 4) {
        @Override
        boolean fits(String value) {
            return isNumber(value, 1, 3_600);
        }
    },
    /// Modules of cloud-init that may fail without the server being given up.
    TOLERATED("names of cloud-init's modules with a space between them, or nothing", 500) {
        @Override
        boolean fits(String value) {
            return value.isEmpty() || value.matches("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*");
        }
    },
    OPERATOR_VERSION("a version such as 1.2.3", 40) {
        @Override
        boolean fits(String value) {
            return value.matches("[0-9][0-9.]*(-[A-Z]+)?");
        }
    },
    /// Of the operator's archive.
    OPERATOR_SUM("a SHA-256 sum, 64 hexadecimal digits", 64) {
        @Override
        boolean fits(String value) {
            return isSum(value);
        }
    },
    /// What the operator is called in the addresses of its web app and of all applications.
    OPERATOR_NAME("a name such as shop", 31) {
        @Override
        boolean fits(String value) {
            return value.matches("[a-z][a-z0-9-]*");
        }
    },
    /// Where the operator answers, on loopback; the same as on the person's computer, so that its address is one.
    OPERATOR_PORT("a port from 1024 to 65535", 5) {
        @Override
        boolean fits(String value) {
            return isNumber(value, 1_024, 65_535);
        }
    },
    /// What the vault knows the operator by.
    OPERATOR_ID("an id such as nocodo-op-…", 80) {
        @Override
        boolean fits(String value) {
            return value.matches("[a-z0-9-]+");
        }
    },
    /// Known to the vault and to the operator until they know each other.
    PAIRING_SECRET("32 bytes in Base64", 44) {
        @Override
        boolean fits(String value) {
            return value.matches("[A-Za-z0-9+/]{43}=");
        }

        @Override
        String shown(String value) {
            return "***";
        }
    },
    /// Who signs operators for this server.
    OPERATOR_SIGNER("an ed25519 public key", 200) {
        @Override
        boolean fits(String value) {
            return isKey(value);
        }
    },
    /// Of the operator's archive, as `ssh-keygen -Y sign` makes it.
    OPERATOR_SIGNATURE("an SSH signature", 4_000) {
        @Override
        boolean fits(String value) {
            return value.matches("-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+-----END SSH SIGNATURE-----\n");
        }
    },
    /// Which update of a server it is: one that was undone is not taken for the next.
    UPDATE_ID("a number from 1 to 99999", 5) {
        @Override
        boolean fits(String value) {
            return isNumber(value, 1, 99_999);
        }
    },
    /// How long another operator may take until it answers.
    UPDATE_SECONDS("seconds from 5 to 600", 3) {
        @Override
        boolean fits(String value) {
            return isNumber(value, 5, 600);
        }
    },
    /// Of a backup of an operator's state.
    STATE_SUM("a SHA-256 sum, 64 hexadecimal digits", 64) {
        @Override
        boolean fits(String value) {
            return isSum(value);
        }
    },
    /// How long it is.
    STATE_BYTES("a number of bytes", 15) {
        @Override
        boolean fits(String value) {
            return value.matches("[1-9][0-9]*");
        }
    },
    /// Whether what the operator keeps now may make room for it.
    STATE_REPLACE("yes or no", 3) {
        @Override
        boolean fits(String value) {
            return isYesOrNo(value);
        }
    },
    /// Where the server's SSH is; a server that somebody else made may have it elsewhere.
    SSH_PORT("a port from 1 to 65535", 5) {
        @Override
        boolean fits(String value) {
            return isNumber(value, 1, 65_535);
        }

        @Override
        Optional<String> usual() {
            return Optional.of("22");
        }
    },
    /// Accounts of the server's owner that keep coming in by SSH, by their own keys.
    KEPT_ACCOUNTS("names of accounts with a space between them, or nothing", 1_000) {
        @Override
        boolean fits(String value) {
            return value.isEmpty()
                    || Stream.of(value.split(" ", -1))
                            .allMatch(name -> ACCOUNT.matcher(name).matches());
        }

        @Override
        Optional<String> usual() {
            return Optional.of("");
        }
    },
    /// The account that the owner of a server signed in with, once.
    SIGNED_IN_AS("an account name such as root", 32) {
        @Override
        boolean fits(String value) {
            return ACCOUNT.matcher(value).matches();
        }
    },
    /// Whether what else is open on a server may be closed.
    CLOSE_OTHERS("yes or no", 3) {
        @Override
        boolean fits(String value) {
            return isYesOrNo(value);
        }
    };

    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final Set<String> OURS =
            Set.of("root", "nocodo-operator", "nocodo-build", "nocodo-app", "nocodo-bridge");
    private static final Pattern BOUND =
            Pattern.compile("restrict,command=\"[A-Za-z0-9/._ =-]+\" (ssh-ed25519 [A-Za-z0-9+/=]+)");

    private final String expected;
    private final int longest;

    Parameter(String expected, int longest) {
        this.expected = expected;
        this.longest = longest;
    }

    abstract boolean fits(String value);

    /// What it is where nobody says anything else.
    Optional<String> usual() {
        return Optional.empty();
    }

    /// The name of the variable in the script.
    String variable() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Parameter ofVariable(String variable) {
        return valueOf(variable.toUpperCase(Locale.ROOT));
    }

    String checked(String value) {
        if (value.length() > longest || !fits(value)) {
            throw new IllegalArgumentException(
                    "Not a value for %s: '%.40s' (expected %s)".formatted(variable(), shown(value), expected));
        }
        return value;
    }

    String shown(String value) {
        return value.replaceAll("\\P{Print}", "?");
    }

    private static boolean everyLineIsAKey(String... lines) {
        for (var line : lines) {
            if (!isKey(line)) return false;
        }
        return true;
    }

    private static boolean isKey(String value) {
        try {
            return new SshPublicKey(value).text().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isBoundKey(String line) {
        var match = BOUND.matcher(line);
        return match.matches() && isKey(match.group(1));
    }

    private static boolean isSum(String value) {
        return value.matches("[0-9a-f]{64}");
    }

    private static boolean isYesOrNo(String value) {
        return value.equals("yes") || value.equals("no");
    }

    private static boolean isNumber(String value, int least, int most) {
        return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }
}
