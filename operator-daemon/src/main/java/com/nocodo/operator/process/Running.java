package com.nocodo.operator.process;

/// A program that runs beside us; closing it ends it with its children.
public final class Running implements AutoCloseable {
    private final Process process;
    private final ProcessNotes notes;

    Running(Process process, ProcessNotes notes) {
        this.process = process;
        this.notes = notes;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            ProcessRunner.end(process.toHandle());
        } finally {
            notes.ended(process.pid());
        }
    }
}
