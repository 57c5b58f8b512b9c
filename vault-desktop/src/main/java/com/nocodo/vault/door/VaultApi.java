package com.nocodo.vault.door;

import java.nio.file.Path;
import java.util.List;

/// The vault's one door. Each connection opens it by the password; until then it tells only what everybody may know.
public interface VaultApi extends AutoCloseable {
    VaultView vault();

    /// Makes the vault, and opens it.
    SheetView create(String password);

    OpeningView unlock(String password);

    /// By the code on the printed sheet.
    OpeningView recover(String code, String password);

    /// Ends every process that saw a secret, this one too. What is being done to servers leaves off at its next step.
    void lock();

    /// Old copies of the vault's file still open with the old password.
    void changePassword(String current, String next);

    /// New keys for everything.
    ///
    /// @return what somebody who knew the password may have read, to be replaced where it was made
    List<ExposedView> passwordMayBeKnown(String current, String next);

    void rotateKeys(String password);

    /// A new printed sheet; the old one opens nothing any more.
    SheetView renewRecovery(String password);

    /// What is not as the vault wrote it; empty where all is well.
    List<String> verify();

    /// @param after the number of the last line that is known, 0 for none
    /// @param limit at most 1000
    List<AuditView> audit(long after, int limit);

    /// @param place a file that is not there yet
    void backup(Path place);

    /// For the audit log: somebody came with a link to the vault's page that was used before. Needs no password, as
    /// whoever notices it may have none.
    void noteLinkUsedAgain();

    /// Only where there is no vault.
    void restore(Path backup);

    /// @param password of the file, not of the vault
    void export(Path place, String password);

    void importFrom(Path file, String password);

    SettingsView settings();

    void setSettings(SettingsView settings);

    KeyApi keys();

    ServerApi servers();

    LoginApi login();

    OwnServerApi ownServers();

    AccessApi access();

    ToolsApi tools();

    BackupApi backups();

    @Override
    void close();
}
