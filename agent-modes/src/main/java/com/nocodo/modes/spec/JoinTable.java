package com.nocodo.modes.spec;

/// The table behind an n-n link: its name, the column that points to the holder and the one that points to the target.
public record JoinTable(String table, String holderColumn, String targetColumn) {

    public static JoinTable of(Entity holder, Relation link) {
        var target = Names.singular(link.name());
        var own = holder.name();
        return new JoinTable(
                own + "_" + link.name(), own + "_id", (target.equals(own) ? "other_" : "") + target + "_id");
    }
}
