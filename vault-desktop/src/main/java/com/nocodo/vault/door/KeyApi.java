package com.nocodo.vault.door;

import java.util.List;

/// The keys of clouds.
public interface KeyApi {
    /// What the keys of each provider consist of.
    List<ProviderFormView> forms();

    List<KeyView> all();

    /// Kept as it is given; [#check] says whether it works.
    KeyView add(KeyForm form);

    /// Asks the provider whose key it is and what it may do.
    CheckView check(String id);

    void remove(String id);

    /// Zones of the key's provider.
    List<String> zones(String id);

    /// What can be rented in a zone now, and for how much.
    OffersView offers(String id, String zone);
}
