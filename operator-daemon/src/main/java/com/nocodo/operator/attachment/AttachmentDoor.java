package com.nocodo.operator.attachment;

import com.nocodo.protocol.AttachmentApi;
import java.io.InputStream;

/// The attachments, for one person.
public record AttachmentDoor(Attachments attachments, String author) implements AttachmentApi {

    @Override
    public AttachmentView add(String name, long announced, InputStream content) {
        return attachments.add(name, announced, content, author);
    }

    @Override
    public AttachmentView get(String id) {
        return attachments.get(id);
    }

    @Override
    public InputStream open(String id) {
        return attachments.open(id);
    }
}
