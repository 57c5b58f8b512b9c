package com.nocodo.vault.work;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.nocodo.vault.server.BackupWanted;
import com.nocodo.vault.server.GuestList;
import com.nocodo.vault.server.OwnHost;
import com.nocodo.vault.server.RestoreWanted;
import com.nocodo.vault.server.Rotation;
import com.nocodo.vault.server.ServerAccess;
import com.nocodo.vault.server.UpdateWanted;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.ssh.SignIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker is to do, with the secrets that it needs for that.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Order {
    /// Where SSH is, unless somebody says otherwise.
    int SSH = 22;

    /// Work with a provider.
    sealed interface AtProvider extends Order {
        Access access();
    }

    @JsonTypeName("check_key")
    record CheckKey(Access access) implements AtProvider {}

    @JsonTypeName("zones")
    record Zones(Access access) implements AtProvider {}

    @JsonTypeName("offers")
    record Offers(Access access, String zone) implements AtProvider {}

    @JsonTypeName("orphans")
    record Orphans(Access access) implements AtProvider {}

    /// What a server would be made by; nobody is asked.
    @JsonTypeName("plan")
    record Plan(Access access, Wanted wanted) implements AtProvider {}

    @JsonTypeName("make")
    record Make(Access access, Wanted wanted) implements AtProvider {}

    /// @param unsettled whether a change of unknown end may be on its way
    @JsonTypeName("remove")
    record Remove(Access access, String tag, List<String> zones, boolean unsettled) implements AtProvider {}

    /// Work with a server that its owner made.
    sealed interface AtOwnServer extends Order {}

    /// Which host key answers there; nothing is sent.
    @JsonTypeName("scan_host")
    record ScanHost(String host, int port) implements AtOwnServer {}

    @JsonTypeName("plan_adopting")
    record PlanAdopting(OwnHost host, Wanted wanted) implements AtOwnServer {}

    /// @param signIn null where it was given before: it is kept nowhere
    @JsonTypeName("adopt")
    record Adopt(OwnHost host, Wanted wanted, @Nullable SignIn signIn) implements AtOwnServer {}

    /// @param made what the making told
    @JsonTypeName("release")
    record Release(OwnHost host, Wanted wanted, Map<String, String> made) implements AtOwnServer {}

    /// Puts another operator in the place of the one that runs.
    @JsonTypeName("update")
    record Update(UpdateWanted update, Wanted wanted) implements Order {}

    /// Brings the state of a server's operator here.
    @JsonTypeName("backup")
    record Backup(BackupWanted backup) implements Order {}

    /// Makes a backup the state of a server's operator.
    @JsonTypeName("restore")
    record Restore(RestoreWanted restore) implements Order {}

    /// Removes what was sent to a server for a restore that nobody wants any more.
    ///
    /// @param restore without the key of its backup, which this does not need
    @JsonTypeName("leave_restore")
    record LeaveRestore(RestoreWanted restore) implements Order {}

    /// Gives a server new keys.
    @JsonTypeName("rotate")
    record Rotate(Rotation rotation) implements Order {}

    /// Brings a server to a list of who may come in.
    @JsonTypeName("admit")
    record Admit(GuestList guests) implements Order {}

    /// Brings about that a server has these coding CLIs and no others.
    @JsonTypeName("coding_clis")
    record CodingClis(ServerAccess server, List<String> clis) implements Order {}

    /// Whom a server's operator lets in.
    @JsonTypeName("people")
    record People(ServerAccess server) implements Order {}

    /// Holds the way in to one operator open. It knows what it needs for that one.
    ///
    /// @param sshPort where SSH is on the server
    /// @param hostKey the only one that is accepted
    /// @param bridge seed of the key that opens the bridge's account
    /// @param vault seed of the key that the vault proves itself with
    /// @param id of the operator
    /// @param key the operator's own
    /// @param name of the operator in addresses
    /// @param port at both ends
    /// @param until when it ends at the latest
    /// @param quiet whether nobody waits for a link
    @JsonTypeName("way")
    record Way(
            String host,
            int sshPort,
            String hostKey,
            byte[] bridge,
            byte[] vault,
            String id,
            byte[] key,
            String name,
            int port,
            Instant until,
            boolean quiet)
            implements Order {
        @Override
        public String toString() {
            return "Way[%s]".formatted(name);
        }
    }
}
