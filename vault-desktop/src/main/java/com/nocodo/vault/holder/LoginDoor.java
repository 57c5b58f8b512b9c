package com.nocodo.vault.holder;

import com.nocodo.vault.door.ArrivalView;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.door.LoginApi;
import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.safe.Safe;
import java.util.Optional;
import java.util.function.Supplier;

/// The login's part of the door, for one connection.
final class LoginDoor implements LoginApi {
    private final Holding holding;
    private final boolean opened;
    private final Supplier<Safe> safe;

    /// @param opened whether the connection gave the password
    /// @param safe refuses where it did not
    LoginDoor(Holding holding, boolean opened, Supplier<Safe> safe) {
        this.holding = holding;
        this.opened = opened;
        this.safe = safe;
    }

    @Override
    public LoginView login() {
        return holding.logins().view(opened ? holding.open() : Optional.empty());
    }

    @Override
    public void require(IssuerView issuer) {
        holding.logins().require(safe.get(), issuer);
    }

    @Override
    public void drop() {
        holding.logins().drop(safe.get());
    }

    @Override
    public void unbind() {
        holding.logins().unbind(safe.get());
    }

    @Override
    public boolean arrive(ArrivalView arrival) {
        return holding.logins().arrive(holding.open(), arrival);
    }

    @Override
    public void noteRefused(String why) {
        holding.logins().noteRefused(why);
    }

    @Override
    public void noteWithout() {
        holding.logins().noteWithout();
    }

    @Override
    public void signOut() {
        holding.logins().signOut();
    }
}
