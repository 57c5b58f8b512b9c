package com.nocodo.vault.provider;

import java.util.List;
import java.util.Optional;

/// What can be rented in one zone, and what it costs.
///
/// @param address an IPv4 address
/// @param disk one gigabyte of disk that is ordered apart
public record Catalogue(Zone zone, List<Size> sizes, Price address, Price disk) {

    public Catalogue {
        // The name goes into orders and onto pages; what is no word is not offered.
        sizes = sizes.stream().filter(size -> ServerOrder.isSize(size.name())).toList();
    }

    public Optional<Size> find(String name) {
        return sizes.stream().filter(size -> size.name().equals(name)).findFirst();
    }
}
