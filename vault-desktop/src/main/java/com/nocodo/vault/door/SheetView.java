package com.nocodo.vault.door;

/// What is printed and kept apart: whoever has it opens the vault.
public record SheetView(String code) {
    @Override
    public String toString() {
        return "SheetView[***]";
    }
}
