package com.nocodo.vault.ui;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.SheetView;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.VaultView;
import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.issuer.LoginTry;
import com.nocodo.vault.ui.web.Page;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The person in front of one browser, with a connection to the vault that this browser alone opens.
@SpringComponent
@VaadinSessionScope
public class Person {
    private final Path home;
    private @Nullable VaultApi vault;
    private @Nullable SheetView sheet;
    private @Nullable LoginTry login;
    private boolean without;
    private String wanted = "";

    Person(Page.Order order) {
        this.home = Path.of(order.home());
    }

    /// Each call but [VaultApi#vault] counts as use of the vault, and puts the automatic lock off.
    synchronized VaultApi vault() {
        try {
            if (vault == null) {
                vault = Holder.DOOR.connect(Holder.socket(home));
            }
            return vault;
        } catch (IOException e) {
            throw Problem.unavailable("The vault is being locked. Load the page again.")
                    .toException();
        }
    }

    VaultView.State state() {
        return vault().vault().state();
    }

    /// A printed sheet that the person has not confirmed yet.
    synchronized Optional<SheetView> sheet() {
        return Optional.ofNullable(sheet);
    }

    synchronized void mustPrint(SheetView fresh) {
        sheet = fresh;
    }

    synchronized void hasPrinted() {
        sheet = null;
    }

    /// The login that was begun last.
    synchronized Optional<LoginTry> login() {
        return Optional.ofNullable(login);
    }

    synchronized void began(LoginTry fresh) {
        login = fresh;
    }

    /// The issuer did not answer, and the password alone is asked for until the vault is locked again.
    synchronized void goesWithout() {
        vault().login().noteWithout();
        without = true;
    }

    /// Whether to sign in before the password is asked for.
    synchronized boolean mustSignIn() {
        return !without && vault().login().login().wantsLogin();
    }

    /// Whoever comes next may be another, so the vault is locked as well.
    void signOut() {
        vault().login().signOut();
        vault().lock();
    }

    /// Where to go once the vault is open.
    synchronized String takeWanted() {
        var place = wanted;
        wanted = "";
        return place;
    }

    synchronized void wants(String place) {
        wanted = place;
    }

    @PreDestroy
    synchronized void leave() {
        if (vault != null) {
            vault.close();
        }
    }
}
