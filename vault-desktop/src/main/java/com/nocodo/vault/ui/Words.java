package com.nocodo.vault.ui;

import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.TrustView.Trust;

/// Names of things as people read them.
final class Words {
    private Words() {}

    static String provider(String id) {
        return switch (id) {
            case "scaleway" -> "Scaleway";
            case "hetzner" -> "Hetzner";
            case "digitalocean" -> "DigitalOcean";
            case "own" -> "Your own server";
            case "visit" -> "somebody else's";
            default -> id;
        };
    }

    /// Whether a server can be called that.
    static boolean isServerName(String name) {
        return name.matches("[a-z][a-z0-9-]{0,30}");
    }

    /// Whether it is somebody else's, who let this vault in.
    static boolean isVisit(ServerView server) {
        return server.provider().equals("visit");
    }

    static String field(String name) {
        return switch (name) {
            case "access_key" -> "Access key";
            case "secret_key" -> "Secret key";
            case "project" -> "Project";
            case "token" -> "Token";
            default -> name;
        };
    }

    /// How to make a key that can do what is needed and no more.
    static String coach(String provider) {
        return switch (provider) {
            case "scaleway" ->
                "Make an IAM application of its own in one project, with the permission sets InstancesFullAccess and"
                        + " BlockStorageFullAccess and no others, and an API key of it that ends.";
            case "hetzner" ->
                "Make a project of its own for nocodo: a token of Hetzner may do everything in its project, and nothing"
                        + " outside.";
            case "digitalocean" ->
                "Make a token with custom scopes: droplet, tag, firewall, block storage and ssh key, and an end.";
            default -> "";
        };
    }

    static String state(ServerView server) {
        if (isHostile(server)) {
            return "Broken into";
        }
        if (!server.trouble().isEmpty()) {
            return "Needs you";
        }
        return switch (server.state()) {
            case MAKING -> server.working() ? "Being made" : "Paused";
            case READY -> server.trust() == Trust.PAUSED ? "You paused it" : "Ready";
            case UPDATING -> server.working() ? "Being updated" : "Update paused";
            case REMOVING -> server.working() ? "Being removed" : "Removal paused";
            case GONE -> "Gone";
        };
    }

    static String kind(ServerView server) {
        if (isHostile(server) || !server.trouble().isEmpty()) {
            return "bad";
        }
        return switch (server.state()) {
            case READY -> server.trust() == Trust.PAUSED ? "warn" : "good";
            case MAKING, UPDATING, REMOVING -> server.working() ? "works" : "warn";
            case GONE -> "none";
        };
    }

    /// Whether it is there, and somebody else is in it.
    private static boolean isHostile(ServerView server) {
        return server.trust() == Trust.HOSTILE
                && server.state() != ServerView.State.REMOVING
                && server.state() != ServerView.State.GONE;
    }

    static String minutes(long seconds) {
        if (seconds == 1) {
            return "about a second";
        }
        return seconds < 90
                ? "about %d seconds".formatted(seconds)
                : "about %d minutes".formatted(Math.round(seconds / 60.0));
    }

    static String stock(String stock) {
        return switch (stock) {
            case "AVAILABLE" -> "in stock";
            case "SCARCE" -> "few left";
            case "SOLD_OUT" -> "sold out";
            default -> "stock unknown";
        };
    }
}
